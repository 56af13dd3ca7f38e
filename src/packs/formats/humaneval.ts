import * as z from "zod/mini";
import { readAssertions } from "../../core/benchmark/asserts.ts";
import { countLines, type Invocation, invocationOf } from "../../core/benchmark/invocation.ts";
import type { Task } from "../../core/benchmark/task.ts";
import {
  programText,
  type ProgramProbe,
  type TestProbe,
} from "../../core/benchmark/members/testPrograms.ts";
import { FileReading } from "../container/reading.ts";
import type { BenchmarkFormat } from "./format.ts";
import { rowsOf, SeenIds } from "./rows.ts";

const rowSchema = z.object({
  task_id: z.string(),
  prompt: z.string(),
  entry_point: z.string(),
  canonical_solution: z.string(),
  test: z.string(),
});

/** HumanEval: one JSON object a line. A task for each function that is to be written, and one for each assertion that tells a value. */
export const humanevalFormat: BenchmarkFormat<TestProbe> = {
  id: "humaneval",
  recognise: (_names, head) => (/"canonical_solution"/.test(head) ? 0.9 : 0),
  async read(files, options) {
    const reading = new FileReading(files, options);
    const tasks: Task<TestProbe>[] = [];
    const seen = new SeenIds();
    let others = 0;
    for await (const found of rowsOf(reading, rowSchema)) {
      const { task_id, prompt, entry_point, canonical_solution, test } = found.row;
      if (!seen.isNew(task_id, found, reading)) continue;
      const code = `${prompt}${canonical_solution}`;
      const probe: ProgramProbe = {
        kind: "program",
        before: prompt,
        after: `${test}\ncheck(${entry_point})`,
        solution: canonical_solution,
      };
      const common = { benchmark: "humaneval", group: task_id } as const;
      tasks.push({
        ...common,
        id: task_id,
        case: task_id,
        kind: "program",
        program: testInvocation(code, programText(probe, canonical_solution)),
        probe,
        stored: null,
      });
      const assertions = readAssertions(test, "candidate", entry_point);
      others += assertions.others;
      for (const [index, { expression, expected }] of assertions.found.entries()) {
        tasks.push({
          ...common,
          id: `${task_id}/${index}`,
          case: `${task_id}/${index}`,
          kind: "output",
          program: invocationOf(code, expression),
          probe: { kind: "output", source: code, expression, expected },
          stored: expected,
        });
      }
    }
    return {
      benchmark: "humaneval",
      tasks,
      rejected: reading.rejected,
      licence: null,
      origin: null,
      notes: noteOthers(others),
    };
  },
};

/** A program with its tests: the lines of `code` are the user's. */
export function testInvocation(code: string, source: string): Invocation {
  return {
    source: `${source}\n`,
    userLines: countLines(code),
    countsFrom: 1,
    profile: "native",
    stdin: [],
    // A test runs the function many times over.
    limits: { steps: 20_000_000, timeMs: 120_000 },
  };
}

/** A sentence on the assertions that tell no value. */
export function noteOthers(others: number): readonly string[] {
  return others === 0
    ? []
    : [
        `${others} assertions of the tests do not tell the value of one expression, and are no questions.`,
      ];
}
