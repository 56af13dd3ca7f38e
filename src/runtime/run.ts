/** The page's watch over one run: chunks in, time limits, the hard stop, and the rescue of what was not sent yet. */
import { parseChunk, type RecordingChunk } from "../core/trace/chunk.ts";
import { eagerSteps, type FrameReply, type RunRequest } from "./contract.ts";
import { Received, Tail } from "./received.ts";
import type { BootFailure, KillReason, RunResult } from "./result.ts";
import type { Timers } from "./timers.ts";

/** How much longer than its own limit a run may take before it is looked at. */
const graceMs = 1_000;
/** A run past its limit that sends nothing for this long is stopped. */
const quietMs = 1_000;
/** However busy, a run this much past its limit is stopped. */
const lastGraceMs = 5_000;
/** A stopped run that was silent for less than this had nothing left to send but its last few steps. */
const stuckMs = 200;
/** A rescue that sends nothing for this long has come to the point where the run hung. */
const rescueQuietMs = 500;
/** The most that a rescue may take once it runs, and from the stop on: Python is to be back in three seconds. */
const rescueMs = 1_500;
const rescueFromStopMs = 2_000;

/** What a run needs done for it. */
export interface RunHost {
  readonly timers: Timers;
  /** Ends the worker that the run occupies, if any. */
  kill(): void;
  /** Starts the request in the next ready worker, as this same run. */
  restart(request: RunRequest): void;
  /** Whether another run waits for this one to end. */
  othersWait(): boolean;
  /** Hands on a piece of the recording. */
  chunk(chunk: RecordingChunk): void;
  /** One run of a batch is over; the chunks before it are its recording. */
  part(outcome: string): void;
  /** The run is over; called once. */
  settle(result: RunResult): void;
}

type Phase = "waiting" | "recording" | "rescuing" | "over";

/** One run from its start to its result. */
export class Watch {
  readonly #request: RunRequest;
  readonly #host: RunHost;
  readonly #received = new Received();
  #phase: Phase = "waiting";
  #startedAt = 0;
  #heardAt = 0;
  readonly #takeBack: (() => void)[] = [];
  #rescue: { tail: Tail; reason: KillReason; quiet: () => void } | null = null;

  constructor(request: RunRequest, host: RunHost) {
    this.#request = request;
    this.#host = host;
  }

