import { readFileSync } from "node:fs";
import type { EmittedRun, RequestOptions } from "../python/pyodide.ts";
import { loadForetrace } from "../python/pyodide.ts";
import { type Duration, timed } from "./time.ts";

/** One Python in which programs are run and measured. */
export interface Interpreter {
  /** Runs a program `times` times with nothing watching (or under a trace function that does nothing); the time of one. */
  plain(source: string, times: number, traced: boolean): Duration;
  /** Records a program, all chunks handed over. */
  record(source: string, options: RequestOptions): Duration & { readonly result: EmittedRun };
}

const plainSource = new URL("./python/plain.py", import.meta.url);

/** Starts a Python; it takes a second or two. */
export async function openInterpreter(): Promise<Interpreter> {
  const foretrace = await loadForetrace();
  const { pyodide } = foretrace;
  pyodide.FS.mkdirTree("/bench");
  pyodide.FS.writeFile("/bench/plain.py", readFileSync(plainSource));
  pyodide.runPython("import sys; sys.path.insert(0, '/bench'); import plain");
  const run: (source: string, times: number, traced: boolean) => void =
    pyodide.runPython("plain.run");
  const clean: () => void = pyodide.runPython("plain.clean");
  return {
    plain(source, times, traced) {
      clean();
      const { cpuMs, wallMs } = timed(() => run(source, times, traced));
      return { cpuMs: cpuMs / times, wallMs: wallMs / times };
    },
    record(source, options) {
      clean();
      return timed(() => foretrace.run(source, options));
    },
  };
}

/** How many steps a run recorded; throws when it did not come to its end. */
export function stepsOf({ outcome }: EmittedRun): number {
  const { kind, steps }: { kind: string; steps: number } = JSON.parse(outcome);
  if (kind !== "finished" && kind !== "stopped") throw new Error(`a measured program: ${outcome}`);
  return steps;
}

/** Bytes that the chunks of a run hold: the path, what belongs to its state, and all with tables as JSON. */
export function bytesOf(run: EmittedRun): { path: number; state: number; all: number } {
  const sum = (name: string): number =>
    run.chunks.reduce((total, { columns }) => total + (columns[name]?.byteLength ?? 0), 0);
  const tables = run.chunks.reduce((total, chunk) => total + chunk.tables.length, 0);
  const path = sum("path") + sum("extra");
  const state = sum("ops");
  const values = sum("floats") + sum("text") + sum("textEnds") + sum("values");
  return { path, state, all: path + state + values + tables };
}
