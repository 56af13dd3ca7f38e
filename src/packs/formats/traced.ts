import * as z from "zod/mini";
import type { TracedTask } from "../../core/benchmark/members/tracedTask.ts";
import { FileReading } from "../container/reading.ts";
import type { BenchmarkFormat } from "./format.ts";
import { type Row, rowsOf, SeenIds } from "./rows.ts";
import { coveredIn } from "./tracedTrace.ts";

const name = z.union([z.string(), z.number()]);

const common = { filepath: z.optional(z.string()), input_no: z.optional(name) };

const coverSchema = z.object({
  ...common,
  src_lines: z.array(z.string()),
  src_linenos: z.array(z.string()),
  covered_in_trace: z.array(z.nullable(z.boolean())),
  count_in_trace: z.optional(z.array(z.nullable(z.number()))),
});

const traceSchema = z.object({
  ...common,
  src: z.string(),
  trace: z.string(),
  outcome: z.string(),
});

const labelSchema = z.object({
  ...common,
  src_seq: z.string(),
  var_type_seq: z.string(),
  value_type_seq: z.string(),
  abstract_value_seq: z.string(),
});

const rowSchema = z.union([coverSchema, traceSchema, labelSchema]);

type TracedRow = z.infer<typeof rowSchema>;

/** TRACED: records of runs, of their lines and branches, and sequences of labels, one JSON object a line. */
export const tracedFormat: BenchmarkFormat = {
  id: "traced",
  recognise: (_names, head) =>
    /"covered_in_trace"|"abstract_value_seq"|"outcome"\s*:\s*"success/.test(head) ? 1 : 0,
  async read(files, options) {
    const reading = new FileReading(files, options);
    const tasks: TracedTask[] = [];
    const seen = new SeenIds();
    for await (const found of rowsOf(reading, rowSchema)) {
      const made = tasksOf(found);
      if (typeof made === "string") {
        reading.reject(found.file, found.line, made);
        continue;
      }
      const [first] = made;
      if (first !== undefined && seen.isNew(first.id, found, reading)) tasks.push(...made);
    }
    return {
      benchmark: "traced",
      tasks,
      rejected: reading.rejected,
      licence: null,
      origin: null,
      notes: [],
    };
  },
};

/** The tasks of a row, or why it has none. */
function tasksOf({ file, line, row }: Row<TracedRow>): readonly TracedTask[] | string {
  const group = row.filepath ?? `${file}:${line}`;
  const run = row.input_no === undefined ? group : `${group}/${row.input_no}`;
  if ("covered_in_trace" in row) {
    const { src_lines: lines, src_linenos: labels, covered_in_trace: covered } = row;
    if (lines.length !== labels.length || lines.length !== covered.length) {
      return "src_lines, src_linenos and covered_in_trace are not of one length.";
    }
    const kind = row.count_in_trace === undefined ? "branch" : "line";
    const tasks = coverTasks(group, run, kind, labels, covered);
    return tasks.length === 0 ? "No line of the record has a label." : tasks;
  }
  if ("trace" in row) {
    if (!row.outcome.startsWith("success")) return `The run's outcome is ${row.outcome}.`;
    const { labels, covered } = coveredIn(row.src, row.trace);
    return coverTasks(group, run, "line", labels, covered);
  }
  return labelTasks(group, run, row);
}

/** One task for each line that has a label; null is no label, which is not the same as false. */
function coverTasks(
  group: string,
  run: string,
  kind: "branch" | "line",
  labels: readonly string[],
  covered: readonly (boolean | null)[],
): readonly TracedTask[] {
  return labels.flatMap((label, index) => {
    const truth = covered[index] ?? null;
    if (truth === null) return [];
    return [
      {
        id: `${run}/${kind}/${label}`,
        benchmark: "traced",
        group,
        case: `${run}/${kind}`,
        kind: "coverage",
        program: null,
        probe: { kind, label, covered: truth },
        stored: String(truth),
      },
    ];
  });
}

const sequences = ["var_type", "value_type", "abstract_value"] as const;

/** One task for each token that has a label; `##` stands for none. Examples in which a sequence has one label alone are left out by the benchmark. */
function labelTasks(
  group: string,
  run: string,
  row: z.infer<typeof labelSchema>,
): readonly TracedTask[] | string {
  const tokens = row.src_seq.split(" ").length;
  const tasks: TracedTask[] = [];
  for (const sequence of sequences) {
    const labels = row[`${sequence}_seq`].split(" ");
    if (labels.length !== tokens)
      return `${sequence}_seq has not as many labels as src_seq tokens.`;
    const distinct = new Set(labels.filter((label) => label !== "##"));
    if (distinct.size <= 1)
      return `${sequence}_seq has one label alone; such examples do not count.`;
    for (const [token, label] of labels.entries()) {
      if (label === "##") continue;
      tasks.push({
        id: `${run}/value/${token}/${sequence}`,
        benchmark: "traced",
        group,
        case: `${run}/value`,
        kind: "class",
        program: null,
        probe: { kind: "value", sequence, token, label },
        stored: label,
      });
    }
  }
  return tasks;
}
