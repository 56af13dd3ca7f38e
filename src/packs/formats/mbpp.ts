import * as z from "zod/mini";
import { readAssertions } from "../../core/benchmark/asserts.ts";
import { invocationOf } from "../../core/benchmark/invocation.ts";
import type { Task } from "../../core/benchmark/task.ts";
import {
  programText,
  type ProgramProbe,
  type TestProbe,
} from "../../core/benchmark/members/testPrograms.ts";
import { FileReading } from "../container/reading.ts";
import type { BenchmarkFormat } from "./format.ts";
import { noteOthers, testInvocation } from "./humaneval.ts";
import { rowsOf, SeenIds } from "./rows.ts";

const rowSchema = z.object({
  task_id: z.union([z.string(), z.number()]),
  code: z.string(),
  test_list: z.array(z.string()),
  test_setup_code: z.optional(z.string()),
  test_imports: z.optional(z.array(z.string())),
});

/** MBPP: one JSON object a line, or the sanitised list. A task for each program, and one for each assertion that tells a value. */
export const mbppFormat: BenchmarkFormat<TestProbe> = {
  id: "mbpp",
  recognise: (_names, head) => (/"test_list"/.test(head) ? 0.9 : 0),
  async read(files, options) {
    const reading = new FileReading(files, options);
    const tasks: Task<TestProbe>[] = [];
    const seen = new SeenIds();
    let others = 0;
    for await (const found of rowsOf(reading, rowSchema)) {
      const { task_id, code, test_list, test_setup_code = "", test_imports = [] } = found.row;
      const id = `MBPP/${task_id}`;
      if (!seen.isNew(id, found, reading)) continue;
      const setup = [...test_imports, test_setup_code].filter((line) => line !== "");
      const probe: ProgramProbe = {
        kind: "program",
        before: "",
        after: [...setup, ...test_list].join("\n"),
        solution: code,
      };
      const common = { benchmark: "mbpp", group: id } as const;
      tasks.push({
        ...common,
        id,
        case: id,
        kind: "program",
        program: testInvocation(code, programText(probe, code)),
        probe,
        stored: null,
      });
      const source = [code, ...setup].join("\n");
      for (const [index, test] of test_list.entries()) {
        const callee = calleeOf(test, code);
        const [assertion] = callee === null ? [] : readAssertions(test, callee).found;
        if (assertion === undefined) {
          others += 1;
          continue;
        }
        tasks.push({
          ...common,
          id: `${id}/${index}`,
          case: `${id}/${index}`,
          kind: "output",
          program: invocationOf(source, assertion.expression),
          probe: { kind: "output", source, ...assertion },
          stored: assertion.expected,
        });
      }
    }
    return {
      benchmark: "mbpp",
      tasks,
      rejected: reading.rejected,
      licence: null,
      origin: null,
      notes: noteOthers(others),
    };
  },
};

/** The first name that a test calls and that the code defines. */
function calleeOf(test: string, code: string): string | null {
  const called = [...test.matchAll(/([\p{L}_][\p{L}\p{Nd}_]*)\s*\(/gu)].map(
    ([, name]) => name ?? "",
  );
  const defined = new Set(
    [...code.matchAll(/^(?:async\s+)?(?:def|class)\s+([\p{L}_][\p{L}\p{Nd}_]*)/gmu)].map(
      ([, name]) => name ?? "",
    ),
  );
  return called.find((name) => defined.has(name)) ?? null;
}
