import type { RecordingPrefix } from "../../core/trace/prefix.ts";
import type { Program } from "../../core/program/program.ts";
import type { ExaminerDoor } from "./examinerDoor.ts";
import type { Relay } from "./relay.ts";
import type { PredictFailure } from "./session.ts";

/** The same for everybody and at all times: what is asked depends on how far a run came. */
export const examinationLimits = { steps: 1_000_000, timeMs: 10_000 };

/** An examiner that holds a recording, or why there is none. */
export type Prepared =
  | { readonly kind: "prepared"; readonly examiner: ExaminerDoor; readonly python: string }
  | { readonly kind: "stopped" }
  | { readonly kind: "failed"; readonly failure: PredictFailure };

/**
 * Runs a program and has what it did recorded by an examiner alone. A recording that is `kept` saves the run. Rejects when the
 * examiner is gone.
 */
export async function prepareExamination(
  program: Program,
  kept: RecordingPrefix | null,
  means: { readonly relay: Relay; readonly openExaminer: () => ExaminerDoor },
  signal: AbortSignal,
): Promise<Prepared> {
  const examiner = means.openExaminer();
  const preparing =
    kept === null
      ? record(program, examiner, means.relay, signal)
      : restore(program, examiner, kept).then(
          (restored) => restored ?? record(program, examiner, means.relay, signal),
        );
  const prepared = await preparing.catch((error: unknown) => {
    examiner.close();
    throw error;
  });
  if (prepared.kind !== "prepared") examiner.close();
  return prepared;
}

/** Gives the examiner a kept recording; null when it is none that can be asked about. */
async function restore(
  program: Program,
  examiner: ExaminerDoor,
  { chunk, outcome }: RecordingPrefix,
): Promise<Prepared | null> {
  await examiner.begin(program);
  examiner.append(chunk).catch(() => undefined);
  const report = await examiner.end({ kind: "told", outcome: JSON.stringify(outcome) });
  return report.kind === "recorded" ? { kind: "prepared", examiner, python: report.python } : null;
}

async function record(
  program: Program,
  examiner: ExaminerDoor,
  relay: Relay,
  signal: AbortSignal,
): Promise<Prepared> {
  await examiner.begin(program);
  const run = relay.run({ program, limits: examinationLimits, set: [] }, (chunk) => {
    examiner.append(chunk).catch(() => undefined);
  });
  const stop = (): void => run.stop();
  signal.addEventListener("abort", stop);
  const result = await run.result;
  // The run holds how it ended, and a listener would hold the run for as long as the attempt lasts.
  signal.removeEventListener("abort", stop);
  if (signal.aborted || result.kind === "cancelled") return { kind: "stopped" };
  if (result.kind === "failed") {
    return { kind: "failed", failure: { kind: "run", failure: result.failure } };
  }
  const report = await examiner.end(result.end);
  switch (report.kind) {
    case "recorded":
      return { kind: "prepared", examiner, python: report.python };
    case "damaged":
      return { kind: "failed", failure: { kind: "run", failure: report } };
    case "empty":
      return { kind: "failed", failure: { kind: "nothing-to-ask" } };
    case "syntax-error":
    case "needs-input":
      return { kind: "failed", failure: report };
  }
}
