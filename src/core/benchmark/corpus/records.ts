import { askedAhead, batchesOf } from "../batch.ts";
import type { BenchmarkPython } from "../request.ts";
import type { Task } from "../task.ts";
import { type CorpusKind, printRecords } from "./corpus.ts";
import { type CorpusPlan, corpusRuns } from "./runs.ts";

/** What became of one run. */
export interface RunRecords {
  readonly plan: CorpusPlan;
  /** Its records, one JSON object a line; null where there are none. */
  readonly text: string | null;
  /** Why there are none: a sentence, "" where there are. */
  readonly reason: string;
  /** How many runs there are in all. */
  readonly total: number;
}

/** Records each run that tasks are about, and gives the records of one after the other, in the order of the tasks. */
export async function* corpusRecords(
  tasks: readonly Task[],
  python: BenchmarkPython,
  kinds: readonly CorpusKind[],
  signal?: AbortSignal,
): AsyncGenerator<RunRecords> {
  const asked = corpusRuns(tasks).map((plan) => ({
    plan,
    requests: [{ kind: "record", invocation: plan.invocation }] as const,
  }));
  const total = asked.length;
  for await (const { batch, replies } of askedAhead(batchesOf(asked), python, signal)) {
    for (const [index, { plan }] of batch.entries()) {
      const reply = replies[index];
      if (reply?.kind === "recorded") {
        yield { plan, text: printRecords(plan, reply.recording, kinds), reason: "", total };
        continue;
      }
      const reason =
        reply?.kind === "unavailable"
          ? `The program needs the module ${reply.module}.`
          : "The program did not come to its end.";
      yield { plan, text: null, reason, total };
    }
  }
}
