import type { Interval, Observation } from "../../score/statistics/interval.ts";
import { mean } from "../../score/statistics/interval.ts";
import { shareInterval } from "../../score/statistics/wilson.ts";
import { programsOf, type Measured } from "../../score/metrics/metric.ts";

/** What a figure counts. */
export type CountedThing =
  | "items"
  | "replies"
  | "answers"
  | "questions"
  | "lines"
  | "attempts"
  | "pairs";

/** Why there is no number. */
export type Undefined =
  /** There is nothing of what it counts. */
  | { readonly kind: "nothing"; readonly of: CountedThing }
  /** Cells are in error: asking them again, or counting them as wrong, gives the number. */
  | { readonly kind: "errors"; readonly cells: number }
  /** It takes several samples of an item. */
  | { readonly kind: "samples"; readonly needed: number; readonly given: number }
  | { readonly kind: "few"; readonly n: number; readonly needed: number; readonly of: CountedThing }
  | { readonly kind: "few-programs"; readonly programs: number; readonly needed: number }
  /** All answers are right, or all wrong: there is nothing to tell apart. */
  | { readonly kind: "one-sort" }
  /** So often none of the samples is right that a set would have to hold every answer. */
  | { readonly kind: "every-answer" };

/** A number with what it rests on, or why there is none. */
export type Figure =
  | {
      readonly kind: "known";
      readonly value: number;
      readonly n: number;
      readonly of: CountedThing;
      readonly programs: number;
      /** 95 %; null where none can be given. */
      readonly interval: Interval | null;
    }
  | { readonly kind: "undefined"; readonly why: Undefined };

/** No number, and why. */
export function undefinedFigure(why: Undefined): Figure {
  return { kind: "undefined", why };
}

/** The mean of shares, each from 0 to 1, with its interval, clustered by program. */
export function shareFigure(observations: readonly Observation[], of: CountedThing): Figure {
  const value = mean(observations.map((one) => one.value));
  if (value === null) return undefinedFigure({ kind: "nothing", of });
  return {
    kind: "known",
    value,
    n: observations.length,
    of,
    programs: programsOf(observations),
    interval: shareInterval(observations),
  };
}

/** What a metric measured, as a figure. */
export function measuredFigure({ value, n, counted, programs, interval }: Measured): Figure {
  return value === null
    ? undefinedFigure({ kind: "nothing", of: counted })
    : { kind: "known", value, n, of: counted, programs, interval };
}
