import * as z from "zod/mini";
import {
  countLines,
  type Invocation,
  invocationLimits,
  invocationOf,
} from "../../core/benchmark/invocation.ts";
import type { OwnProbe } from "../../core/benchmark/members/own.ts";
import type { Task } from "../../core/benchmark/task.ts";
import { FileReading } from "../container/reading.ts";
import type { BenchmarkFormat } from "./format.ts";
import { rowsOf, SeenIds } from "./rows.ts";

const rowSchema = z.object({
  id: z.string(),
  program: z.optional(z.string()),
  ask: z.optional(z.enum(["output", "lines"])),
  code: z.string(),
  call: z.optional(z.nullable(z.string())),
  stdin: z.optional(z.array(z.string())),
  profile: z.optional(z.enum(["native", "3.11"])),
  expected: z.optional(z.nullable(z.string())),
  licence: z.optional(z.string()),
  origin: z.optional(z.string()),
});

type OwnRow = z.infer<typeof rowSchema>;

/**
 * Our own form, one JSON object a line: `{"id","ask","code","call","stdin","profile","expected","program","licence","origin"}`. All but `id` and
 * `code` may be left out: without a call the program itself is run, `program` says which rows are about one program.
 */
export const ownFormat: BenchmarkFormat = {
  id: "own",
  recognise(_names, head) {
    if (/"ask"\s*:\s*"(output|lines)"/.test(head)) return 1;
    // Programs with inputs alone, as for a corpus.
    return /"id"\s*:/.test(head) && /"code"\s*:/.test(head) && /"(call|stdin)"\s*:/.test(head)
      ? 0.6
      : 0;
  },
  async read(files, options) {
    const reading = new FileReading(files, options);
    const tasks: Task<OwnProbe>[] = [];
    const seen = new SeenIds();
    let [licence, origin]: [string | null, string | null] = [null, null];
    for await (const found of rowsOf(reading, rowSchema)) {
      const { row } = found;
      if (!seen.isNew(row.id, found, reading)) continue;
      licence ??= row.licence ?? null;
      origin ??= row.origin ?? null;
      tasks.push(taskOf(row));
    }
    return { benchmark: "own", tasks, rejected: reading.rejected, licence, origin, notes: [] };
  },
};

function taskOf(row: OwnRow): Task<OwnProbe> {
  const { id, code } = row;
  const ask = row.ask ?? "output";
  const call = row.call ?? null;
  const profile = row.profile ?? "native";
  const stdin = row.stdin ?? [];
  const program: Invocation =
    call === null
      ? {
          source: code,
          userLines: countLines(code),
          countsFrom: 1,
          profile,
          stdin,
          limits: invocationLimits,
        }
      : { ...invocationOf(code, call, profile), stdin };
  return {
    id,
    benchmark: "own",
    group: row.program ?? id,
    case: id,
    kind: ask === "output" ? "output" : "path",
    program,
    probe: { ask, code, call },
    stored: row.expected ?? null,
  };
}
