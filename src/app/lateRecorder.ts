import { createCell } from "./cell.ts";
import type { BootState, Recorder, Run } from "./recorder.ts";

/**
 * A recorder that stands in for one whose code is still on its way, so that the page need not wait for it.
 * What is asked of it meanwhile is done when the other is there; when that cannot be had, runs fail and say so.
 */
export function createLateRecorder(load: () => Promise<Recorder>): Recorder {
  const boot = createCell<BootState>({ kind: "idle" });
  let loading: Promise<Recorder> | null = null;

  function recorder(): Promise<Recorder> {
    loading ??= load().then((loaded) => {
      boot.set(loaded.boot.get());
      loaded.boot.subscribe(() => boot.set(loaded.boot.get()));
      return loaded;
    });
    return loading;
  }

  function failure(error: unknown): Extract<BootState, { kind: "failed" }> {
    // The next call tries again.
    loading = null;
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "failed", failure: { kind: "unreachable", path: "the recorder", message } };
  }

  return {
    boot,
    warm() {
      recorder().then(
        (loaded) => loaded.warm(),
        (error: unknown) => boot.set(failure(error)),
      );
    },
    record(program, limits, onSteps, profile) {
      let stopped = false;
      let run: Run | null = null;
      const result = recorder().then(
        (loaded) => {
          if (stopped) return { kind: "cancelled" as const };
          run = loaded.record(program, limits, onSteps, profile);
          return run.result;
        },
        (error: unknown) => failure(error),
      );
      return {
        result,
        stop() {
          stopped = true;
          run?.stop();
        },
      };
    },
    async recordWindow(recording, program, window, signal) {
      return (await recorder()).recordWindow(recording, program, window, signal);
    },
  };
}
