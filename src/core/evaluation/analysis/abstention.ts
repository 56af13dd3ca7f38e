import type { Observation } from "../../score/statistics/interval.ts";
import { meanInterval } from "../../score/statistics/mean.ts";
import { programsOf } from "../../score/metrics/metric.ts";
import { mean } from "../../score/statistics/interval.ts";
import { type Figure, shareFigure, undefinedFigure } from "./figure.ts";
import type { Participant } from "./participant.ts";
import type { Response } from "./response.ts";

/** What a wrong answer costs, in right ones. */
const penalties = [0, 0.5, 1] as const;

/** What saying "not sure" comes to. */
export interface AbstentionFigures {
  /** Share of replies that say "not sure". */
  readonly unsure: Figure;
  /** Share right of the replies that do not. */
  readonly willing: Figure;
  /** Right ones less `penalty` times wrong ones, of all replies; from -1 to 1. Saying "not sure" earns and costs nothing; a reply without an answer is wrong. */
  readonly scores: readonly { readonly penalty: number; readonly score: Figure }[];
}

/** How a participant fares where "not sure" is an answer. */
export function abstentionOf({ responses, errors }: Participant): AbstentionFigures {
  const willing = responses.filter(({ outcome }) => outcome !== "unsure");
  return {
    unsure: shareFigure(
      observe(responses, ({ outcome }) => (outcome === "unsure" ? 1 : 0)),
      "replies",
    ),
    willing: shareFigure(
      observe(willing, ({ outcome }) => (outcome === "right" ? 1 : 0)),
      "replies",
    ),
    scores: penalties.map((penalty) => ({
      penalty,
      score:
        errors > 0
          ? undefinedFigure({ kind: "errors", cells: errors })
          : meanFigure(observe(responses, (one) => worth(one, penalty))),
    })),
  };
}

function worth({ outcome }: Response, penalty: number): number {
  if (outcome === "right") return 1;
  return outcome === "unsure" ? 0 : -penalty;
}

function observe(
  responses: readonly Response[],
  numberOf: (one: Response) => number,
): readonly Observation[] {
  return responses.map((one) => ({ value: numberOf(one), cluster: one.program }));
}

/** A mean that is no share: its interval is Student's. */
function meanFigure(observations: readonly Observation[]): Figure {
  const value = mean(observations.map((one) => one.value));
  if (value === null) return undefinedFigure({ kind: "nothing", of: "replies" });
  const interval = meanInterval(observations);
  return {
    kind: "known",
    value,
    n: observations.length,
    of: "replies",
    programs: programsOf(observations),
    interval: interval !== null && interval.low < interval.high ? interval : null,
  };
}
