import { RunRecord } from "../../../core/attempt/runRecord.ts";
import type { RunEnd, RunReport } from "../../../core/attempt/examination.ts";
import { type Program, stdinOfRun } from "../../../core/program/program.ts";
import type { Recording } from "../../../core/trace/index.ts";
import { defaultLimits, type RunRequest } from "../../../runtime/contract.ts";
import type { KillReason } from "../../../runtime/result.ts";
import type { Runs } from "../../benchmarks/pagePython.ts";

/** A program that is to be run, and where it is stopped. */
export interface ToRecord {
  readonly program: Program;
  readonly limits: { readonly steps: number; readonly timeMs: number };
}

/** What a program did; `recording` is what there is of it, whatever the report says. */
export interface Recorded {
  readonly recording: Recording;
  readonly report: RunReport;
}

/** How many programs one worker records. */
const mostInWorker = 32;

/**
 * Records programs behind the walls, in their order; many in one worker, which costs more than most runs. One that ends its worker is recorded again
 * alone, where it was not the first, so that each is as it is by itself. `take` is given each as it comes, with its 0-based place, and nothing else holds it. Rejects
 * when `signal` gives up, or Python cannot be started.
 */
export async function recordPrograms(
  runs: Runs,
  programs: readonly ToRecord[],
  take: (recorded: Recorded, place: number) => void,
  signal: AbortSignal,
): Promise<void> {
  let done = 0;
  while (done < programs.length) {
    signal.throwIfAborted();
    const from = done;
    const batch = programs.slice(from, from + mostInWorker);
    done += await recordBatch(runs, batch, (one, place) => take(one, from + place), signal);
  }
}

/** Records the first of these, at least one; how many. */
async function recordBatch(
  runs: Runs,
  batch: readonly ToRecord[],
  take: (recorded: Recorded, place: number) => void,
  signal: AbortSignal,
): Promise<number> {
  let done = 0;
  const recordOf = (): RunRecord => new RunRecord(batch[done]?.program.source ?? "");
  let record = recordOf();
  const end = (how: RunEnd): void => {
    const report = record.end(how);
    take({ recording: record.recording, report }, done);
    done += 1;
    record = recordOf();
  };
  const timeMs = Math.max(...batch.map(({ limits }) => limits.timeMs));
  const request = { ...plainRequest, limits: { ...defaultLimits, timeMs } };
  const result = await runs.run(
    { ...request, runs: batch.map(requestOf) },
    {
      signal,
      onChunk(chunk) {
        if (done < batch.length) record.append(chunk);
      },
      onPart(outcome) {
        if (done < batch.length) end({ kind: "told", outcome });
      },
    },
  );
  signal.throwIfAborted();
  if (result.kind === "failed") throw new Error("Python could not be started.");
  if (done === 0) end(endOf(result.kind === "killed" ? result.reason : null));
  return done;
}

/** What is known of the end of a run that its worker did not tell. */
function endOf(reason: KillReason | null): RunEnd {
  if (reason === null) return { kind: "killed", reason: "silent", message: "" };
  const message = reason.kind === "dead" ? reason.message || reason.cause : "";
  return { kind: "killed", reason: reason.kind, message };
}

function requestOf({ program, limits }: ToRecord): RunRequest {
  const { source, stdin, seed } = program;
  return {
    ...plainRequest,
    source,
    stdin: stdinOfRun(stdin),
    seed,
    limits: { ...defaultLimits, ...limits },
    eager: false,
  };
}

const plainRequest = { source: "", stdin: [], seed: 0, mode: "state", profile: "native" } as const;
