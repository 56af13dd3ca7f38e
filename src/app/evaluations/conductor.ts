import type { Evaluation } from "../../core/evaluation/evaluation.ts";
import type { Timing } from "../../models/timing.ts";
import type { Models, NotReady } from "../models/models.ts";
import type { Desk } from "./desk.ts";
import type { Keeper } from "./keeper.ts";
import { type Held, lockName, type Locks } from "./locks.ts";
import type { OpenPack } from "./pack.ts";
import { isCalled, standing } from "./places.ts";
import type { EvaluationRecord } from "./record.ts";
import { type Run, type RunEnd, startRun } from "./run.ts";
import type { OpenEvaluation } from "./session.ts";
import type { Spending } from "./spending.ts";
import type { Writer } from "./writer.ts";

/** What there is once an evaluation is read. */
export interface OpenDesk {
  readonly pack: OpenPack;
  readonly record: EvaluationRecord;
  readonly desk: Desk;
  readonly spending: Spending;
}

/** What conducting an evaluation takes. */
export interface ConductorParts {
  readonly id: string;
  readonly keeper: Keeper;
  readonly writer: Writer;
  readonly models: () => Promise<Pick<Models, "client" | "state">>;
  readonly locks: Locks;
  readonly timing: Timing;
  /** Ms since 1970. */
  readonly nowMs: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly open: () => OpenDesk | null;
  /** Reads again what is kept, because another tab has written; false: it is gone. */
  readonly reload: () => Promise<boolean>;
  /** Something goes on: soon enough is early enough to show it. */
  readonly onProgress: () => void;
  /** The phase has changed. */
  readonly onPhase: () => void;
}

type Scope = "pilot" | "all";

/** Runs an evaluation when it is wanted, while no other tab does. */
export interface Conductor {
  phase(): OpenEvaluation["phase"];
  run(): Run | null;
  /** The evaluation is open: sees whether another tab runs it, and begins what was wanted meanwhile. */
  opened(): void;
  want(scope: Scope): void;
  wantErrors(): void;
  pause(): void;
  stop(): void;
  /** Waits for calls that are out, and leaves the evaluation as one that was closed. */
  close(): Promise<void>;
  /** Gives everything up. */
  abandon(): void;
}

/** How long after a failure of the store it is tried again, in ms. */
const keepAgainMs = 5_000;

