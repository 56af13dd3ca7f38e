import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { PyodideInterface } from "pyodide";
import {
  parseChunk,
  parseOutcome,
  type Recording,
  RecordingBuilder,
} from "../../../src/core/trace/index.ts";
import { type EmittedRun, loadForetrace, type RequestOptions } from "../pyodide.ts";
import type { OracleRun, PlainRun } from "./oracleRun.ts";

/** The input of every generated program. */
const inputLines: readonly string[] = ["one", "twö", "three"];

/** One Python in which programs are made, recorded, followed by the oracle and run with nothing watching. */
export interface Laboratory {
  readonly pyodide: PyodideInterface;
  /** The generated program of a seed. */
  generate(seed: number): string;
  record(source: string, options?: RequestOptions): Recording;
  /** What the recorder emits, not decoded. */
  emit(source: string, options?: RequestOptions): EmittedRun;
  /**
   * Whether nothing in a program notices that its objects are kept alive. The oracle then keeps them,
   * and the recorder owes each of them one number for the whole run.
   */
  mayBeKeptAlive(source: string): boolean;
  /** `limit` is the most steps that the oracle follows. */
  follow(source: string, limit: number): OracleRun;
  /** The program with nothing watching it. */
  runPlain(source: string): PlainRun;
  /** A recording, with the module's names and heap as they were at its end. */
  recordWithGlobals(source: string): { recording: Recording; globals: unknown };
  /** Programs that are this one with a part dropped or simplified, those that lose most first. */
  smaller(source: string): Generator<string>;
}

const folder = fileURLToPath(new URL("..", import.meta.url));

/** Starts a laboratory; it takes a few seconds. */
export async function openLaboratory(): Promise<Laboratory> {
  const foretrace = await loadForetrace();
  const { pyodide } = foretrace;
  for (const name of ["oracle", "generator"]) {
    pyodide.FS.mkdirTree(`/laboratory/${name}`);
    for (const file of readdirSync(join(folder, name))) {
      if (!file.endsWith(".py")) continue;
      pyodide.FS.writeFile(`/laboratory/${name}/${file}`, readFileSync(join(folder, name, file)));
    }
  }
  // What the remains of a stopped program complain about belongs to nobody.
  pyodide.setStdout({ batched: () => undefined });
  pyodide.setStderr({ batched: () => undefined });
  pyodide.runPython(`
import sys, warnings
sys.path.insert(0, "/laboratory")
warnings.simplefilter("ignore")
import generator.program, generator.shrink, oracle.run
`);
  const python = (name: string): ((...values: unknown[]) => unknown) => pyodide.runPython(name);
  const generate = python("generator.program.generate");
  const startShrinking = python("generator.shrink.start");
  const nextSmaller = python("generator.shrink.following");
  const follow = python("oracle.run.run");
  const mayBeKeptAlive = python("oracle.run.may_be_kept_alive");
  const runPlain = python("oracle.run.run_plain");
  const watchGlobals = python("oracle.run.watch_globals");
  const lastGlobals = python("oracle.run.last_globals");
  const request = { stdin: inputLines, seed: 0 };
  const ask = (question: typeof follow, more: object): unknown =>
    JSON.parse(question(JSON.stringify({ ...request, ...more }), stillClock()) as string);
  const emit = (source: string, options: RequestOptions = {}): EmittedRun =>
    foretrace.run(source, { ...request, ...options });
  const record = (source: string, options?: RequestOptions): Recording =>
    decode(source, emit(source, options));
  return {
    pyodide,
    emit,
    record,
    mayBeKeptAlive: (source) => mayBeKeptAlive(source) === true,
    generate: (seed) => generate(seed) as string,
    follow: (source, limit) =>
      ask(follow, { source, limit, keepAlive: mayBeKeptAlive(source) }) as OracleRun,
    runPlain: (source) => ask(runPlain, { source }) as PlainRun,
    recordWithGlobals: (source) => {
      watchGlobals(source);
      const recording = record(source);
      return { recording, globals: JSON.parse(lastGlobals() as string) as unknown };
    },
    *smaller(source) {
      startShrinking(source);
      for (;;) {
        const next = nextSmaller() as string;
        if (next === "") return;
        yield next;
      }
    },
  };
}

/** A clock for a world: it stands still but for what the program sleeps, and starts where the recorder's does. */
function stillClock(): object {
  let now = Date.UTC(2024, 0, 1);
  return {
    real: () => now,
    virtual: () => now,
    advance: (milliseconds: number) => {
      now += milliseconds;
    },
  };
}

/** The recording that a run's chunks make; throws when the decoder finds them damaged. */
function decode(source: string, run: EmittedRun): Recording {
  const builder = new RecordingBuilder(source);
  for (const message of run.chunks) {
    const chunk = parseChunk(message);
    const accepted = "kind" in chunk ? chunk : builder.append(chunk);
    if (accepted.kind === "damaged") throw new Error(JSON.stringify(accepted));
  }
  const parsed = parseOutcome(run.outcome);
  if (parsed.kind === "damaged") throw new Error(JSON.stringify(parsed));
  return builder.finish(parsed.outcome);
}
