import {
  type BenchmarkPython,
  evidenceAtStart,
  type EvidenceRequest,
  type PythonReply,
  type PythonRequest,
  replyOfRun,
} from "../../core/benchmark/request.ts";
import type { Invocation } from "../../core/benchmark/invocation.ts";
import { readReplies } from "../../core/benchmark/readReply.ts";
import { parseOutcome, type RecordingChunk, RecordingBuilder } from "../../core/trace/index.ts";
import { defaultLimits, type RunRequest } from "../../runtime/contract.ts";
import type { RunResult } from "../../runtime/result.ts";

/** The part of the page's Python that benchmarks need. */
export interface Runs {
  run(
    request: RunRequest,
    options: { onChunk?: (chunk: RecordingChunk) => void; signal?: AbortSignal },
  ): Promise<RunResult>;
}

/** How many checks one worker is given, and for how long it may go on taking them. */
const batchSize = 250;
const batchMs = 6_000;

/**
 * Python behind the walls, for benchmarks. Checks are given to a worker in batches; where something in one cannot be stopped from inside,
 * the worker is ended, the batch is halved and asked again, until what stands alone is a time-out.
 */
export class PagePython implements BenchmarkPython {
  private readonly runs: Runs;

  constructor(runs: Runs) {
    this.runs = runs;
  }

  /** Rejects when `signal` gives up, or when Python cannot be started. */
  async answer(
    requests: readonly PythonRequest[],
    signal?: AbortSignal,
  ): Promise<readonly PythonReply[]> {
    const replies: PythonReply[] = [];
    let size = batchSize;
    while (replies.length < requests.length) {
      signal?.throwIfAborted();
      const rest = requests.slice(replies.length, replies.length + size);
      const [first] = rest;
      if (first?.kind === "record") {
        replies.push(await this.record(first.invocation, signal));
        continue;
      }
      const batch = evidenceAtStart(rest);
      const answered = await this.batch(batch, signal);
      if (answered !== null) {
        replies.push(...answered);
        size = Math.min(batchSize, size * 2);
      } else if (batch.length > 1) size = batch.length >> 1;
      else replies.push({ kind: "timed-out" });
    }
    return replies;
  }

  /** The replies to the first of a batch; null when the worker had to be ended. */
  private async batch(
    evidence: readonly EvidenceRequest[],
    signal?: AbortSignal,
  ): Promise<readonly PythonReply[] | null> {
    const longest = Math.max(...evidence.map(({ limits }) => limits.timeMs));
    const limits = { ...defaultLimits, timeMs: batchMs + longest };
    const result = await this.run({ ...plainRequest, limits, evidence }, signal);
    if (result.kind !== "finished") return null;
    const replies = readReplies(result.outcome);
    return replies === null || replies.length === 0 ? null : replies.slice(0, evidence.length);
  }

  private async record(invocation: Invocation, signal?: AbortSignal): Promise<PythonReply> {
    const { source, stdin, profile, limits } = invocation;
    const builder = new RecordingBuilder(source);
    const result = await this.run(
      { ...plainRequest, source, stdin, profile, limits: { ...defaultLimits, ...limits } },
      signal,
      (chunk) => builder.append(chunk),
    );
    if (result.kind !== "finished") return { kind: "timed-out" };
    const outcome = parseOutcome(result.outcome);
    if (outcome.kind === "damaged") return { kind: "timed-out" };
    return replyOfRun(builder.finish(outcome.outcome));
  }

  private async run(
    request: RunRequest,
    signal: AbortSignal | undefined,
    onChunk: (chunk: RecordingChunk) => void = () => undefined,
  ): Promise<RunResult> {
    const result = await this.runs.run(request, {
      onChunk,
      ...(signal !== undefined && { signal }),
    });
    signal?.throwIfAborted();
    if (result.kind === "failed") throw new Error("Python could not be started.");
    return result;
  }
}

const plainRequest = { source: "", stdin: [], seed: 0, mode: "state", profile: "native" } as const;
