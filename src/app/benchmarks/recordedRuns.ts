import type { Invocation } from "../../core/benchmark/invocation.ts";
import { type PythonReply, replyOfRun } from "../../core/benchmark/request.ts";
import { parseOutcome, type RecordingChunk, RecordingBuilder } from "../../core/trace/index.ts";

/** Puts together what a worker says that records one run after the other. What it says is data: more than was asked for is passed over. */
export class RecordedRuns {
  /** One for each run whose end was told, in order. */
  readonly replies: PythonReply[] = [];
  private readonly invocations: readonly Invocation[];
  private builder: RecordingBuilder;

  constructor(invocations: readonly Invocation[]) {
    this.invocations = invocations;
    this.builder = this.next();
  }

  /** A piece of the recording of the run at work. */
  readonly onChunk = (chunk: RecordingChunk): void => {
    if (this.replies.length < this.invocations.length) this.builder.append(chunk);
  };

  /** The end of that run. */
  readonly onPart = (text: string): void => {
    if (this.replies.length >= this.invocations.length) return;
    const outcome = parseOutcome(text);
    this.replies.push(
      outcome.kind === "damaged"
        ? { kind: "timed-out" }
        : replyOfRun(this.builder.finish(outcome.outcome)),
    );
    this.builder = this.next();
  };

  private next(): RecordingBuilder {
    return new RecordingBuilder(this.invocations[this.replies.length]?.source ?? "");
  }
}
