import type { Output } from "../../core/evaluation/evaluation.ts";
import { isReusable } from "../../core/asking/cell.ts";
import type { Evaluation, PauseReason } from "../../core/evaluation/evaluation.ts";
import { pilotSize } from "../../core/evaluation/plan.ts";
import type { Predictor } from "../../core/evaluation/predictor.ts";
import type { Price } from "../../models/prices/prices.ts";
import type { Timing } from "../../models/timing.ts";
import { createBreath } from "../benchmarks/breath.ts";
import type { Models } from "../models/models.ts";
import { type Asking, composeAsking } from "./asking.ts";
import type { Keeper } from "./keeper.ts";
import { type Lane, type LaneEnd, startLane } from "./lane.ts";
import type { OpenPack } from "./pack.ts";
import { isCalled, standing, type Place } from "./places.ts";
import { type Spending, usdOf } from "./spending.ts";
import type { Tally } from "./tally.ts";
import type { Writer } from "./writer.ts";

/** What a run works with. */
export interface RunParts {
  readonly evaluation: Evaluation;
  readonly pack: OpenPack;
  readonly tallies: readonly Tally[];
  readonly scope: "pilot" | "all";
  readonly client: Models["client"];
  readonly prices: () => readonly Price[];
  readonly spending: Spending;
  readonly keeper: Keeper;
  readonly writer: Writer;
  readonly timing: Timing;
  readonly nowMs: () => number;
  readonly random: () => number;
  /** A call begins or ends, or something of the pace has changed. */
  readonly onChange: () => void;
  /** What became of a place is kept. */
  readonly onKept: (place: Place) => void;
}

/** What a run came to: everything of its scope was asked, or why it is paused. */
export type RunEnd = { readonly kind: "finished" } | PauseReason;

/** All predictors of an evaluation being asked side by side. */
export interface Run {
  /** Resolves when no call is out any more. */
  readonly ended: Promise<RunEnd>;
  readonly lanes: ReadonlyMap<string, Lane>;
  /** Begins no further calls. */
  end(why: LaneEnd): void;
  /** Gives up the calls that are out. */
  abort(): void;
}

/** Begins to ask. */
export function startRun(parts: RunParts): Run {
  const { evaluation, pack, spending } = parts;
  const { plan } = evaluation;
  const lanes = new Map<string, Lane>();
  let aborted = false;
  const breath = createBreath();
  let why: LaneEnd | null = null;

  function end(reason: LaneEnd): void {
    why ??= reason;
    for (const lane of lanes.values()) lane.end(reason);
  }

  // Read once: a look into the store for each cell costs more than most have to gain.
  const answered = plan.reuse ? parts.keeper.read((verbs) => verbs.keys()) : null;

  async function known(asking: Asking): Promise<Output | null> {
    const keys = await answered;
    if (keys === null || (keys.kind === "found" && !keys.value.has(asking.cell.key))) return null;
    const found = await parts.keeper.read((verbs) => verbs.ofKey(asking.cell.key));
    if (found.kind === "failed") return null;
    const other = found.value.find((one) => one.from === null && isReusable(one.result));
    return other === undefined
      ? null
      : asking.output(other.result, parts.nowMs(), other.evaluation);
  }

  async function ask(tally: Tally): Promise<LaneEnd & { readonly predictor: string }> {
    const { predictor } = tally;
    const places = scopeOf(tally, parts);
    if (places.length === 0) return { kind: "finished", predictor: predictor.id };
    const client = await parts.client(predictor, pack);
    if ("problem" in client) {
      return { kind: "predictor", predictor: predictor.id, message: client.problem };
    }
    const lane = startLane({
      ...parts,
      client,
      places,
      concurrency: plan.concurrency,
      stopAtRateLimit: plan.stopAtRateLimit,
      leased: isLeased(predictor),
      compose: (place) => composeAsking(evaluation.id, plan, predictor, pack, place),
      known,
      leave: () => spending.leave(),
      onCall(place, sent) {
        tally.called(place, sent ? 1 : -1);
        if (sent) spending.sent();
        else spending.unsent();
        parts.onChange();
      },
      onBack(_, result) {
        spending.back(result, usdOf(result, predictor.source, parts.prices()));
        // Others may have waited for what this one would cost.
        for (const other of lanes.values()) other.wake();
        parts.onChange();
      },
      breath,
    });
    lanes.set(predictor.id, lane);
    if (why !== null) lane.end(why);
    if (aborted) lane.abort();
    const ended = await lane.ended;
    // What stops one of them stops all, but for what only one predictor lacks.
    if (ended.kind === "budget" || ended.kind === "not-kept" || ended.kind === "rate-limit") {
      end(ended);
    }
    return { ...ended, predictor: predictor.id };
  }

  return {
    ended: Promise.all(parts.tallies.map(ask)).then(endOf),
    lanes,
    end,
    abort() {
      end({ kind: "asked" });
      aborted = true;
      for (const lane of lanes.values()) lane.abort();
    },
  };
}

/** Nothing leaves the page: asked again, it gives the same and costs nothing. */
function isLeased({ source }: Predictor): boolean {
  return source.kind !== "player" && source.kind !== "replay";
}

function scopeOf({ predictor, places }: Tally, { scope, pack, evaluation }: RunParts) {
  if (!isCalled(predictor)) return [];
  const items = evaluation.items?.length ?? pack.items.length;
  const all = scope === "all" ? places : places.slice(0, Math.min(pilotSize, items));
  return all.filter((place) => standing(place) === "todo");
}

/** Reasons in the order in which they are told. */
const reasons = ["not-kept", "budget", "rate-limit", "predictor", "asked"] as const;

function endOf(ends: readonly (LaneEnd & { readonly predictor: string })[]): RunEnd {
  for (const reason of reasons) {
    const found = ends.find(({ kind }) => kind === reason);
    if (found === undefined || found.kind === "finished") continue;
    switch (found.kind) {
      case "asked":
      case "not-kept":
        return { kind: found.kind };
      case "budget":
        return { kind: "budget", of: found.of };
      case "rate-limit":
        return { kind: "rate-limit", retryAfterMs: found.retryAfterMs };
      case "predictor":
        return { kind: "predictor", predictor: found.predictor, message: found.message };
    }
  }
  return { kind: "finished" };
}
