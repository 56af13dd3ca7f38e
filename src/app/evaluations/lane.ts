import { lease, settled } from "../../core/asking/cell.ts";
import type { Failed, GenResult } from "../../core/asking/generation.ts";
import type { EvaluationCell, Output } from "../../core/evaluation/evaluation.ts";
import type { ModelClient } from "../../models/client.ts";
import {
  afterAnswer,
  afterFailure,
  firstPace,
  type Pace,
  retryDelay,
  widthAt,
} from "../../models/pace.ts";
import type { Timing } from "../../models/timing.ts";
import type { Asking } from "./asking.ts";
import { createBell } from "./bell.ts";
import type { Leave } from "./budget.ts";
import { createPlaceQueue } from "./placeQueue.ts";
import type { Place } from "./places.ts";
import { createTrouble, messageOf } from "./trouble.ts";
import type { Writer } from "./writer.ts";

/** Why a predictor is asked no more. `asked`: somebody wants it so. */
export type LaneEnd =
  | { readonly kind: "finished" }
  | { readonly kind: "asked" }
  | { readonly kind: "not-kept" }
  | { readonly kind: "budget"; readonly of: "usd" | "tokens" | "calls" }
  | { readonly kind: "rate-limit"; readonly retryAfterMs: number | null }
  | { readonly kind: "predictor"; readonly message: string };

/** What asking one predictor takes. */
export interface LaneParts {
  readonly client: ModelClient;
  /** Those to be asked, in their order. */
  readonly places: readonly Place[];
  /** Calls at once at most; null: as the client says. */
  readonly concurrency: number | null;
  readonly stopAtRateLimit: boolean;
  /** False: nothing leaves the page, so nothing is lost when it is asked again, and no lease is taken. */
  readonly leased: boolean;
  readonly writer: Writer;
  readonly timing: Timing;
  /** Ms since 1970. */
  readonly nowMs: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly compose: (place: Place) => Asking;
  /** What an earlier evaluation has to the very same cell; null: nothing. */
  readonly known: (asking: Asking) => Promise<Output | null>;
  /** Whether one more call may begin. */
  readonly leave: () => Leave;
  /** A request is sent; `sent` false: it was not, after all. */
  readonly onCall: (place: Place, sent: boolean) => void;
  /** A request has come back. */
  readonly onBack: (place: Place, result: GenResult) => void;
  /** What became of a place is kept. */
  readonly onKept: (place: Place) => void;
  /** Lets the page do what it has to. */
  readonly breath: () => Promise<void>;
}

/** One predictor that is being asked. */
export interface Lane {
  /** Resolves when no call is out any more. */
  readonly ended: Promise<LaneEnd>;
  /** Begins no further calls. */
  end(why: LaneEnd): void;
  /** Gives up the calls that are out. */
  abort(): void;
  /** Looks again whether a call may begin. */
  wake(): void;
  now(): LaneNow;
}

/** Calls that are out, how many may be, and until when none begins in ms since 1970 (null: nothing is waited for). */
export interface LaneNow {
  readonly inflight: number;
  readonly width: number;
  readonly waitsUntilMs: number | null;
}

/** How often a cell is asked while what lies between fails, before it ends in an error. */
const mostTries = 4;

/** For how long nobody else takes a cell that is being asked. */
const leaseMs = 1_800_000;

/** How much may wait to be written before more is asked. */
const mostUnwritten = 200;

