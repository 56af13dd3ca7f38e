import { RecordingBuilder, type Outcome, type Recording } from "../../src/core/trace/index.ts";
import { createCell } from "../../src/app/cell.ts";
import type { BootState, Profile, Recorder, Run, RunResult } from "../../src/app/recorder.ts";
import type { Program } from "../../src/core/program/program.ts";

/** A run that a test decides the end of. */
export interface ScriptedRun {
  readonly program: Program;
  readonly profile: Profile;
  readonly stopped: boolean;
  progress(steps: number): void;
  end(result: RunResult): void;
}

/** A recorder that runs nothing: a test says what happens and when. */
export function scriptedRecorder(): { recorder: Recorder; runs: readonly ScriptedRun[] } {
  const runs: ScriptedRun[] = [];
  const recorder: Recorder = {
    boot: createCell<BootState>({ kind: "ready" }),
    warm: () => undefined,
    record(program, _limits, onSteps, profile = "native"): Run {
      const { promise: result, resolve: end } = withResolvers<RunResult>();
      const state = { stopped: false };
      runs.push({
        program,
        profile,
        get stopped() {
          return state.stopped;
        },
        progress: onSteps,
        end,
      });
      return {
        result,
        stop() {
          state.stopped = true;
          end({ kind: "cancelled" });
        },
      };
    },
    recordWindow: () => Promise.resolve({ kind: "failed" }),
  };
  return { recorder, runs };
}

/** A recording without a step that ended as told. */
export function emptyRecording(source: string, outcome: Partial<Outcome> = {}): Recording {
  const ended: Outcome = {
    format: 1,
    kind: "finished",
    python: "3.14.2",
    steps: 0,
    stateUntil: 0,
  };
  return new RecordingBuilder(source).finish(Object.assign(ended, outcome));
}

/** A promise and what settles it. */
function withResolvers<T>(): { promise: Promise<T>; resolve: (value: T) => void } {
  const settle: { resolve?: (value: T) => void } = {};
  const promise = new Promise<T>((resolve) => {
    settle.resolve = resolve;
  });
  return { promise, resolve: (value) => settle.resolve?.(value) };
}
