import type { RunState } from "../../app/playground.ts";
import type { BootState, RunFailure } from "../../app/recorder.ts";
import { byteSize, count } from "./numbers.ts";

/** What Python is doing before it can run anything. */
export function bootWords(boot: BootState): string {
  switch (boot.kind) {
    case "idle":
      return "";
    case "loading":
      return boot.bytes < boot.total
        ? `Loading Python, ${byteSize(boot.bytes)} of ${byteSize(boot.total)}`
        : "Starting Python";
    case "ready":
      return "Python is ready";
    case "failed":
      return "Python could not be started";
  }
}

/** What a run is doing. */
export function runWords(run: RunState, boot: BootState): string {
  switch (run.kind) {
    case "idle":
    case "failed":
      return "";
    case "waiting":
      return boot.kind === "ready" ? "Running" : `Waiting. ${bootWords(boot)}`;
    case "running":
      return run.steps === 0 ? "Running" : `Running, step ${count(run.steps)}`;
  }
}

/** Why a run left nothing to show, and what to do. */
export function failureWords(failure: RunFailure): string {
  switch (failure.kind) {
    case "unreachable":
      return "Python could not be fetched from this page's server. Is there a connection? The program is still here: press Trace to try again.";
    case "unstartable":
      return `This browser could not start Python (${failure.message}). The program is still here: press Trace to try again.`;
    case "damaged":
      return `What came out of the run is no recording (${failure.detail}), so it is not shown. Press Trace to try again.`;
  }
}
