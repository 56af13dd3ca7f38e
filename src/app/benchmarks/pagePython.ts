import { Lanes } from "../../core/benchmark/lanes.ts";
import { readReplies } from "../../core/benchmark/readReply.ts";
import {
  type BenchmarkPython,
  evidenceAtStart,
  type EvidenceRequest,
  type PythonReply,
  type PythonRequest,
  recordingsAtStart,
} from "../../core/benchmark/request.ts";
import type { Invocation } from "../../core/benchmark/invocation.ts";
import type { RecordingChunk } from "../../core/trace/index.ts";
import { defaultLimits, type RunRequest } from "../../runtime/contract.ts";
import type { RunResult } from "../../runtime/result.ts";
import { RecordedRuns } from "./recordedRuns.ts";

/** The part of the page's Python that benchmarks need. */
export interface Runs {
  run(
    request: RunRequest,
    options: {
      onChunk?: (chunk: RecordingChunk) => void;
      onPart?: (outcome: string) => void;
      signal?: AbortSignal;
    },
  ): Promise<RunResult>;
}

/** How many checks one worker is given, and for how long it may go on taking them. */
const mostChecks = 250;
const checksMs = 6_000;
/** How many programs one worker records. */
const mostRecordings = 64;

/**
 * Python behind the walls, for benchmarks. Checks and runs are given to a worker in batches. Where one of them cannot be stopped from
 * inside, or ends Python, the worker is ended and the rest goes on in a fresh one; what fails where nothing ran before it is a time-out.
 */
export class PagePython implements BenchmarkPython {
  private readonly lanes: Lanes<Runs>;

  /** Calls beside each other are answered by as many workers at once as there are lanes. */
  constructor(...lanes: readonly [Runs, ...Runs[]]) {
    this.lanes = new Lanes(lanes);
  }

  /** Rejects when `signal` gives up, or when Python cannot be started. */
  answer(
    requests: readonly PythonRequest[],
    signal?: AbortSignal,
  ): Promise<readonly PythonReply[]> {
    return this.lanes.lend(async (runs) => {
      const replies: PythonReply[] = [];
      let size = mostChecks;
      while (replies.length < requests.length) {
        signal?.throwIfAborted();
        const rest = requests.slice(replies.length);
        const recordings = recordingsAtStart(rest);
        if (recordings.length > 0) {
          const recorded = await record(runs, recordings.slice(0, mostRecordings), signal);
          replies.push(...recorded);
          continue;
        }
        const checks = evidenceAtStart(rest.slice(0, size));
        const answered = await check(runs, checks, signal);
        if (answered !== null) {
          replies.push(...answered);
          size = Math.min(mostChecks, size * 2);
        } else if (checks.length > 1) size = checks.length >> 1;
        else replies.push({ kind: "timed-out" });
      }
      return replies;
    });
  }
}

/** The replies to the first of these; null when the worker had to be ended. */
async function check(
  runs: Runs,
  evidence: readonly EvidenceRequest[],
  signal?: AbortSignal,
): Promise<readonly PythonReply[] | null> {
  const longest = Math.max(...evidence.map(({ limits }) => limits.timeMs));
  const limits = { ...defaultLimits, timeMs: checksMs + longest };
  const result = await run(runs, { ...plainRequest, limits, evidence }, {}, signal);
  if (result.kind !== "finished") return null;
  const replies = readReplies(result.outcome);
  return replies === null || replies.length === 0 ? null : replies.slice(0, evidence.length);
}

/** The recordings of the first of these, at least one. One that failed behind others is none: it is asked for again, alone. */
async function record(
  runs: Runs,
  invocations: readonly Invocation[],
  signal?: AbortSignal,
): Promise<readonly PythonReply[]> {
  const recorded = new RecordedRuns(invocations);
  const timeMs = Math.max(...invocations.map(({ limits }) => limits.timeMs));
  const request = {
    ...plainRequest,
    limits: { ...defaultLimits, timeMs },
    runs: invocations.map(requestOf),
  };
  await run(runs, request, recorded, signal);
  return recorded.replies.length === 0 ? [{ kind: "timed-out" }] : recorded.replies;
}

function requestOf({ source, stdin, profile, limits, userLines }: Invocation): RunRequest {
  return {
    ...plainRequest,
    source,
    stdin,
    profile,
    limits: { ...defaultLimits, ...limits },
    eager: false,
    shared: userLines,
  };
}

async function run(
  runs: Runs,
  request: RunRequest,
  { onChunk, onPart }: Partial<RecordedRuns>,
  signal: AbortSignal | undefined,
): Promise<RunResult> {
  const result = await runs.run(request, {
    ...(onChunk !== undefined && { onChunk }),
    ...(onPart !== undefined && { onPart }),
    ...(signal !== undefined && { signal }),
  });
  signal?.throwIfAborted();
  if (result.kind === "failed") throw new Error("Python could not be started.");
  return result;
}

const plainRequest = { source: "", stdin: [], seed: 0, mode: "state", profile: "native" } as const;
