import type { Benchmark, TruthWork } from "../../core/benchmark/benchmark.ts";
import type { Task } from "../../core/benchmark/task.ts";
import type { KeptSet } from "../../store/benchmarks/records.ts";
import type { Damaged, Found, Refusal } from "../../store/records.ts";
import { createBreath } from "./breath.ts";
import type { Keeper } from "./keeper.ts";
import { TruthBook } from "./truthBook.ts";
import { truthKey } from "./truthKey.ts";

/** A work that is not done, and the key of its truths. */
export interface KeyedWork {
  readonly key: string;
  readonly work: TruthWork;
}

/** A set with everything that is known of its tasks. */
export interface SetContents {
  readonly set: KeptSet;
  readonly tasks: readonly Task[];
  readonly book: TruthBook;
  /** What is still to be computed. */
  readonly works: readonly KeyedWork[];
  readonly damaged: readonly Damaged[];
}

/** What opening came to. `stopped`: nobody waits for it any more. */
export type ReadSet =
  | { readonly kind: "read"; readonly contents: SetContents }
  | { readonly kind: "missing" | "stopped" }
  | { readonly kind: "failed"; readonly refusal: Refusal };

/** How many truths are looked up at once. */
const lookedUp = 200;

/** Reads a set with its tasks, and looks up the truths that are known; `onTasks` hears how many tasks of how many are there. */
export async function readSet(
  keeper: Keeper,
  id: string,
  ruleOf: (set: KeptSet) => Benchmark,
  onTasks: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<ReadSet> {
  const sets = await keeper.read((verbs) => verbs.sets());
  if (sets.kind === "failed") return sets;
  const set = sets.value.find((one) => one.id === id);
  if (set === undefined) return { kind: "missing" };
  const damaged: Damaged[] = [];
  const tasks: Task[] = [];
  for (let part = 0; part < set.parts; part++) {
    onTasks(tasks.length, set.tasks);
    const found = await keeper.read((verbs) => verbs.tasks(id, part));
    if (signal.aborted) return { kind: "stopped" };
    if (found.kind === "failed") return found;
    tasks.push(...found.value);
    damaged.push(...found.damaged);
  }
  const benchmark = ruleOf(set);
  const book = new TruthBook(benchmark, tasks.length);
  const planned = benchmark.planTruths(tasks);
  const works: KeyedWork[] = [];
  for (let from = 0; from < planned.length; from += lookedUp) {
    const some = await keyedWorks(benchmark, planned.slice(from, from + lookedUp));
    const left = await lookUp(keeper, some, book);
    if (signal.aborted) return { kind: "stopped" };
    if (left.kind === "failed") return left;
    works.push(...left.value);
  }
  return { kind: "read", contents: { set, tasks, book, works, damaged } };
}

async function keyedWorks(
  benchmark: Benchmark,
  works: readonly TruthWork[],
): Promise<readonly KeyedWork[]> {
  const keys: Promise<string>[] = [];
  const breathe = createBreath();
  for (const work of works) {
    keys.push(truthKey(benchmark.id, work));
    await breathe();
  }
  const found = await Promise.all(keys);
  return works.map((work, index) => ({ key: found[index] ?? "", work }));
}

/** Takes the truths that are kept into the book; the works that are left. A damaged truth is none: it is computed again. */
async function lookUp(
  keeper: Keeper,
  keyed: readonly KeyedWork[],
  book: TruthBook,
): Promise<Found<readonly KeyedWork[]>> {
  const found = await keeper.read((verbs) => verbs.truths(keyed.map(({ key }) => key)));
  if (found.kind === "failed") return found;
  const left: KeyedWork[] = [];
  const breathe = createBreath();
  for (const one of keyed) {
    const truths = found.value.get(one.key);
    if (truths === undefined || truths.length !== one.work.tasks.length) left.push(one);
    else {
      for (const [index, truth] of truths.entries()) {
        const task = one.work.tasks[index];
        if (task !== undefined) book.add(task, truth);
      }
    }
    await breathe();
  }
  return { ...found, value: left };
}