/** Nothing is wanted yet. */
export function createConductor(parts: ConductorParts): Conductor {
  const { locks, writer, nowMs, timing } = parts;
  const leaving = new AbortController();
  let phase: OpenEvaluation["phase"] = "idle";
  let run: Run | null = null;
  let wish: Scope | null = null;
  let reopens = false;
  let halting = false;
  let stopping = false;
  let working: Promise<void> | null = null;
  let cancelKeeping: (() => void) | null = null;

  function enter(next: OpenEvaluation["phase"]): void {
    phase = next;
    parts.onPhase();
  }

  function work(): void {
    if (working !== null || parts.open() === null || leaving.signal.aborted) return;
    working = conduct();
  }

  async function conduct(): Promise<void> {
    const held = (await locks.tryHold(lockName(parts.id))) ?? (await elsewhere());
    if (held === null) {
      working = null;
      return;
    }
    const open = parts.open();
    // Whoever ran it is gone.
    if (open?.record.get().status === "running" && wish === null) {
      await open.record.change((now) => ({ ...now, status: "paused", reason: { kind: "closed" } }));
    }
    while (wish !== null && !leaving.signal.aborted) {
      const scope = wish;
      wish = null;
      await perform(scope);
    }
    held.release();
    // In the same breath as nothing was wanted: what is wanted later begins anew.
    working = null;
  }

  /** Waits until the tab that runs it ends, and goes on where that one left it. */
  async function elsewhere(): Promise<Held | null> {
    enter("elsewhere");
    const held = await locks.hold(lockName(parts.id), leaving.signal);
    if (held === null) return null;
    if (!(await parts.reload())) {
      held.release();
      return null;
    }
    if (parts.open()?.record.get().status === "running") wish ??= "all";
    enter("idle");
    return held;
  }

  async function perform(scope: Scope): Promise<void> {
    const open = parts.open();
    if (open === null) return;
    halting = false;
    stopping = false;
    enter(scope === "pilot" ? "piloting" : "running");
    const before = open.record.get();
    const end = await ask(open, scope);
    run = null;
    phase = "idle";
    await open.record.change((now) => ({ ...now, ...standingAfter(end, before, open.desk) }));
    parts.onPhase();
    if (end.kind === "not-kept" && !halting) keepAgain(scope);
  }

  async function ask({ record, desk, spending, pack }: OpenDesk, scope: Scope): Promise<RunEnd> {
    if ((await writer.retry()) !== null) return { kind: "not-kept" };
    if (record.get().reason?.kind === "budget") spending.renew();
    const startedMs = record.get().startedMs ?? nowMs();
    const refused = await record.change((now) =>
      // A pilot is no run: a page that is closed in it leaves nothing to be gone on with.
      scope === "pilot"
        ? { ...now, startedMs }
        : { ...now, startedMs, status: "running", reason: null, endedMs: null },
    );
    if (refused !== null) return { kind: "not-kept" };
    if (reopens) for (const cell of desk.reopen()) void writer.settle(cell, null);
    reopens = false;
    const models = await parts.models().catch(() => null);
    if (leaving.signal.aborted) return { kind: "asked" };
    run = startRun({
      ...parts,
      evaluation: record.get(),
      pack,
      tallies: desk.tallies(),
      scope,
      spending,
      client: models === null ? () => Promise.resolve(notLoaded) : models.client.bind(models),
      prices: () => models?.state.get().prices ?? [],
      onChange: parts.onProgress,
      onKept(place) {
        desk.kept(place);
        parts.onProgress();
      },
    });
    if (stopping) run.abort();
    else if (halting) run.end({ kind: "asked" });
    return run.ended;
  }

  function standingAfter(
    end: RunEnd,
    before: Evaluation,
    desk: Desk,
  ): Partial<Pick<Evaluation, "status" | "reason" | "endedMs">> {
    if (stopping) return { status: "stopped", reason: null, endedMs: nowMs() };
    if (end.kind !== "finished") {
      const closed = end.kind === "asked" && leaving.signal.aborted;
      return { status: "paused", reason: closed ? { kind: "closed" } : end };
    }
    const isLeft = desk
      .tallies()
      .some(({ predictor, places }) => isCalled(predictor) && places.some(isOpen));
    if (!isLeft) return { status: "done", reason: null, endedMs: nowMs() };
    // A pilot is over.
    return { status: before.status, reason: before.reason };
  }

  function keepAgain(scope: Scope): void {
    cancelKeeping = timing.after(keepAgainMs, () => {
      void writer.retry().then((refused) => {
        if (cancelKeeping === null) return;
        cancelKeeping = null;
        if (refused === null) want(scope);
        else keepAgain(scope);
      });
    });
  }

  function want(scope: Scope): void {
    cancelKeeping?.();
    cancelKeeping = null;
    if (phase === "running" || (phase === "piloting" && scope === "pilot")) return;
    wish = wish === "all" ? "all" : scope;
    work();
  }

  function halt(): void {
    wish = null;
    halting = true;
    cancelKeeping?.();
    cancelKeeping = null;
  }

  function pause(): void {
    halt();
    if (phase !== "running" && phase !== "piloting") return;
    enter("pausing");
    run?.end({ kind: "asked" });
  }

  return {
    phase: () => phase,
    run: () => run,
    opened: work,
    want,
    wantErrors() {
      reopens = true;
      want("all");
    },
    pause,
    stop() {
      halt();
      stopping = true;
      run?.abort();
      const open = parts.open();
      if (phase !== "idle" || open === null) return;
      const stopped = { status: "stopped", reason: null, endedMs: nowMs() } as const;
      void open.record.change((now) => (now.status === "done" ? now : { ...now, ...stopped }));
    },
    async close() {
      pause();
      leaving.abort();
      await working;
    },
    abandon() {
      halt();
      leaving.abort();
      run?.abort();
    },
  };
}

const notLoaded: NotReady = {
  problem: "The part of the page that asks models could not be loaded.",
  help: "Is there a connection? Go on when there is.",
};

function isOpen(place: Parameters<typeof standing>[0]): boolean {
  return standing(place) === "todo";
}
