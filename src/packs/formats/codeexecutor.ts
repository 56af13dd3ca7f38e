import * as z from "zod/mini";
import { countLines, invocationLimits } from "../../core/benchmark/invocation.ts";
import type { CodeexecutorProbe } from "../../core/benchmark/members/codeexecutor.ts";
import type { Task } from "../../core/benchmark/task.ts";
import { parseTextTrace } from "../../core/score/judges/reference/codeexecutor.ts";
import { FileReading } from "../container/reading.ts";
import type { BenchmarkFormat } from "./format.ts";
import { rowsOf, SeenIds } from "./rows.ts";

const rowSchema = z.object({
  id: z.union([z.string(), z.number()]),
  code: z.string(),
  trace: z.union([z.array(z.string()), z.string()]),
});

/** CodeExecutor: one JSON object a line with `id`, `code` and `trace`. */
export const codeexecutorFormat: BenchmarkFormat = {
  id: "codeexecutor",
  recognise: (_names, head) => (/"trace"/.test(head) && /<state>/.test(head) ? 1 : 0),
  async read(files, options) {
    const reading = new FileReading(files, options);
    const tasks: Task<CodeexecutorProbe>[] = [];
    const seen = new SeenIds();
    for await (const found of rowsOf(reading, rowSchema)) {
      const id = String(found.row.id);
      if (!seen.isNew(id, found, reading)) continue;
      const { code, trace: written } = found.row;
      const trace = typeof written === "string" ? written : written.join(" ");
      if (parseTextTrace(trace).steps.length === 0) {
        reading.reject(found.file, found.line, "The trace has no whole step.");
        continue;
      }
      tasks.push({
        id,
        benchmark: "codeexecutor",
        group: id,
        case: id,
        kind: "path",
        program: {
          source: code,
          userLines: countLines(code),
          countsFrom: 1,
          profile: "3.11",
          stdin: [],
          limits: invocationLimits,
        },
        probe: { code, trace },
        stored: trace,
      });
    }
    return {
      benchmark: "codeexecutor",
      tasks,
      rejected: reading.rejected,
      licence: null,
      origin: null,
      notes: [],
    };
  },
};
