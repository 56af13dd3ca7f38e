import type { Imported } from "../../core/benchmark/imported.ts";
import {
  type Invocation,
  invocationLimits,
  invocationOf,
  countLines,
} from "../../core/benchmark/invocation.ts";
import {
  callsOf,
  type CoconutAsk,
  type CoconutTask,
} from "../../core/benchmark/members/coconutTask.ts";
import { parseLines } from "../../core/score/judges/reference/coconutStrict.ts";
import { FileReading, type TableRow } from "../container/reading.ts";
import { namesAbove } from "./coconutNames.ts";
import { ownProgram, type ProgramFile, withoutNumbers } from "./coconutPrograms.ts";
import type { BenchmarkFormat } from "./format.ts";

/** CoCoNUT: tables of calls, and tables of whole programs with, where they are there, the programs' own files. */
export const coconutFormat: BenchmarkFormat = {
  id: "coconut",
  recognise(names, head) {
    const table = names.some((name) => /\.csv(\.gz)?$|\.zip$/i.test(name));
    return table && /ExecutedLines/.test(head) && /Code_Indices/.test(head) ? 1 : 0;
  },
  async read(files, options): Promise<Imported> {
    const reading = new FileReading(files, options);
    const rows: { readonly file: string; readonly found: TableRow }[] = [];
    const programs: ProgramFile[] = [];
    for await (const entry of reading.entries()) {
      if (/\.py$/i.test(entry.name)) {
        const text = await reading.text(entry);
        if (text !== null) programs.push({ path: entry.name.split("/"), text });
      } else if (/\.csv$/i.test(entry.name)) {
        for await (const found of reading.table(entry)) rows.push({ file: entry.name, found });
      }
    }
    const tasks: CoconutTask[] = [];
    const seen = new Map<string, number>();
    for (const { file, found } of rows) {
      const task = taskOf(found, programs, seen);
      if (typeof task === "string") reading.reject(file, found.line, task);
      else tasks.push(task);
    }
    return {
      benchmark: "coconut",
      tasks,
      rejected: reading.rejected,
      licence: null,
      origin: null,
      notes: notesOn(tasks),
    };
  },
};

/** A task, or why the row is none. `seen` counts rows of one name. */
function taskOf(
  { row, fields }: TableRow,
  programs: readonly ProgramFile[],
  seen: Map<string, number>,
): CoconutTask | string {
  const { ExecutedLines: stored, Code_Indices: shown, HumanEval_ID: id, Filename: file } = fields;
  if (fields["Predicted"] !== undefined)
    return "The row is an answer; choose this file as answers.";
  if (stored === undefined || shown === undefined) {
    return "The columns ExecutedLines and Code_Indices are missing.";
  }
  const name = id ?? file ?? "";
  if (name === "") return "There is neither a HumanEval_ID nor a Filename.";
  if (parseLines(stored) === null) return "ExecutedLines is no list of line numbers.";
  const category = id === undefined ? (fields["Category"] ?? "") : "HumanEval";
  const group = `${category}/${name}`;
  const place = seen.get(group) ?? 0;
  seen.set(group, place + 1);
  const { ask, program } =
    id === undefined
      ? askOfProgram(category, shown, ownProgram(programs, category, name, shown, row))
      : askOfCall(shown, fields["Name"] ?? "", fields["FunctionCall"] ?? "");
  const taskId = id === undefined ? `${group}/${place + 1}` : `${name}/${place}`;
  return {
    id: taskId,
    benchmark: "coconut",
    group,
    case: taskId,
    kind: "path",
    program,
    probe: { row, name, category, shown, ask },
    stored,
  };
}

interface Asked {
  readonly ask: CoconutAsk;
  readonly program: Invocation | null;
}

function askOfCall(shown: string, name: string, text: string): Asked {
  const code = withoutNumbers(shown);
  const [call = ""] = callsOf(name, text);
  return {
    ask: { kind: "call", code, function: name, text },
    program: invocationOf(code, call, "3.11"),
  };
}

function askOfProgram(category: string, shown: string, own: string | undefined): Asked {
  const plain = own ?? indented(withoutNumbers(shown));
  const above = plain === null ? "" : namesAbove(plain);
  const source = plain === null ? null : `${above}${plain}`;
  const program: Invocation | null =
    source === null
      ? null
      : {
          source,
          userLines: countLines(source),
          countsFrom: 1,
          profile: "3.11",
          stdin: [],
          limits: invocationLimits,
        };
  if (/concurrency/i.test(category)) return { ask: { kind: "threads" }, program };
  if (source === null) return { ask: { kind: "unindented" }, program };
  const mainLine = mainLineOf(source);
  return { ask: { kind: "main", mainLine, linesAbove: countLines(above) }, program };
}

/** The source, or null where it has blocks and no indentation. */
function indented(source: string): string | null {
  return /^[ \t]+\S/m.test(source) || !/:\s*$/m.test(source) ? source : null;
}

/** As the reference finds it: a block that goes on behind its colon, be it with a comment, is none. */
function mainLineOf(source: string): number | null {
  const lines = source.split("\n");
  const main = /^\s*if\s+__name__\s*==\s*['"]__main__['"]\s*:\s*$/;
  const found = lines.findIndex((line) => main.test(line));
  return found < 0 ? null : found + 1;
}

function notesOn(tasks: readonly CoconutTask[]): readonly string[] {
  const unindented = tasks.filter(({ probe }) => probe.ask.kind === "unindented").length;
  if (unindented === 0) return [];
  return [
    `${unindented} programs are shown without their indentation, as models saw them; with their own files beside the table they can be run.`,
  ];
}
