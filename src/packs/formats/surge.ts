import * as z from "zod/mini";
import { countLines, type Invocation, invocationLimits } from "../../core/benchmark/invocation.ts";
import { surgeCategories } from "../../core/benchmark/members/surge.ts";
import type { Task } from "../../core/benchmark/task.ts";
import type { SurgeRow } from "../../core/score/judges/reference/surge.ts";
import { FileReading } from "../container/reading.ts";
import type { BenchmarkFormat } from "./format.ts";
import { rowsOf } from "./rows.ts";

const text = z.optional(z.nullable(z.union([z.string(), z.number()])));

const rowSchema = z
  .object({
    custom_category: z.optional(z.int()),
    custom_categoey: z.optional(z.int()),
    custom_features: z.object({
      language: text,
      difficulty: z.optional(z.unknown()),
      fid: text,
      repo: text,
      run_instruction: text,
      task: text,
    }),
    question: z.string(),
    gt: z.string(),
  })
  .check(
    z.refine(
      ({ custom_category: one, custom_categoey: other }) =>
        (other ?? one ?? 0) >= 1 && (other ?? one ?? 0) <= surgeCategories.length,
    ),
  );

type Row = z.infer<typeof rowSchema>;

/** SURGE: JSON lists, or one object a line, with `custom_category`, `custom_features`, `question` and `gt`. */
export const surgeFormat: BenchmarkFormat = {
  id: "surge",
  recognise: (_names, head) => (/"custom_categ(ory|oey)"/.test(head) ? 1 : 0),
  async read(files, options) {
    const reading = new FileReading(files, options);
    const tasks: Task<SurgeRow>[] = [];
    const counts = new Map<string, number>();
    for await (const { row } of rowsOf(reading, rowSchema)) {
      const category = categoryOf(row);
      const name = surgeCategories[category - 1] ?? "";
      const number = counts.get(name) ?? 0;
      counts.set(name, number + 1);
      const id = `${name}/${number}`;
      const { fid } = row.custom_features;
      tasks.push({
        id,
        benchmark: "surge",
        group: id,
        case: id,
        kind: "output",
        program: programOf(row, category),
        probe: { category, fileId: String(fid ?? ""), task: taskOf(row), truth: row.gt },
        stored: row.gt,
      });
    }
    return {
      benchmark: "surge",
      tasks,
      rejected: reading.rejected,
      licence: null,
      origin: null,
      notes: [],
    };
  },
};

/** The misspelt name counts before the right one; a program with a difficulty is one of the competitions. */
function categoryOf({
  custom_category: one,
  custom_categoey: other,
  custom_features,
}: Row): number {
  const category = other ?? one ?? 0;
  return category === 1 && custom_features.difficulty !== undefined ? 2 : category;
}

/** Which of the repositories it is, as the reference finds it. */
function taskOf({ custom_features: features }: Row): string {
  if (features.repo === "PlotNeuralNet") return "plotneurnalnet";
  if (features.run_instruction === "python 24_game.py") return "24_game";
  if (String(features.repo ?? "").endsWith("sudoku-player"))
    return String(features.task ?? "sudoku");
  return features.run_instruction === "make" ? "TUOJ,cow" : "TUOJ,car";
}

/** The program where it is Python, and its output what is asked for. */
function programOf({ custom_features, question }: Row, category: number): Invocation | null {
  const language = String(custom_features.language ?? "").toLowerCase();
  if (!language.startsWith("python") || category === 3 || category === 8) return null;
  const source = /```(?:python)?\n([^]*?)\n```/i.exec(question)?.[1] ?? question;
  return {
    source,
    userLines: countLines(source),
    countsFrom: 1,
    profile: "native",
    stdin: [],
    limits: invocationLimits,
  };
}