/** Begins to ask. */
export function startLane(parts: LaneParts): Lane {
  const { client, writer, timing } = parts;
  const { first, most } = client.capabilities.concurrency;
  const bell = createBell(timing);
  const trouble = createTrouble();
  const queue = createPlaceQueue(parts.places);
  const tries = new Map<Place, number>();
  // Each call has a signal of its own: what listens to it goes when the call does.
  const calls = new Set<AbortController>();
  let pace: Pace = firstPace({ first, most: Math.min(most, parts.concurrency ?? most) });
  let out = 0;
  let unwritten = 0;
  let aborted = false;
  let why: LaneEnd | null = null;

  function end(reason: LaneEnd): void {
    why ??= reason;
    bell.ring();
  }

  async function run(): Promise<LaneEnd> {
    for (;;) {
      const now = timing.now();
      const soonest = queue.soonestMs(now);
      if (why !== null || soonest === null) {
        // What can't be kept stays with the writer.
        const isOver = out === 0 && (unwritten === 0 || why?.kind === "not-kept");
        if (isOver) return why ?? { kind: "finished" };
        await bell.heard(null);
        continue;
      }
      const width = widthAt(pace, now);
      if (out >= width || unwritten >= mostUnwritten) {
        await bell.heard(width === 0 ? pace.pausedUntilMs : null);
      } else if (soonest > now) {
        await bell.heard(soonest);
      } else {
        const leave = parts.leave();
        if (leave === "later") await bell.heard(null);
        else if (leave !== "now") end({ kind: "budget", of: leave.usedUp });
        else {
          const place = queue.take(now);
          if (place !== null) void ask(place);
          await parts.breath();
        }
      }
    }
  }

  async function ask(place: Place): Promise<void> {
    out += 1;
    const asking = parts.compose(place);
    const known = await parts.known(asking);
    if (known !== null) {
      out -= 1;
      await keep(place, { ...asking.cell, state: { kind: "done" } }, known);
      return;
    }
    const nowMs = parts.nowMs();
    const taken = lease(asking.cell, nowMs, nowMs + leaseMs);
    const cell: EvaluationCell = { ...asking.cell, ...taken };
    parts.onCall(place, true);
    if (parts.leased && !(await writer.lease(cell))) {
      parts.onCall(place, false);
      out -= 1;
      end({ kind: "not-kept" });
      return;
    }
    place.cell = cell;
    const call = new AbortController();
    calls.add(call);
    if (aborted) call.abort();
    const result = await client.generate(asking.request, call.signal);
    calls.delete(call);
    out -= 1;
    parts.onBack(place, result);
    if (result.kind === "reply") {
      pace = afterAnswer(pace);
      trouble.answered();
      await keep(
        place,
        { ...cell, state: { kind: "done" } },
        asking.output(result, parts.nowMs(), null),
      );
    } else {
      await failed(place, cell, asking, result);
    }
  }

  async function failed(
    place: Place,
    cell: EvaluationCell,
    asking: Asking,
    result: Failed,
  ): Promise<void> {
    const { failure } = result;
    const now = timing.now();
    const isNewLimit = failure.kind === "rate-limited" && now >= pace.pausedUntilMs;
    pace = afterFailure(pace, failure, now);
    // A limit is no fault of the cell: it may meet any number of them.
    const count = (tries.get(place) ?? 0) + (failure.kind === "rate-limited" ? 0 : 1);
    tries.set(place, count);
    const isLast = count >= mostTries;
    const next = { ...cell, ...settled(cell, result, isLast ? 0 : Number.POSITIVE_INFINITY) };
    if (next.state.kind === "error") {
      if (trouble.ended(failure)) end({ kind: "predictor", message: messageOf(failure) });
      await keep(place, next, asking.output(result, parts.nowMs(), null));
      return;
    }
    if (failure.kind === "aborted") {
      await keep(place, next, null);
      return;
    }
    place.cell = next;
    if (failure.kind === "rate-limited") {
      const limit = { kind: "rate-limit", retryAfterMs: failure.retryAfterMs } as const;
      if (parts.stopAtRateLimit || (isNewLimit && trouble.limited())) end(limit);
    }
    const delay = retryDelay(failure, Math.max(1, count), parts.random()) ?? 0;
    queue.again(place, Math.max(now + delay, pace.pausedUntilMs));
    bell.ring();
  }

  async function keep(place: Place, cell: EvaluationCell, output: Output | null): Promise<void> {
    unwritten += 1;
    bell.ring();
    await writer.settle(cell, output);
    unwritten -= 1;
    place.cell = cell;
    place.output = output ?? place.output;
    tries.delete(place);
    parts.onKept(place);
    bell.ring();
  }

  return {
    ended: run(),
    end,
    abort() {
      aborted = true;
      for (const call of calls) call.abort();
    },
    wake: () => bell.ring(),
    now() {
      const waitMs = pace.pausedUntilMs - timing.now();
      return {
        inflight: out,
        width: Math.max(1, Math.floor(pace.width)),
        waitsUntilMs: waitMs > 0 ? parts.nowMs() + waitMs : null,
      };
    },
  };
}
