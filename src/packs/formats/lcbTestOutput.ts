import * as z from "zod/mini";
import type { TestOutputProbe } from "../../core/benchmark/members/lcbTestOutput.ts";
import type { Task } from "../../core/benchmark/task.ts";
import { FileReading } from "../container/reading.ts";
import type { BenchmarkFormat } from "./format.ts";
import { rowsOf, SeenIds } from "./rows.ts";

const rowSchema = z.object({
  question_id: z.union([z.string(), z.number()]),
  test_id: z.union([z.string(), z.number()]),
  test: z.string(),
  starter_code: z.string(),
});
const testsSchema = z.array(z.object({ input: z.string(), output: z.string() }));

/** LiveCodeBench's test output prediction: one JSON object a line; `test` is the JSON text of a list of tests. */
export const lcbTestOutputFormat: BenchmarkFormat<TestOutputProbe> = {
  id: "lcb-testoutput",
  recognise: (_names, head) => (/"test_id"/.test(head) && /"starter_code"/.test(head) ? 0.9 : 0),
  async read(files, options) {
    const reading = new FileReading(files, options);
    const tasks: Task<TestOutputProbe>[] = [];
    const seen = new SeenIds();
    for await (const found of rowsOf(reading, rowSchema)) {
      const { question_id, test_id, test } = found.row;
      const id = `${question_id}/${test_id}`;
      if (!seen.isNew(id, found, reading)) continue;
      const expected = expectedOf(test);
      if (expected === null) {
        reading.reject(found.file, found.line, "The row's tests are no JSON list with outputs.");
        continue;
      }
      tasks.push({
        id,
        benchmark: "lcb-testoutput",
        group: String(question_id),
        case: id,
        kind: "output",
        program: null,
        probe: { expected },
        stored: expected,
      });
    }
    return {
      benchmark: "lcb-testoutput",
      tasks,
      rejected: reading.rejected,
      licence: null,
      origin: null,
      notes: ["These tasks have no code: what they expect is all that is known."],
    };
  },
};

function expectedOf(test: string): string | null {
  try {
    return testsSchema.parse(JSON.parse(test))[0]?.output ?? null;
  } catch {
    return null;
  }
}
