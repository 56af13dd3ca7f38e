import {
  type Outcome,
  parseOutcome,
  type Recording,
  RecordingBuilder,
  type RecordingChunk,
} from "../trace/index.ts";
import type { RunEnd, RunReport } from "./examination.ts";

/** A run as its pieces come in. */
export class RunRecord {
  private readonly builder: RecordingBuilder;
  private damage: string | null = null;

  /** `source` is the text that runs. */
  constructor(source: string) {
    this.builder = new RecordingBuilder(source);
  }

  get recording(): Recording {
    return this.builder.recording;
  }

  append(chunk: RecordingChunk): void {
    const added = this.builder.append(chunk);
    if (added.kind === "damaged") this.damage ??= `${added.rule}: ${added.detail}`;
  }

  end(end: RunEnd): RunReport {
    const outcome = end.kind === "told" ? this.told(end.outcome) : this.killed(end);
    if (this.damage !== null || outcome === null) {
      return { kind: "damaged", detail: this.damage ?? "O1: no outcome" };
    }
    this.builder.finish(outcome);
    if (outcome.kind === "syntax-error") return { kind: "syntax-error", error: outcome.error };
    if (outcome.kind === "stopped" && outcome.reason === "needs-input") {
      return { kind: "needs-input" };
    }
    if (this.recording.steps === 0) return { kind: "empty" };
    return { kind: "recorded", python: outcome.python };
  }

  private told(text: string): Outcome | null {
    const parsed = parseOutcome(text);
    if (parsed.kind === "outcome") return parsed.outcome;
    this.damage ??= `${parsed.rule}: ${parsed.detail}`;
    return null;
  }

  private killed({ reason, message }: Extract<RunEnd, { kind: "killed" }>): Outcome | null {
    const { steps } = this.recording;
    const error = message === "" ? {} : { error: { type: reason, message } };
    return this.told(
      JSON.stringify({
        format: 1,
        kind: "stopped",
        python: "",
        steps,
        stateUntil: steps,
        reason,
        ...error,
      }),
    );
  }
}
