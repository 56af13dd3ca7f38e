import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serialize } from "node:v8";
import { RecordingBuilder } from "../../src/core/trace/index.ts";
import type { EmittedRun, RequestOptions } from "../python/pyodide.ts";
import { bytesOf, type Interpreter, stepsOf } from "./interpreter.ts";
import { longProgram } from "./programs.ts";
import { addWindow, appendAll, build, finish, seekAtRandom } from "./reading.ts";
import { type Cell, progress, type Table } from "./report.ts";
import { quantile } from "./statistics.ts";
import { type Duration, timed } from "./time.ts";

const megabyte = 1_000_000;
const seeks = 500;
/** What the page asks for where a step has no state. */
const windowSteps = 2_000;
/** A limit of bytes that keeps the state of the first part of the run alone. */
const scarce = { bytes: 20 * megabyte };
const root = fileURLToPath(new URL("../../", import.meta.url));

/** What the page's own memory grew to, in bytes: with the recording alone, and after every query was asked. */
interface Memory {
  readonly recording: number;
  readonly queried: number;
}

/** A program of more than 1,000,000 steps: recording it, putting it together, seeking in it, keeping it. */
export function measureLongRun(python: Interpreter, rounds: number): Table {
  const source = longProgram();
  progress("the long program");
  const path = repeat(rounds, () => python.record(source, { mode: "path" }));
  const state = repeat(rounds, () => python.record(source, { mode: "state" }));
  const run = state.last.result;
  const built = repeat(rounds, () => timed(() => build(source, run)));
  progress("seeking");
  const seek = seekAtRandom(built.last.result, seeks, timed);
  const bytes = bytesOf(run);
  const memory = memoryOf(source, run);
  progress("a far window");
  const window = measureWindow(python, source);
  const steps = stepsOf(run);
  const rows: (readonly Cell[])[] = [
    ["steps", steps, ""],
    ["recording the path alone", ...seconds(path.all)],
    ["recording with full state", ...seconds(state.all)],
    ["bytes of the recording", megabytes(bytes.all), ""],
    ["putting it together", ...seconds(built.all)],
    ["first seek", ...seconds([seek.first])],
    ["seek and read the stack: p50, p95, most", ...spread(seek.stack)],
    ["seek and read the whole state: p50, p95, most", ...spread(seek.whole)],
    ["memory of the recording", megabytes(memory.recording), ""],
    ["memory after all queries", megabytes(memory.queried), ""],
    [`recording the last ${windowSteps} steps again`, ...seconds([window.recorded])],
    ["taking that window over", ...seconds([window.taken])],
  ];
  return {
    title: "A program of a million steps",
    columns: ["", "processor", "wall clock"],
    rows,
    note:
      `The eight programs one after the other; times are the least of ${rounds}. Seeks go to ${seeks} random steps, each of ` +
      "them once; the whole state is every frame, every object that a name reaches, and what the step changed. Memory is " +
      "heap and buffers of a process of its own after collection.",
  };
}

function repeat<T>(
  rounds: number,
  call: () => Duration & { readonly result: T },
): { readonly all: readonly Duration[]; readonly last: { readonly result: T } } {
  let last = call();
  const all: Duration[] = [last];
  while (all.length < rounds) all.push((last = call()));
  return { all: all.map(({ cpuMs, wallMs }) => ({ cpuMs, wallMs })), last };
}

function measureWindow(
  python: Interpreter,
  source: string,
): { readonly recorded: Duration; readonly taken: Duration } {
  const options: RequestOptions = { mode: "state", limits: scarce };
  const { result: run } = python.record(source, options);
  const builder = new RecordingBuilder(source);
  appendAll(builder, run);
  const recording = finish(builder, run);
  const to = recording.steps;
  const range = [to - windowSteps, to] as const;
  if (recording.stateUntil > range[0]) throw new Error("the window has its state already");
  const recorded = python.record(source, { ...options, window: range });
  const taken = timed(() => addWindow(builder, range, build(source, recorded.result)));
  return { recorded, taken };
}

/** Builds the recording in a process of its own, where nothing else is, and asks what it holds. */
function memoryOf(source: string, run: EmittedRun): Memory {
  const folder = `${root}.generated/bench/`;
  const file = `${folder}run.bin`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, serialize({ source, run }));
  const words = ["--expose-gc", "scripts/run-typescript.mjs", "test/bench/memory.ts", file];
  const child = spawnSync(process.execPath, words, { cwd: root, encoding: "utf8" });
  if (child.status !== 0) throw new Error(child.stderr);
  return JSON.parse(child.stdout);
}

function seconds(durations: readonly Duration[]): readonly [string, string] {
  const least = (pick: (duration: Duration) => number): string =>
    `${(Math.min(...durations.map(pick)) / 1000).toFixed(2)} s`;
  return [least(({ cpuMs }) => cpuMs), least(({ wallMs }) => wallMs)];
}

function spread(durations: readonly Duration[]): readonly [string, string] {
  const words = (pick: (duration: Duration) => number): string => {
    const values = durations.map(pick);
    const shown = [quantile(values, 0.5), quantile(values, 0.95), quantile(values, 1)];
    return shown.map((value) => `${Number(value.toPrecision(2))} ms`).join(", ");
  };
  return [words(({ cpuMs }) => cpuMs), words(({ wallMs }) => wallMs)];
}

function megabytes(bytes: number): string {
  return `${(bytes / megabyte).toFixed(1)} MB`;
}
