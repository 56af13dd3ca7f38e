import * as z from "zod/mini";
import type { TaskPrediction } from "../../core/benchmark/prediction.ts";
import { revalTaskId, type RevalProbe } from "../../core/benchmark/reval/probe.ts";
import type { Task } from "../../core/benchmark/task.ts";
import type { PredictionFormat } from "./format.ts";

const resultSchema = z.object({
  generated: z.string(),
  response: z.optional(z.union([z.boolean(), z.array(z.int())])),
  expected: z.optional(z.union([z.boolean(), z.array(z.int())])),
  eq: z.optional(z.boolean()),
  pass: z.optional(z.boolean()),
});

const recordSchema = z.object({
  task_id: z.string(),
  generation: z.array(z.object({ input_idx: z.int(), results: z.array(resultSchema) })),
});

type Result = z.infer<typeof resultSchema>;
type Asks = RevalProbe["asks"];

/** Where the questions of a run are: its item's number, and its probes in their order. */
interface Run {
  readonly item: number;
  readonly probes: readonly { readonly line: number; readonly variable: string }[];
}

/**
 * REval's result logs: one record an item, and a last one with the figures, which is no answer. Which of the four tasks a log is about is
 * told by what its results hold, the model and how it was asked by the name of its folder.
 */
export const revalPredictions: PredictionFormat = {
  benchmark: "reval",
  async read(entry, reading, tasks) {
    const runs = runsOf(tasks);
    const model = modelOf(entry.name);
    const found: TaskPrediction[] = [];
    for await (const { line, value } of reading.jsonLines(entry)) {
      if (isFigures(value)) continue;
      const read = recordSchema.safeParse(value);
      if (!read.success) {
        reading.reject(entry.name, line, "The record holds no results of an item.");
        continue;
      }
      for (const { input_idx: input, results } of read.data.generation) {
        const run = runs.get(`${read.data.task_id}/${input}`);
        for (const [place, result] of results.entries()) {
          const id = idOf(read.data.task_id, input, run, result, place);
          if (id === null) {
            const reason = `Result ${place + 1} of input ${input} is of none of the four tasks, or is one too many.`;
            reading.reject(entry.name, line, reason);
            continue;
          }
          const { generated: raw } = result;
          found.push({ task: id, part: "", sample: 0, raw, confidence: null, model });
        }
      }
    }
    return found;
  },
};

/** The last record: an object that is about no item. */
function isFigures(value: unknown): boolean {
  return (
    typeof value === "object" && value !== null && !("task_id" in value) && !("generation" in value)
  );
}

function asksOf({ response, eq, pass }: Result): Asks | null {
  if (typeof response === "boolean") return "reach";
  if (response !== undefined) return "next";
  if (eq !== undefined) return "value";
  return pass === undefined ? null : "output";
}

function idOf(
  item: string,
  input: number,
  run: Run | undefined,
  result: Result,
  place: number,
): string | null {
  const asks = asksOf(result);
  if (asks === null) return null;
  // An item that the files do not have: its own name makes an id that nothing has.
  if (run === undefined) return `${item}/${input}/${place}/${asks}`;
  if (asks === "output") return place === 0 ? revalTaskId(run.item, input, ["output"]) : null;
  const probe = run.probes[place];
  return probe === undefined
    ? null
    : revalTaskId(run.item, input, [probe.line, probe.variable, asks]);
}

function runsOf(tasks: readonly Task[]): ReadonlyMap<string, Run> {
  const runs = new Map<string, { item: number; probes: { line: number; variable: string }[] }>();
  for (const task of tasks) {
    const read = probeSchema.safeParse(task.probe);
    if (!read.success) continue;
    const run = runs.get(task.case) ?? { item: read.data.item, probes: [] };
    runs.set(task.case, run);
    if ("place" in read.data) {
      const { place, line, variable } = read.data;
      run.probes[place] = { line, variable };
    }
  }
  return runs;
}

const probeSchema = z.union([
  z.object({ item: z.int(), place: z.int(), line: z.int(), variable: z.string() }),
  z.object({ item: z.int(), snippet: z.string() }),
]);

/** The folder of a log, behind the task's name: `gpt_cot_temp0.8` of `path@gpt_cot_temp0.8/1.jsonl`; the file's own name else. */
function modelOf(name: string): string | null {
  const parts = name.split("/");
  const told = parts.findLast((part) => part.includes("@"));
  const own = told?.slice(told.indexOf("@") + 1) ?? parts.at(-1) ?? "";
  return own === "" ? null : own.replace(/\.jsonl$/, "");
}
