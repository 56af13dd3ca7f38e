import { passAtK } from "../../score/metrics/passAtK.ts";
import { majorityOf, passHatK } from "../../score/metrics/samples.ts";
import { type AnsweredItem, byItem, isRight, observeItems } from "./accuracy.ts";
import { type Figure, shareFigure, undefinedFigure } from "./figure.ts";
import type { Participant } from "./participant.ts";

/** What `k` samples of an item come to; items with fewer are left out. */
export interface SampleFigures {
  readonly k: number;
  /** At least one of k is right. */
  readonly passAt: Figure;
  /** All k are right. */
  readonly passHat: Figure;
  /** The answer that most of the first k samples give is right. */
  readonly majority: Figure;
}

/** The figures of several samples: for 2, 5 and 10 of them as far as there are so many, and for all. Empty where each item was asked once. */
export function samplesOf({ responses }: Participant): readonly SampleFigures[] {
  const items = byItem(responses);
  const most = items.reduce((found, one) => Math.max(found, one.responses.length), 0);
  if (most < 2) return [];
  const ks = [2, 5, 10].filter((k) => k < most);
  return [...ks, most].map((k) => {
    const enough = items.filter((item) => item.responses.length >= k);
    const figure = (numberOf: (item: AnsweredItem) => number): Figure =>
      enough.length === 0
        ? undefinedFigure({ kind: "samples", needed: k, given: most })
        : shareFigure(observeItems(enough, numberOf), "items");
    return {
      k,
      passAt: figure((item) => passAtK(item.responses.length, rightIn(item), k)),
      passHat: figure((item) => passHatK(item.responses.length, rightIn(item), k) ?? 0),
      majority: figure((item) => (isMajorityRight(item, k) ? 1 : 0)),
    };
  });
}

/** Whether the answer that most of the first `k` samples give is right; of answers given equally often the first. Of one sample it is that one. */
export function isMajorityRight(
  { responses }: AnsweredItem,
  k: number = responses.length,
): boolean {
  const first = responses.slice(0, k);
  const majority = majorityOf(first.map(({ key }) => key));
  return majority !== null && first.some((one) => one.key === majority.key && isRight(one));
}

function rightIn({ responses }: AnsweredItem): number {
  return responses.filter(isRight).length;
}
