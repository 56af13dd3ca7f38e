import * as z from "zod/mini";
import { functionRun, testRuns, type RevalRun } from "../../core/benchmark/reval/invocation.ts";
import { revalTaskId, type RevalTask } from "../../core/benchmark/reval/probe.ts";
import type { TestClass } from "../../core/benchmark/reval/unittestSource.ts";
import { FileReading } from "../container/reading.ts";
import type { BenchmarkFormat } from "./format.ts";
import { type Row, rowsOf, SeenIds } from "./rows.ts";

const dataSchema = z.object({
  task_id: z.string(),
  entry_point: z.string(),
  code: z.string(),
  inputs: z.array(z.string()),
  outputs: z.array(z.string()),
  test: z.optional(z.nullable(z.string())),
});

const tasksSchema = z.object({
  task_id: z.string(),
  idx: z.int().check(z.gte(0)),
  tasks: z.array(
    z.object({
      input_idx: z.int().check(z.gte(0)),
      task: z.array(z.object({ lineno: z.int().check(z.gte(1)), var: z.string() })),
      output_pred: z.string(),
    }),
  ),
});

type Data = z.infer<typeof dataSchema>;
type Probes = z.infer<typeof tasksSchema>;

/** REval: `DREval_data.jsonl` with the programs and their inputs, `DREval_tasks.jsonl` with what is asked; known by their rows. */
export const revalFormat = {
  id: "reval",
  recognise(names, head) {
    if (/"entry_point"/.test(head) && /"inputs"/.test(head)) return 0.9;
    if (/"idx"/.test(head) && /"tasks"/.test(head) && /"input_idx"/.test(head)) return 0.9;
    return names.some((name) => /DREval_(data|tasks)/.test(name)) ? 0.5 : 0;
  },
  async read(files, options) {
    const reading = new FileReading(files, options);
    const data = new Map<string, Data>();
    const probes: Row<Probes>[] = [];
    const [seenData, seenProbes] = [new SeenIds(), new SeenIds()];
    for await (const row of rowsOf(reading, z.union([dataSchema, tasksSchema]))) {
      if ("tasks" in row.row) {
        if (seenProbes.isNew(row.row.task_id, row, reading)) probes.push({ ...row, row: row.row });
      } else if (seenData.isNew(row.row.task_id, row, reading)) data.set(row.row.task_id, row.row);
    }
    const tasks = probes.flatMap((row) => tasksOf(row, data.get(row.row.task_id), reading));
    return {
      benchmark: "reval" as const,
      tasks,
      rejected: reading.rejected,
      licence: null,
      origin: null,
      notes: notesOf(data.size, probes.length),
    };
  },
} satisfies BenchmarkFormat;

function notesOf(data: number, probes: number): readonly string[] {
  if (data > 0 && probes === 0) return ["The file that says what is asked is missing."];
  return probes > 0 && data === 0 ? ["The file with the programs is missing."] : [];
}

/** All questions of one item, run by run, in the order of the file. */
function tasksOf(
  found: Row<Probes>,
  data: Data | undefined,
  reading: FileReading,
): readonly RevalTask[] {
  const { file, line, row } = found;
  if (data === undefined) {
    reading.reject(file, line, `No row of the other file has the program of ${row.task_id}.`);
    return [];
  }
  const runs = runsOf(data);
  const ids = new Set<string>();
  return row.tasks.flatMap((pair) => {
    const run = runs[pair.input_idx];
    if (run === undefined) {
      reading.reject(file, line, `${row.task_id} has no input number ${pair.input_idx}.`);
      return [];
    }
    const tasks = pairTasks(data, row.idx, pair, run);
    return tasks.filter(({ id }) => {
      if (!ids.has(id)) {
        ids.add(id);
        return true;
      }
      reading.reject(file, line, `The question ${id} stands there twice; the first counts.`);
      return false;
    });
  });
}

function pairTasks(
  data: Data,
  item: number,
  { input_idx: input, task: probes, output_pred: snippet }: Probes["tasks"][number],
  { program, frame }: RevalRun,
): readonly RevalTask[] {
  const common = {
    benchmark: "reval",
    group: data.task_id,
    case: `${data.task_id}/${input}`,
    program,
  } as const;
  const lines = probes.flatMap(({ lineno: line, var: variable }, place): readonly RevalTask[] =>
    (["reach", "next", "value"] as const).map((asks) => ({
      ...common,
      id: revalTaskId(item, input, [line, variable, asks]),
      kind: kinds[asks],
      probe: { asks, item, input, place, line, variable },
      stored: null,
    })),
  );
  const output: RevalTask = {
    ...common,
    id: revalTaskId(item, input, ["output"]),
    kind: "output",
    probe: { asks: "output", item, input, snippet, frame },
    stored: isTested(data) ? null : (data.outputs[input] ?? null),
  };
  return [...lines, output];
}

const kinds = { reach: "coverage", next: "next-line", value: "state" } as const;

function isTested({ test }: Data): boolean {
  return test !== null && test !== undefined && test.trim() !== "";
}

/** The runs of an item by the numbers of its inputs. */
function runsOf(data: Data): readonly (RevalRun | undefined)[] {
  const { code, entry_point: entry, inputs, test } = data;
  if (!isTested(data)) return inputs.map((input) => functionRun(code, entry, input));
  const tests = testRuns(code, test ?? "");
  const bodies = tests.map(normalBody);
  return inputs.map((input, index) => {
    const wanted = normal(input);
    // An input is the body of a test; where the classes are in another order it tells which one is meant.
    if (bodies[index] === wanted) return tests[index];
    const place = bodies.indexOf(wanted);
    return tests[place < 0 ? index : place];
  });
}

function normalBody({ body }: TestClass): string {
  return normal(body);
}

function normal(text: string): string {
  return text.replaceAll("self.assert", "assert").replace(/\s+/g, "");
}
