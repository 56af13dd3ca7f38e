import * as z from "zod/mini";
import { countLines, type Invocation, invocationLimits } from "../../core/benchmark/invocation.ts";
import type { HoleProbe } from "../../core/benchmark/members/lexecutor.ts";
import type { Task } from "../../core/benchmark/task.ts";
import { readFineClass } from "../../core/score/judges/reference/lexecutor.ts";
import { type Entry, FileReading } from "../container/reading.ts";
import type { BenchmarkFormat } from "./format.ts";
import { missingNames } from "./missingNames.ts";

const rowSchema = z.object({
  id: z.string(),
  code: z.string(),
  missing: z.array(
    z.object({
      kind: z.enum(["name", "attribute", "call"]),
      name: z.string(),
      line: z.optional(z.int()),
      class: z.optional(z.string()),
      value: z.optional(z.string()),
    }),
  ),
});

/** Partial code: `.py` files, whose missing names are looked for, or one JSON object a line that names them. */
export const lexecutorFormat: BenchmarkFormat = {
  id: "lexecutor",
  recognise(names, head) {
    if (/"missing"\s*:/.test(head) && /"code"\s*:/.test(head)) return 1;
    return names.length > 0 && names.every((name) => /\.py$/i.test(name)) ? 0.3 : 0;
  },
  async read(files, options) {
    const reading = new FileReading(files, options);
    const tasks: Task<HoleProbe>[] = [];
    const seen = new Set<string>();
    const add = (file: string, line: number, made: readonly Task<HoleProbe>[]): void => {
      for (const task of made) {
        if (seen.has(task.id)) {
          reading.reject(
            file,
            line,
            `The id ${task.id} stands in an earlier row; that one counts.`,
          );
        } else {
          seen.add(task.id);
          tasks.push(task);
        }
      }
    };
    for await (const entry of reading.entries()) {
      if (/\.py$/i.test(entry.name)) add(entry.name, 0, await tasksOfFile(entry, reading));
      else for await (const { line, made } of rowsIn(entry, reading)) add(entry.name, line, made);
    }
    return {
      benchmark: "lexecutor",
      tasks,
      rejected: reading.rejected,
      licence: null,
      origin: null,
      notes: [],
    };
  },
};

async function tasksOfFile(
  entry: Entry,
  reading: FileReading,
): Promise<readonly Task<HoleProbe>[]> {
  const code = await reading.text(entry);
  if (code === null) return [];
  const holes = missingNames(code).map(({ name, line }) => ({
    probe: { kind: "name" as const, name, line, value: null },
    stored: null,
  }));
  if (holes.length === 0) reading.reject(entry.name, 0, "No name is missing in the code.");
  return tasksOf(entry.name, code, holes);
}

async function* rowsIn(
  entry: Entry,
  reading: FileReading,
): AsyncGenerator<{ readonly line: number; readonly made: readonly Task<HoleProbe>[] }> {
  for await (const { line, value } of reading.jsonLines(entry)) {
    const read = rowSchema.safeParse(value);
    if (!read.success) {
      const field = read.error.issues[0]?.path.join(".") ?? "";
      reading.reject(
        entry.name,
        line,
        `The row's field "${field}" is missing or not what it should be.`,
      );
      continue;
    }
    const { id, code, missing } = read.data;
    const wrong = missing.find(
      (hole) => hole.class !== undefined && readFineClass(hole.class) === null,
    );
    if (wrong !== undefined) {
      reading.reject(entry.name, line, `There is no class "${wrong.class ?? ""}".`);
      continue;
    }
    const holes = missing.map((hole) => ({
      probe: {
        kind: hole.kind,
        name: hole.name,
        line: hole.line ?? 0,
        value: hole.value ?? null,
      },
      stored: hole.class ?? null,
    }));
    yield { line, made: tasksOf(id, code, holes) };
  }
}

interface Hole {
  readonly probe: HoleProbe;
  readonly stored: string | null;
}

function tasksOf(id: string, code: string, holes: readonly Hole[]): readonly Task<HoleProbe>[] {
  const program: Invocation = {
    source: code,
    userLines: countLines(code),
    countsFrom: 1,
    profile: "native",
    stdin: [],
    limits: invocationLimits,
  };
  return holes.map(({ probe, stored }) => ({
    id: `${id}/${probe.line}/${probe.kind}/${probe.name}`,
    benchmark: "lexecutor",
    group: id,
    case: id,
    kind: "class",
    program,
    probe,
    stored,
  }));
}
