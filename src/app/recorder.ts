import type { Program } from "../core/program/program.ts";
import type { Recording } from "../core/trace/index.ts";
import type { BootState } from "../runtime/index.ts";

export type { BootState } from "../runtime/index.ts";

/** Where a run stops by itself. */
export interface Limits {
  readonly steps: number;
  readonly timeMs: number;
}

/** Whose line events are recorded: those of the Python that is here, or those of CPython 3.11. */
export type Profile = "native" | "3.11";

/** What came of a run. `failed`: there is nothing to show; `cancelled`: it was taken back before it began. */
export type RunResult =
  | { readonly kind: "recorded"; readonly recording: Recording }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed"; readonly failure: RunFailure };

/** Why a run left no recording. */
export type RunFailure =
  | Extract<BootState, { kind: "failed" }>["failure"]
  /** What came across the wall is no recording; `detail` names the broken rule. */
  | { readonly kind: "damaged"; readonly detail: string };

/** A run under way. */
export interface Run {
  readonly result: Promise<RunResult>;
  /** Ends the run from outside; what was recorded is kept. */
  stop(): void;
}

/** What came of recording the state around a step. */
export type WindowResult =
  | { readonly kind: "added" }
  | { readonly kind: "cancelled" }
  | { readonly kind: "failed" };

/** Who runs and records programs. */
export interface Recorder {
  readonly boot: { get(): BootState; subscribe(listener: () => void): () => void };
  /** Starts Python, or tries again after it failed to start. */
  warm(): void;
  /** Calls `onSteps` with the number of steps so far, at each piece of the recording. Without a profile it is the native one. */
  record(
    program: Program,
    limits: Limits,
    onSteps: (steps: number) => void,
    profile?: Profile,
  ): Run;
  /** Adds the state of the steps [from, to) to a recording that was too long to keep it all, by running its program again. */
  recordWindow(
    recording: Recording,
    program: Program,
    window: readonly [from: number, to: number],
    signal: AbortSignal,
  ): Promise<WindowResult>;
}
