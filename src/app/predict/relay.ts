import type { RunEnd } from "../../core/attempt/examination.ts";
import type { Program } from "../../core/program/program.ts";
import { stdinOfRun } from "../../core/program/program.ts";
import type { RecordingChunk } from "../../core/trace/chunk.ts";
import { defaultLimits, type Intervention } from "../../runtime/contract.ts";
import type { Runtime } from "../pythonRecorder.ts";
import type { Limits, RunFailure } from "../recorder.ts";

/** A run whose recording goes elsewhere. */
export interface RelayOrder {
  readonly program: Program;
  readonly limits: Limits;
  /** Empty: the program runs as it is. */
  readonly set: readonly Intervention[];
}

/** How a relayed run ended. */
export type RelayResult =
  | { readonly kind: "ended"; readonly end: RunEnd }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly failure: RunFailure };

/** A relayed run under way. */
export interface RelayRun {
  readonly result: Promise<RelayResult>;
  stop(): void;
}

/** Runs programs and hands on what they did, piece by piece, without keeping or reading any of it. */
export interface Relay {
  run(order: RelayOrder, onChunk: (chunk: RecordingChunk) => void): RelayRun;
}

/** Relays runs of the page's Python. */
export function createPythonRelay(runtime: Runtime): Relay {
  async function run(
    order: RelayOrder,
    onChunk: (chunk: RecordingChunk) => void,
    signal: AbortSignal,
  ): Promise<RelayResult> {
    const { program, limits, set } = order;
    const request = {
      source: program.source,
      stdin: stdinOfRun(program.stdin),
      seed: program.seed,
      mode: "state" as const,
      profile: "native" as const,
      limits: { ...defaultLimits, ...limits },
      ...(set.length > 0 && { set }),
    };
    const ended = await runtime.run(request, { signal, onChunk });
    switch (ended.kind) {
      case "finished":
        return { kind: "ended", end: { kind: "told", outcome: ended.outcome } };
      case "killed": {
        const { reason } = ended;
        const message = reason.kind === "dead" ? reason.message || reason.cause : "";
        return { kind: "ended", end: { kind: "killed", reason: reason.kind, message } };
      }
      case "cancelled":
      case "failed":
        return ended;
    }
  }

  return {
    run(order, onChunk) {
      const stopper = new AbortController();
      return { result: run(order, onChunk, stopper.signal), stop: () => stopper.abort() };
    },
  };
}
