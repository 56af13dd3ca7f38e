import { samePrograms, stdinOfRun, type Program } from "../core/program/program.ts";
import { cleanSource } from "../core/program/clean.ts";
import type { Recording } from "../core/trace/index.ts";
import { createCell, type Cell } from "./cell.ts";
import type { Recorder, Run, RunFailure } from "./recorder.ts";
import { samples } from "./samples/samples.ts";
import type { Settings } from "./settings.ts";
import type { TraceSession } from "./trace/session.ts";

/** What the playground is doing. `waiting`: for Python to start. Times in ms since 1970. */
export type RunState =
  | { readonly kind: "idle" }
  | { readonly kind: "waiting" }
  | { readonly kind: "running"; readonly steps: number; readonly startedMs: number }
  | { readonly kind: "failed"; readonly failure: RunFailure };

/** A program and what its run was. */
export interface Traced {
  readonly program: Program;
  readonly recording: Recording;
  /** Null when nothing ran. */
  readonly session: TraceSession | null;
}

/** The playground's facts and what can be done in it; no screen. */
export interface Playground {
  readonly program: Cell<Program>;
  readonly run: Pick<Cell<RunState>, "get" | "subscribe">;
  readonly traced: Pick<Cell<Traced | null>, "get" | "subscribe">;
  /** Records the program as it is now; a run under way is stopped first. Resolves when the run has ended. */
  trace(settings: Settings): Promise<void>;
  stop(): void;
  /** Adds a line of input and runs again. */
  answer(line: string, settings: Settings): Promise<void>;
  /** Takes away what `cleanSource` finds. */
  clean(): void;
  /** The program that a sample took the place of, when it was somebody's own work. */
  readonly replaced: Pick<Cell<Program | null>, "get" | "subscribe">;
  /** Puts a sample into the editor. */
  load(sample: Program): void;
  /** Takes the program that was replaced back into the editor. */
  bringBack(): void;
  /** Lets go of the program that was replaced. */
  forgetReplaced(): void;
}

/** A playground that begins with `program`. `now` gives the time in ms since 1970. */
export function createPlayground(
  program: Program,
  recorder: Recorder,
  now: () => number,
): Playground {
  const current = createCell(program);
  const run = createCell<RunState>({ kind: "idle" });
  const traced = createCell<Traced | null>(null);
  const replaced = createCell<Program | null>(null);
  let underWay: Run | null = null;

  async function trace(settings: Settings): Promise<void> {
    underWay?.stop();
    const asked = current.get();
    const startedMs = now();
    const started = recorder.record(
      { ...asked, stdin: stdinOfRun(asked.stdin) },
      { steps: settings.maxSteps, timeMs: settings.maxTimeMs },
      (steps) => {
        if (underWay === started) run.set({ kind: "running", steps, startedMs });
      },
    );
    underWay = started;
    run.set(
      recorder.boot.get().kind === "ready"
        ? { kind: "running", steps: 0, startedMs }
        : { kind: "waiting" },
    );
    const result = await started.result;
    // What shows a run is heavy, and there is time for it while Python starts.
    const { createTraceSession } = await import("./trace/session.ts");
    // A later run has taken over; what this one found is of no interest any more.
    if (underWay !== started) return;
    underWay = null;
    if (result.kind === "failed") {
      run.set({ kind: "failed", failure: result.failure });
      return;
    }
    if (result.kind === "recorded") {
      const { recording } = result;
      traced.get()?.session?.dispose();
      const session = recording.steps === 0 ? null : createTraceSession(recording, asked, recorder);
      traced.set({ program: asked, recording, session });
    }
    run.set({ kind: "idle" });
  }

  return {
    program: current,
    run,
    traced,
    trace,
    stop: () => underWay?.stop(),
    answer(line, settings) {
      const asked = current.get();
      current.set({ ...asked, stdin: [...stdinOfRun(asked.stdin), line, ""] });
      return trace(settings);
    },
    clean() {
      const asked = current.get();
      const cleaning = cleanSource(asked.source);
      if (cleaning !== null) current.set({ ...asked, source: cleaning.source });
    },
    replaced,
    load(sample) {
      const asked = current.get();
      if (isOwnWork(asked)) replaced.set(asked);
      current.set(sample);
    },
    bringBack() {
      const own = replaced.get();
      if (own !== null) current.set(own);
      replaced.set(null);
    },
    forgetReplaced: () => replaced.set(null),
  };
}

/** True for what somebody wrote: neither nothing nor a sample as it came. */
function isOwnWork({ source }: Program): boolean {
  return source.trim() !== "" && samples.every((sample) => sample.program.source !== source);
}

/** True when the recording is of another program than the one in the editor. */
export function isStale(traced: Traced, program: Program): boolean {
  return !samePrograms(traced.program, program);
}
