import { afterAll } from "vitest";
import {
  fitsTask,
  lookAtTask,
  type Sight,
  sightOf,
} from "../../../src/core/benchmark/look/index.ts";
import { benchmarks } from "../../../src/core/benchmark/index.ts";
import type { BenchmarkId, Task } from "../../../src/core/benchmark/task.ts";
import type { TaskTruth } from "../../../src/core/benchmark/truth.ts";
import { createCursor, printValue, type Recording } from "../../../src/core/trace/index.ts";
import { HeadlessPython } from "../../../src/headless/python.ts";
import type { SourceFile } from "../../../src/packs/container/sourceFile.ts";
import { benchmarkFormats } from "../../../src/packs/formats/index.ts";

/** Python, which ends with the tests of a file. */
export const python = new HeadlessPython();

afterAll(() => python.close());

/** A task as it is looked at: its truth, and the state at its step. */
export interface Looked {
  readonly task: Task;
  /** What a probe asks for, its line and so on, as its benchmark has them. */
  readonly probe: Readonly<Record<string, unknown>>;
  readonly truth: TaskTruth<Readonly<Record<string, unknown>>>;
  readonly sight: Sight;
  readonly recording: Recording;
  readonly kind: string;
  readonly line: number;
  /** What is returned or printed at the step. */
  readonly text: string;
  /** What a name of the step's frame stands for. */
  readonly valueOf: (name: string) => string | undefined;
}

/** The tasks of some files. */
export async function tasksOf(id: BenchmarkId, ...files: SourceFile[]): Promise<readonly Task[]> {
  const format = benchmarkFormats.find((one) => one.id === id);
  return (await format?.read(files, {}))?.tasks ?? [];
}

async function record(task: Task): Promise<Recording | null> {
  const plan = lookAtTask(task);
  if (plan.kind === "nothing") return null;
  const runs: Recording[] = [];
  for (const invocation of plan.programs) {
    const [reply] = await python.answer([{ kind: "record", invocation }]);
    if (reply?.kind !== "recorded") continue;
    if (fitsTask(task, reply.recording)) return reply.recording;
    runs.push(reply.recording);
  }
  return runs[0] ?? null;
}

/** Looks at a task as the page does, with an answer or without; null where nothing can be run. */
export async function looked(task: Task, answer: string | null = null): Promise<Looked | null> {
  const recording = await record(task);
  const plan = lookAtTask(task);
  const invocation =
    plan.kind === "nothing"
      ? undefined
      : plan.programs.find(({ source }) => source === recording?.source());
  if (recording === null || invocation === undefined) return null;
  const benchmark = benchmarks.find(({ id }) => id === task.benchmark);
  const [work] = benchmark?.planTruths([task]) ?? [];
  if (benchmark === undefined || work === undefined) throw new Error("there is no truth");
  const truth = benchmark.truthOf(task, work, await python.answer(work.requests));
  const sight = sightOf(task, invocation, recording, answer);
  const cursor = createCursor(recording);
  cursor.seek(sight.step);
  const { kind, line, frame, text, value } = recording.step(sight.step);
  const print = (of: NonNullable<typeof value>): string =>
    printValue(recording, cursor, of, { depth: 50, width: 10_000, setOrder: true });
  return {
    task,
    probe: Object(task.probe),
    truth: truth.kind === "unavailable" ? truth : { kind: "computed", value: Object(truth.value) },
    sight,
    recording,
    kind,
    line,
    text: value === undefined ? (text ?? "").trimEnd() : print(value),
    valueOf(name) {
      const found = cursor.frame(frame)?.variables.find(([own]) => own === name)?.[1];
      return found === undefined ? undefined : print(found);
    },
  };
}

/** All tasks that can be looked at, with their truths. */
export async function all(tasks: readonly Task[]): Promise<readonly Looked[]> {
  const found: Looked[] = [];
  for (const task of tasks) {
    const one = await looked(task);
    if (one !== null) found.push(one);
  }
  return found;
}
