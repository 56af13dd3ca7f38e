import { samePrograms, stdinOfRun, type Program } from "../core/program/program.ts";
import { cleanSource } from "../core/program/clean.ts";
import type { Recording } from "../core/trace/index.ts";
import { createCell, type Cell } from "./cell.ts";
import type { Profile, Recorder, Run, RunFailure } from "./recorder.ts";
import type { Route } from "./routes.ts";
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
  readonly profile: Profile;
  /** Null when nothing ran. */
  readonly session: TraceSession | null;
}

/** What somebody came to see in the run that is shown, and from where. */
export interface Shown {
  /** 0-based. */
  readonly step: number;
  /** What is to be seen there: a sentence or two. */
  readonly says: string;
  readonly back: Route;
  /** Where `back` leads, by its name. */
  readonly name: string;
}

/** The playground's facts and what can be done in it; no screen. */
export interface Playground {
  readonly program: Cell<Program>;
  readonly run: Pick<Cell<RunState>, "get" | "subscribe">;
  readonly traced: Pick<Cell<Traced | null>, "get" | "subscribe">;
  /** Null: nobody came to see anything in it. */
  readonly shown: Cell<Shown | null>;
  /** Records the program as it is now; a run under way is stopped first. Resolves when the run has ended. */
  trace(settings: Settings, profile?: Profile): Promise<void>;
  stop(): void;
  /** Adds a line of input and runs again. */
  answer(line: string, settings: Settings): Promise<void>;
  /** Takes away what `cleanSource` finds. */
  clean(): void;
  /** The programs that others took the place of, where they were somebody's own work; the last one is the last that was. */
  readonly replaced: Cell<readonly Program[]>;
  /** Puts a sample, or another program from somewhere, into the editor. */
  load(program: Program): void;
  /** Takes the last program that was replaced back into the editor; what somebody wrote there meanwhile can be brought back as well. */
  bringBack(): void;
  /** Lets go of the last program that was replaced. */
  forgetReplaced(): void;
}

/** A playground that begins with `first`. `now` gives the time in ms since 1970. */
export function createPlayground(
  first: Program,
  recorder: Recorder,
  now: () => number,
): Playground {
  const current = createCell(first);
  const run = createCell<RunState>({ kind: "idle" });
  const traced = createCell<Traced | null>(null);
  const replaced = createCell<readonly Program[]>([]);
  const shown = createCell<Shown | null>(null);
  let loaded: Program | null = null;
  let underWay: Run | null = null;

  /** True for what somebody wrote: neither nothing nor a program as it was put there. */
  function isOwnWork({ source }: Program): boolean {
    const known = [loaded, ...samples.map((sample) => sample.program)];
    return source.trim() !== "" && known.every((one) => one?.source !== source);
  }

  async function trace(settings: Settings, profile: Profile = "native"): Promise<void> {
    underWay?.stop();
    shown.set(null);
    const asked = current.get();
    const startedMs = now();
    const started = recorder.record(
      { ...asked, stdin: stdinOfRun(asked.stdin) },
      { steps: settings.maxSteps, timeMs: settings.maxTimeMs },
      (steps) => {
        if (underWay === started) run.set({ kind: "running", steps, startedMs });
      },
      profile,
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
      traced.set({ program: asked, recording, profile, session });
    }
    run.set({ kind: "idle" });
  }

  return {
    program: current,
    run,
    traced,
    shown,
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
    load(program) {
      const asked = current.get();
      if (samePrograms(asked, program)) return;
      if (isOwnWork(asked)) {
        const others = replaced.get().filter((one) => !samePrograms(one, asked));
        replaced.set([...others, asked]);
      }
      loaded = program;
      shown.set(null);
      current.set(program);
    },
    bringBack() {
      const own = replaced.get().at(-1);
      if (own === undefined) return;
      const asked = current.get();
      const others = replaced.get().slice(0, -1);
      replaced.set(isOwnWork(asked) ? [asked, ...others] : others);
      current.set(own);
    },
    forgetReplaced: () => replaced.set(replaced.get().slice(0, -1)),
  };
}

/** True when the recording is of another program than the one in the editor. */
export function isStale(traced: Traced, program: Program): boolean {
  return !samePrograms(traced.program, program);
}
