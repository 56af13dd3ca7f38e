import { createContext, useContext } from "react";
import type { NameRef } from "./names.ts";

/** What pointing and pressing in the picture does, and what is pointed at. */
export interface Hand {
  readonly mode: "arrows" | "ids";
  /** Key of the figure that is pointed at or focused, directly or through a slot; null for none. */
  readonly marked: string | null;
  /** Key of the figure that stays marked when nothing is pointed at. */
  readonly pinned: string | null;
  readonly selected: NameRef | null;
  /** Keys of the figures that are drawn now. */
  readonly drawn: { has(key: string): boolean };
  mark(key: string | null): void;
  pin(key: string | null): void;
  select(name: NameRef | null): void;
  /** Moves focus to a figure. */
  goTo(key: string): void;
  /** Shows more of a figure; a class is shown with its names. */
  open(key: string): void;
  fold(key: string): void;
  /** Shows the step at which a frame began; undefined where nobody listens. */
  readonly goToCall: ((frame: number) => void) | undefined;
  /** What a figure is, in words: `list, 3 items`. */
  describe(key: string): string;
  /** Short text that stands for a figure where there are no arrows. */
  idOf(key: string): string;
}

const HandContext = createContext<Hand | null>(null);

/** Gives the parts of the picture their hand. */
export const HandProvider = HandContext.Provider;

/** The hand of the picture that the part is in. */
export function useHand(): Hand {
  const hand = useContext(HandContext);
  if (hand === null) throw new Error("a part of the picture stands outside it");
  return hand;
}
