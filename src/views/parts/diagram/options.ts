import type { CollapseLimits } from "../value/collapse.ts";

/** How the picture is to be drawn. */
export interface PictureOptions {
  /** Whether plain values, functions without cells, classes, modules and enum members stand inside the slot that holds them. */
  readonly simpleInside: boolean;
  /** What a person has opened: key of a figure → how many times. A class counts as open from 1. */
  readonly opened: ReadonlyMap<string, number>;
  /** Most figures drawn at one step. */
  readonly figureLimit: number;
  /** Most frames drawn under the module's, the paused ones not counted. */
  readonly frameLimit: number;
}

/** Limits that keep a picture readable and a step under a frame's time. */
export const defaultOptions: PictureOptions = {
  simpleInside: true,
  opened: new Map(),
  figureLimit: 80,
  frameLimit: 8,
};

/** How much of a container is drawn after it was opened `times` times (0 for not at all). */
export function limitsWhenOpened(times: number): CollapseLimits {
  if (times === 0) return { whole: 16, head: 8, tail: 3, around: 1 };
  const whole = Math.min(2000, 16 * 10 ** times);
  return { whole, head: Math.floor(whole * 0.6), tail: Math.floor(whole * 0.2), around: 3 };
}
