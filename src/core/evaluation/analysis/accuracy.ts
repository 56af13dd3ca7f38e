import type { Observation } from "../../score/statistics/interval.ts";
import { type Figure, shareFigure, undefinedFigure } from "./figure.ts";
import type { Participant } from "./participant.ts";
import type { Response } from "./response.ts";

/** All samples of one item. */
export interface AnsweredItem {
  readonly item: string;
  readonly program: string;
  /** In their order, at least one. */
  readonly responses: readonly [Response, ...Response[]];
}

/** How much is right, by three rules. */
export interface AccuracyFigures {
  /** Of all items, replies without an answer counted as wrong: the headline. */
  readonly all: Figure;
  /** Of the replies with an answer that could be read; never shown alone. */
  readonly ofParsed: Figure;
  /** Of all items, by lenient rules. */
  readonly lenient: Figure;
}

/** The responses by item, in the order of the first ones. */
export function byItem(responses: readonly Response[]): readonly AnsweredItem[] {
  const items = new Map<string, { program: string; responses: [Response, ...Response[]] }>();
  for (const response of responses) {
    const own = items.get(response.item);
    if (own === undefined) {
      items.set(response.item, { program: response.program, responses: [response] });
    } else own.responses.push(response);
  }
  return [...items].map(([item, own]) => ({ item, ...own }));
}

/** The share of the samples of an item for which something holds. */
export function shareOf({ responses }: AnsweredItem, holds: (one: Response) => boolean): number {
  return responses.filter(holds).length / responses.length;
}

/** One number for each item. */
export function observeItems(
  items: readonly AnsweredItem[],
  numberOf: (item: AnsweredItem) => number,
): readonly Observation[] {
  return items.map((item) => ({ value: numberOf(item), cluster: item.program }));
}

/** The accuracy of a participant. An item with several samples counts with the share of them that is right. */
export function accuracyOf({ responses, errors }: Participant): AccuracyFigures {
  const items = byItem(responses);
  const overAll = (holds: (one: Response) => boolean): Figure =>
    errors > 0
      ? undefinedFigure({ kind: "errors", cells: errors })
      : shareFigure(
          observeItems(items, (item) => shareOf(item, holds)),
          "items",
        );
  const parsed = responses.filter(({ state }) => state === "ok" || state === "repaired");
  return {
    all: overAll(isRight),
    ofParsed: shareFigure(
      parsed.map((one) => ({ value: isRight(one) ? 1 : 0, cluster: one.program })),
      "replies",
    ),
    lenient: overAll(({ lenient }) => lenient),
  };
}

/** Right, by strict rules. */
export function isRight({ outcome }: Response): boolean {
  return outcome === "right";
}
