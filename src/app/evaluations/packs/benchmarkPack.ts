import { jsonHash } from "../../../core/asking/canonical.ts";
import type { Json } from "../../../core/asking/generation.ts";
import { askingOf } from "../../../core/asking/prompts/benchmark/forms/index.ts";
import type { TaskForm } from "../../../core/asking/prompts/benchmark/forms/taskForm.ts";
import type { Benchmark } from "../../../core/benchmark/benchmark.ts";
import { benchmarks } from "../../../core/benchmark/index.ts";
import type { BenchmarkPython } from "../../../core/benchmark/request.ts";
import type { KnownTask } from "../../../core/benchmark/run.ts";
import type { BenchmarkId, Task } from "../../../core/benchmark/task.ts";
import { contentHash } from "../../../core/program/hash.ts";
import type { PackRef } from "../../../core/evaluation/plan.ts";
import type { Timing } from "../../../models/timing.ts";
import { createComputing } from "../../benchmarks/computing.ts";
import type { Keeper } from "../../benchmarks/keeper.ts";
import { readSet, type SetContents } from "../../benchmarks/readSet.ts";
import type { OpenPack, PackChoice, PackOpening } from "../pack.ts";
import { taskExamples } from "./taskExamples.ts";
import { createTaskPack } from "./taskPack.ts";

/** What opening a benchmark takes. */
export interface BenchmarkPackParts {
  readonly keeper: Keeper;
  readonly python: BenchmarkPython;
  /** Version of Pyodide. */
  readonly pyodide: string;
  readonly timing: Timing;
}

/** The imported sets, those that cannot be asked with a reason. */
export async function benchmarkChoices(keeper: Keeper): Promise<readonly PackChoice[]> {
  const found = await keeper.read((verbs) => verbs.sets());
  if (found.kind === "failed") return [];
  return found.value
    .filter(({ complete }) => complete)
    .map(({ id, name, benchmark, tasks, programs }) => {
      const asking = askingOf(benchmark);
      const { choices } = rulesOf(benchmark);
      return {
        ref: { kind: "benchmark", set: id, choice: choices[0] ?? "" },
        title: name,
        note: `${tasks} tasks about ${programs} programs, imported into this browser.`,
        choices,
        refused: asking.kind === "refused" ? asking.reason : null,
      };
    });
}

/** Opens an imported set, narrowed to one of its choices; truths that are not known yet are computed and kept. */
export async function openBenchmark(
  ref: Extract<PackRef, { kind: "benchmark" }>,
  parts: BenchmarkPackParts,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<PackOpening> {
  const { keeper, python, pyodide, timing } = parts;
  const ruleOf = ({ benchmark }: { readonly benchmark: BenchmarkId }): Benchmark =>
    rulesOf(benchmark);
  const read = await readSet(keeper, ref.set, ruleOf, () => undefined, signal);
  signal.throwIfAborted();
  if (read.kind === "failed") {
    const { refusal } = read;
    const message = refusal.kind === "broken" ? refusal.name : refusal.kind;
    return { kind: "failed", failure: { kind: "broken", message } };
  }
  if (read.kind !== "read") return { kind: "failed", failure: { kind: "missing" } };
  const { contents } = read;
  const { set } = contents;
  const asking = askingOf(set.benchmark);
  if (asking.kind === "refused") return nothingToAsk(asking.reason);
  const benchmark = rulesOf(set.benchmark);
  const chosen = benchmark.select(contents.tasks, ref.choice);
  const failure = await compute(contents, chosen, benchmark, parts, onProgress, signal);
  if (failure !== null) return { kind: "failed", failure: { kind: "broken", message: failure } };
  const { known, left } = split(chosen, contents);
  if (known.length === 0) return nothingToAsk(left[0]?.reason ?? "It has no such tasks.");
  const made = await taskExamples(asking.form, known, python, signal);
  const pack = createTaskPack({
    ref,
    title: set.name,
    hash: hashOf(chosen, asking.form),
    benchmark,
    form: asking.form,
    known,
    left,
    examples: made.examples,
    versions: { python: made.python, pyodide },
    python,
    timing,
  });
  return { kind: "open", pack };
}

function nothingToAsk(reason: string): PackOpening {
  return { kind: "failed", failure: { kind: "nothing-to-ask", reason } };
}

/** Computes what the chosen tasks lack; what went wrong, or null. */
async function compute(
  contents: SetContents,
  chosen: readonly Task[],
  benchmark: Benchmark,
  { keeper, python, timing }: BenchmarkPackParts,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<string | null> {
  const { book } = contents;
  const wanted = new Set(chosen.map(({ id }) => id));
  const works = contents.works.filter(({ work }) => work.tasks.some(({ id }) => wanted.has(id)));
  const open = new Set(works.flatMap(({ work }) => work.tasks.map(({ id }) => id)));
  const before = book.known().done;
  const tell = (): void => {
    const lacking = open.size - (book.known().done - before);
    onProgress(Math.max(0, chosen.length - lacking), chosen.length);
  };
  tell();
  if (works.length === 0) return null;
  const computing = createComputing({
    benchmark,
    book,
    works,
    keeper,
    python: async () => python,
    now: () => timing.now(),
    onChange: tell,
  });
  const stop = (): void => computing.pause();
  signal.addEventListener("abort", stop);
  try {
    await computing.run();
  } finally {
    signal.removeEventListener("abort", stop);
  }
  signal.throwIfAborted();
  const { failure } = computing.truths();
  if (failure === null) return null;
  return failure.kind === "broken" ? failure.message : failure.refusal.kind;
}

/** Tasks whose truth is known, and what is said of the others: a sentence for each reason. */
function split(
  chosen: readonly Task[],
  { book }: SetContents,
): { readonly known: readonly KnownTask[]; readonly left: OpenPack["left"] } {
  const known: KnownTask[] = [];
  const reasons = new Map<string, string[]>();
  for (const task of chosen) {
    const truth = book.get(task);
    if (truth?.kind === "computed") {
      known.push({ task, truth });
      continue;
    }
    const reason = truth?.reason ?? "Its truth was not computed.";
    const others = reasons.get(reason) ?? [];
    reasons.set(reason, others);
    others.push(task.id);
  }
  const left = [...reasons].map(([reason, ids]) => ({
    title: ids.length === 1 ? (ids[0] ?? "") : `${ids.length} tasks, ${ids[0] ?? ""} the first`,
    reason,
  }));
  return { known, left };
}

/** Of all chosen tasks and their programs, whether their truths can be had here or not. */
function hashOf(chosen: readonly Task[], form: TaskForm): string {
  const programs = new Map<string, string>();
  const tasks = chosen.map((task): Json => {
    const source = task.program?.source ?? "";
    const program = programs.get(source) ?? contentHash(source);
    programs.set(source, program);
    return [
      task.id,
      task.kind,
      form.sortOf(task),
      program,
      contentHash(JSON.stringify(task.probe)),
    ];
  });
  return jsonHash(tasks);
}

function rulesOf(benchmark: BenchmarkId): Benchmark {
  const rules = benchmarks.find(({ id }) => id === benchmark);
  if (rules === undefined) throw new Error(`no rules for ${benchmark}`);
  return rules;
}
