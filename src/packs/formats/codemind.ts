import type { CodemindProbe } from "../../core/benchmark/members/codemind.ts";
import {
  countLines,
  type Invocation,
  invocationLimits,
  invocationOf,
} from "../../core/benchmark/invocation.ts";
import type { Task } from "../../core/benchmark/task.ts";
import { FileReading } from "../container/reading.ts";
import type { BenchmarkFormat } from "./format.ts";

const wanted = ["main.py", "input.txt", "output.txt"] as const;

/** CodeMind: a folder, or an archive, with one folder for each problem: `main.py`, `input.txt`, `output.txt`. */
export const codemindFormat: BenchmarkFormat = {
  id: "codemind",
  recognise(names) {
    return names.some((name) => /(^|\/)main\.py$/.test(name)) &&
      names.some((name) => /(^|\/)output\.txt$/.test(name))
      ? 1
      : 0;
  },
  async read(files, options) {
    const reading = new FileReading(files, options);
    const folders = new Map<string, Map<string, string>>();
    for await (const entry of reading.entries()) {
      const cut = entry.name.lastIndexOf("/");
      const [folder, base] = [entry.name.slice(0, Math.max(0, cut)), entry.name.slice(cut + 1)];
      if (!wanted.some((name) => name === base) && base !== "Main.java") continue;
      const text = await reading.text(entry);
      if (text === null) continue;
      const parts = folders.get(folder) ?? new Map<string, string>();
      parts.set(base, text);
      folders.set(folder, parts);
    }
    const ids = idsOf([...folders.keys()]);
    const tasks: Task<CodemindProbe>[] = [];
    for (const [folder, parts] of folders) {
      const [code, input, output] = wanted.map((name) => parts.get(name));
      if (code === undefined) {
        const java = parts.has("Main.java");
        reading.reject(folder, 0, java ? "The program is Java." : "There is no main.py.");
      } else if (input === undefined || output === undefined) {
        reading.reject(folder, 0, `There is no ${input === undefined ? "input" : "output"}.txt.`);
      } else tasks.push(taskOf(ids.get(folder) ?? folder, code, input, output));
    }
    return {
      benchmark: "codemind",
      tasks: tasks.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
      rejected: reading.rejected,
      licence: null,
      origin: null,
      notes: [],
    };
  },
};

/** The shortest ends of the folders' paths that tell them apart: `own_0`, or `cruxeval/own_0` where there are several. */
function idsOf(folders: readonly string[]): ReadonlyMap<string, string> {
  const ids = new Map<string, string>();
  for (const folder of folders) {
    const parts = folder.split("/");
    let length = 1;
    const end = (path: string): string => path.split("/").slice(-length).join("/");
    while (
      length < parts.length &&
      folders.some((other) => other !== folder && end(other) === end(folder))
    ) {
      length += 1;
    }
    ids.set(folder, end(folder));
  }
  return ids;
}

function taskOf(id: string, code: string, input: string, output: string): Task<CodemindProbe> {
  const call = input.trim();
  const name = /^([A-Za-z_]\w*)\s*\(/.exec(call)?.[1];
  const isCall = name !== undefined && call.endsWith(")") && definesName(code, name);
  const program = isCall ? invocationOf(code, call) : readsInput(code, input);
  return {
    id,
    benchmark: "codemind",
    group: id,
    case: id,
    kind: "output",
    program,
    probe: { code, ask: isCall ? "call" : "stdin", input: isCall ? call : input },
    stored: output,
  };
}

function definesName(code: string, name: string): boolean {
  return new RegExp(`^(?:async )?(?:def|class) ${name}\\b|^${name}\\s*=`, "m").test(code);
}

function readsInput(source: string, input: string): Invocation {
  return {
    source,
    userLines: countLines(source),
    countsFrom: 1,
    profile: "native",
    stdin: input.replace(/\r?\n$/, "").split(/\r?\n/),
    limits: invocationLimits,
  };
}
