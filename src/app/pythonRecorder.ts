import type { Program } from "../core/program/program.ts";
import {
  RecordingBuilder,
  parseOutcome,
  type Outcome,
  type Recording,
} from "../core/trace/index.ts";
import { defaultLimits } from "../runtime/contract.ts";
import type {
  BootState,
  KillReason,
  RunRequest,
  RunResult as RuntimeResult,
  RunOptions,
} from "../runtime/index.ts";
import type { Limits, Profile, Recorder, RunResult, WindowResult } from "./recorder.ts";

/** The part of the runtime that recording needs. */
export interface Runtime {
  readonly state: BootState;
  subscribe(listener: () => void): () => void;
  warm(): void;
  run(request: RunRequest, options?: RunOptions): Promise<RuntimeResult>;
}

/** Records programs in the page's Python. */
export function createPythonRecorder(runtime: Runtime): Recorder {
  // A window is added to a recording by the builder that made it.
  const builders = new WeakMap<
    Recording,
    { builder: RecordingBuilder; limits: Limits; profile: Profile }
  >();

  async function run(
    request: RunRequest,
    builder: RecordingBuilder,
    signal: AbortSignal,
    onSteps: (steps: number) => void,
  ): Promise<RunResult> {
    const stopper = new AbortController();
    signal.addEventListener("abort", () => stopper.abort());
    let damage: string | null = null;
    const ended = await runtime.run(request, {
      signal: stopper.signal,
      onChunk(chunk) {
        const appended = builder.append(chunk);
        if (appended.kind === "damaged" && damage === null) {
          damage = `${appended.rule}: ${appended.detail}`;
          stopper.abort();
        }
        onSteps(builder.recording.steps);
      },
    });
    if (damage !== null) return { kind: "failed", failure: { kind: "damaged", detail: damage } };
    if (ended.kind === "failed" || ended.kind === "cancelled") return ended;
    if (ended.kind === "killed") {
      return {
        kind: "recorded",
        recording: builder.finish(killedOutcome(builder.recording, ended.reason)),
      };
    }
    const parsed = parseOutcome(ended.outcome);
    if (parsed.kind === "damaged") {
      return {
        kind: "failed",
        failure: { kind: "damaged", detail: `${parsed.rule}: ${parsed.detail}` },
      };
    }
    return { kind: "recorded", recording: builder.finish(parsed.outcome) };
  }

  return {
    boot: { get: () => runtime.state, subscribe: (listener) => runtime.subscribe(listener) },
    warm: () => runtime.warm(),
    record(program, limits, onSteps, profile = "native") {
      const stopper = new AbortController();
      const builder = new RecordingBuilder(program.source);
      const result = run(requestOf(program, limits, profile), builder, stopper.signal, onSteps);
      builders.set(builder.recording, { builder, limits, profile });
      return { result, stop: () => stopper.abort() };
    },
    async recordWindow(recording, program, window, signal): Promise<WindowResult> {
      const made = builders.get(recording);
      if (made === undefined) return { kind: "failed" };
      const second = new RecordingBuilder(program.source);
      const request = { ...requestOf(program, made.limits, made.profile), window };
      const ran = await run(request, second, signal, () => undefined);
      if (signal.aborted || ran.kind === "cancelled") return { kind: "cancelled" };
      if (ran.kind === "failed") return { kind: "failed" };
      const to = Math.min(window[1], second.recording.steps, recording.steps);
      const added = made.builder.addWindow(window[0], to, second.recording);
      return { kind: added.kind === "damaged" ? "failed" : "added" };
    },
  };
}

function requestOf(program: Program, limits: Limits, profile: Profile): RunRequest {
  return {
    source: program.source,
    stdin: program.stdin,
    seed: program.seed,
    mode: "state",
    profile,
    limits: { ...defaultLimits, ...limits },
  };
}

/** The outcome of a run that the page ended; of a dead interpreter it says in `error` what killed it. */
function killedOutcome(recording: Recording, reason: KillReason): Outcome {
  const last = recording.steps - 1;
  return {
    format: 1,
    kind: "stopped",
    python: "",
    steps: recording.steps,
    stateUntil: recording.steps,
    reason: reason.kind,
    ...(last >= 0 && { line: recording.lineAt(last) }),
    ...(reason.kind === "dead" && { error: { type: reason.cause, message: reason.message } }),
  };
}