  /** Whether several runs come one after the other; what was recorded of each is complete with its `part`. */
  get #isBatch(): boolean {
    return this.#request.runs !== undefined;
  }

  get rescuing(): boolean {
    return this.#phase === "rescuing";
  }

  /** For how long the run has said nothing, in milliseconds. */
  get quietMs(): number {
    return this.#host.timers.now() - this.#heardAt;
  }

  /** A worker has been given the program. */
  start(): void {
    this.#phase = "recording";
    this.#startedAt = this.#heardAt = this.#host.timers.now();
    this.#checkAfter(this.#request.limits.timeMs + graceMs);
  }

  /** The rescue's worker has been given the program. */
  restarted(): void {
    this.#listenForQuiet();
    this.#later(rescueMs, () => this.#endRescue());
  }

  hear(reply: Extract<FrameReply, { run: string }>): void {
    if (this.#phase === "rescuing") this.#hearRescue(reply);
    else if (this.#phase === "recording") this.#hearRun(reply);
  }

  /** The person wants it to end. A second call ends the rescue too. */
  stop(): void {
    if (this.#phase === "waiting") this.#settle({ kind: "cancelled" });
    else if (this.#phase === "rescuing") this.#endRescue();
    else if (this.#phase === "recording") {
      this.#end({ kind: "stopped-by-you" }, this.quietMs > stuckMs);
    }
  }

  /** The worker is gone with everything around it, and nobody can be asked. */
  vanish(): void {
    if (this.#phase === "rescuing") this.#endRescue();
    else this.#end({ kind: "dead", cause: "vanished", message: "" }, false);
  }

  /** Python cannot be started any more. What was recorded stays delivered. */
  fail(failure: BootFailure): void {
    if (this.#phase === "waiting") this.#settle({ kind: "failed", failure });
    else this.vanish();
  }

  #hearRun(reply: Extract<FrameReply, { run: string }>): void {
    this.#heardAt = this.#host.timers.now();
    switch (reply.type) {
      case "chunk": {
        const chunk = parseChunk(reply);
        if ("kind" in chunk) {
          const message = `${chunk.rule}: ${chunk.detail}`;
          this.#end({ kind: "dead", cause: "damaged", message }, false);
          return;
        }
        if (!this.#isBatch) this.#received.add(chunk);
        this.#host.chunk(chunk);
        return;
      }
      case "part":
        if (!this.#isBatch) return;
        this.#startedAt = this.#heardAt;
        this.#host.part(reply.outcome);
        return;
      case "done":
        this.#settle({ kind: "finished", outcome: reply.outcome });
        return;
      case "fatal":
        this.#end({ kind: "dead", cause: reply.cause, message: reply.message }, true);
        return;
      case "flood":
        this.#end({ kind: "flood" }, false);
    }
  }

  #checkAfter(ms: number): void {
    this.#later(ms, () => {
      if (this.#phase !== "recording") return;
      const { timers } = this.#host;
      const past = timers.now() - this.#startedAt - this.#request.limits.timeMs;
      // The next run of a batch has its own time.
      if (past < graceMs) this.#checkAfter(graceMs - past);
      else if (past >= lastGraceMs || this.quietMs >= quietMs) this.#end({ kind: "silent" }, true);
      else this.#checkAfter(Math.min(quietMs - this.quietMs, lastGraceMs - past));
    });
  }

  /**
   * Stops the run hard. The first steps are each sent at once, so where there are no others nothing is to rescue; and
   * nobody is kept waiting for a rescue.
   */
  #end(reason: KillReason, rescue: boolean): void {
    this.#host.kill();
    if (rescue && this.#received.steps >= eagerSteps / 2 && !this.#host.othersWait())
      this.#beginRescue(reason);
    else this.#settle({ kind: "killed", reason, steps: this.#received.steps });
  }

  /** The same program runs again and from where its recording broke off it sends every step, until it hangs again. */
  #beginRescue(reason: KillReason): void {
    this.#phase = "rescuing";
    this.#rescue = { tail: new Tail(this.#received), reason, quiet: () => {} };
    this.#later(rescueFromStopMs, () => this.#endRescue());
    this.#host.restart({ ...this.#request, flushFrom: this.#received.steps });
  }

  #hearRescue(reply: Extract<FrameReply, { run: string }>): void {
    if (this.#rescue === null) return;
    if (reply.type !== "chunk") {
      this.#endRescue();
      return;
    }
    this.#listenForQuiet();
    const chunk = parseChunk(reply);
    const rest = "kind" in chunk ? "another" : this.#rescue.tail.beyond(chunk);
    if (rest === "another") this.#endRescue();
    else if (rest !== null) {
      this.#received.add(rest);
      this.#host.chunk(rest);
    }
  }

  #listenForQuiet(): void {
    if (this.#rescue === null) return;
    this.#rescue.quiet();
    this.#rescue.quiet = this.#host.timers.after(rescueQuietMs, () => this.#endRescue());
  }

  #endRescue(): void {
    const rescue = this.#rescue;
    if (rescue === null || this.#phase === "over") return;
    rescue.quiet();
    this.#host.kill();
    this.#settle({ kind: "killed", reason: rescue.reason, steps: this.#received.steps });
  }

  #later(ms: number, call: () => void): void {
    this.#takeBack.push(this.#host.timers.after(ms, call));
  }

  #settle(result: RunResult): void {
    if (this.#phase === "over") return;
    this.#phase = "over";
    for (const takeBack of this.#takeBack) takeBack();
    this.#host.settle(result);
  }
}
