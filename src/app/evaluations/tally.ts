import { type ExtractionState, extractionStates } from "../../core/asking/extraction/extraction.ts";
import type { GenResult } from "../../core/asking/generation.ts";
import type { ScoredOutput } from "../../core/evaluation/evaluation.ts";
import { type CallEstimate, estimateCalls } from "../../core/evaluation/estimatePilot.ts";
import { pilotSize } from "../../core/evaluation/plan.ts";
import type { Predictor } from "../../core/evaluation/predictor.ts";
import { mean, type Interval, type Observation } from "../../core/score/statistics/interval.ts";
import { shareInterval } from "../../core/score/statistics/wilson.ts";
import type { Price } from "../../models/prices/prices.ts";
import type { LaneNow } from "./lane.ts";
import { isCalled, standing, type Place } from "./places.ts";
import type { PredictorProgress } from "./session.ts";
import { usdOf } from "./spending.ts";
import { messageOf } from "./trouble.ts";

/** What one predictor has come to, counted as it comes. */
export interface Tally {
  readonly predictor: Predictor;
  readonly places: Place[];
  /** A request goes out, or (-1) was not sent after all. */
  called(place: Place, by: 1 | -1): void;
  /** What became of a place is kept. */
  kept(place: Place): void;
  /** A place that ended in an error is to be asked again. */
  reopened(place: Place): void;
  scored(scored: ScoredOutput): void;
  progress(lane: LaneNow | null): PredictorProgress;
  /** What all cells will come to as the first ones did; null until those of the pilot are asked. */
  pilot(items: number, width: number): CallEstimate | null;
  spent(): { readonly usd: number; readonly tokens: number; readonly calls: number };
}

/** Counts what is there already, and goes on from it. */
export function createTally(
  predictor: Predictor,
  places: Place[],
  prices: () => readonly Price[],
): Tally {
  const states = new Map<ExtractionState, number>();
  const observations: Observation[] = [];
  const errors = new Set<Place>();
  const tokens = { in: 0, out: 0, reasoning: 0 };
  let done = 0;
  let calls = 0;
  let retries = 0;
  let usd = 0;
  let unpriced = 0;
  let answered = 0;
  let ms = 0;
  let measured: { n: number; accuracy: number | null; interval: Interval | null } | null = null;

  function add(place: Place): void {
    if (standing(place) === "error") errors.add(place);
    if (standing(place) !== "done") return;
    done += 1;
    const { output } = place;
    // What was taken from elsewhere was paid for there.
    if (output === null || output.from !== null || output.result.kind === "failed") return;
    const { usage, totalMs } = output.result;
    tokens.in += usage?.inputTokens ?? 0;
    tokens.out += usage?.outputTokens ?? 0;
    tokens.reasoning += usage?.reasoningTokens ?? 0;
    const cost = usdOf(output.result, predictor.source, prices());
    if (cost === null) unpriced += 1;
    else usd += cost;
    answered += 1;
    ms += totalMs;
  }

  for (const place of places) {
    const { attempts, earlier } = place.cell ?? { attempts: 0, earlier: 0 };
    calls += attempts + earlier;
    retries += Math.max(0, attempts + earlier - 1);
    add(place);
  }

  function accuracy() {
    if (measured?.n !== observations.length) {
      measured = {
        n: observations.length,
        accuracy: mean(observations.map(({ value }) => value)),
        interval: shareInterval(observations),
      };
    }
    return measured;
  }

  return {
    predictor,
    places,
    called(place, by) {
      calls += by;
      const { attempts, earlier } = place.cell ?? { attempts: 0, earlier: 0 };
      if (attempts + earlier > 0) retries += by;
    },
    kept: add,
    reopened: (place) => void errors.delete(place),
    scored({ reading, score, item }) {
      const { state } = reading.extraction;
      states.set(state, (states.get(state) ?? 0) + 1);
      // A truth that is not known counts neither for nor against anybody.
      if (score.verdict === "unavailable") return;
      observations.push({ value: score.value === 1 ? 1 : 0, cluster: item.program });
    },
    progress(lane) {
      const { accuracy: share, interval } = accuracy();
      const counts = (state: ExtractionState): number =>
        state === "error" ? errors.size : (states.get(state) ?? 0);
      const [ok, repaired, unparsed, truncated, refused, empty, error] =
        extractionStates.map(counts);
      return {
        predictor,
        done,
        errors: errors.size,
        total: places.length,
        inflight: lane?.inflight ?? 0,
        width: lane?.width ?? 0,
        waitsUntilMs: lane?.waitsUntilMs ?? null,
        calls,
        retries,
        tokens: { ...tokens },
        usd: unpriced > 0 || answered === 0 ? null : usd,
        counts: {
          ok: ok ?? 0,
          repaired: repaired ?? 0,
          unparsed: unparsed ?? 0,
          truncated: truncated ?? 0,
          refused: refused ?? 0,
          empty: empty ?? 0,
          error: error ?? 0,
        },
        failures: failuresOf(errors),
        accuracy: share,
        interval,
        meanMs: answered === 0 ? null : ms / answered,
      };
    },
    pilot(items, width) {
      if (!isCalled(predictor)) return null;
      const first = places.slice(0, Math.min(pilotSize, items));
      const asked = first.every((place) => ["done", "error"].includes(standing(place)));
      if (!asked || first.length === 0) return null;
      const facts = first.flatMap(({ output }) =>
        output?.result.kind === "reply" ? [factsOf(output.result)] : [],
      );
      return estimateCalls(facts, places.length, width);
    },
    spent: () => ({ usd, tokens: tokens.in + tokens.out, calls }),
  };

  function factsOf(result: GenResult) {
    const usage = result.kind === "reply" ? result.usage : null;
    return {
      tokensIn: usage?.inputTokens ?? null,
      tokensOut: usage?.outputTokens ?? null,
      usd: usdOf(result, predictor.source, prices()),
      ms: result.totalMs,
    };
  }
}

/** Errors by their kind, most first, each with what the last of them said. */
function failuresOf(errors: ReadonlySet<Place>): PredictorProgress["failures"] {
  const kinds = new Map<string, PredictorProgress["failures"][number]>();
  for (const { output } of errors) {
    if (output?.result.kind !== "failed") continue;
    const { failure } = output.result;
    const count = (kinds.get(failure.kind)?.count ?? 0) + 1;
    kinds.set(failure.kind, { kind: failure.kind, count, message: messageOf(failure) });
  }
  return [...kinds.values()].toSorted((one, other) => other.count - one.count);
}
