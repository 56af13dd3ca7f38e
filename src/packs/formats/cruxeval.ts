import * as z from "zod/mini";
import type { CruxevalProbe } from "../../core/benchmark/members/cruxeval.ts";
import { invocationOf } from "../../core/benchmark/invocation.ts";
import type { Task } from "../../core/benchmark/task.ts";
import { FileReading } from "../container/reading.ts";
import type { BenchmarkFormat } from "./format.ts";
import { rowsOf, SeenIds } from "./rows.ts";

const rowSchema = z.object({
  code: z.string(),
  input: z.string(),
  output: z.string(),
  id: z.string(),
});

/** CRUXEval: one JSON object a line with `code`, `input`, `output` and `id`. Two tasks a row: its output, and an input for it. */
export const cruxevalFormat: BenchmarkFormat<CruxevalProbe> = {
  id: "cruxeval",
  recognise: (_names, head) =>
    /"code"/.test(head) &&
    /"input"/.test(head) &&
    /"output"/.test(head) &&
    !/"function_name"/.test(head)
      ? 0.8
      : 0,
  async read(files, options) {
    const reading = new FileReading(files, options);
    const tasks: Task<CruxevalProbe>[] = [];
    const seen = new SeenIds();
    for await (const found of rowsOf(reading, rowSchema)) {
      const { id, code, input, output } = found.row;
      if (!seen.isNew(id, found, reading)) continue;
      const common = {
        benchmark: "cruxeval",
        group: id,
        case: id,
        program: invocationOf(code, `f(${input})`),
        probe: { code, input, output },
        stored: output,
      } as const;
      tasks.push(
        { ...common, id, kind: "output" },
        { ...common, id: `${id}/input`, kind: "input" },
      );
    }
    return {
      benchmark: "cruxeval",
      tasks,
      rejected: reading.rejected,
      licence: null,
      origin: null,
      notes: [],
    };
  },
};
