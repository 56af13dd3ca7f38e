import type { Benchmark } from "../../core/benchmark/benchmark.ts";
import type { Task } from "../../core/benchmark/task.ts";
import type { TaskTruth } from "../../core/benchmark/truth.ts";
import type { Truths, Unavailable } from "./session.ts";

/** What is known of the truths, without how computing them goes. */
export type KnownTruths = Omit<Truths, "phase" | "failure" | "msLeft">;

/** The truths that are known, and what they come to. */
export class TruthBook {
  private readonly benchmark: Benchmark;
  private readonly total: number;
  private readonly truths = new Map<string, TaskTruth>();
  private readonly missing = new Map<string, Unavailable>();
  private readonly unequal = new Set<string>();
  private computed = 0;
  private compared = 0;
  private equal = 0;

  constructor(benchmark: Benchmark, total: number) {
    this.benchmark = benchmark;
    this.total = total;
  }

  get(task: Task): TaskTruth | undefined {
    return this.truths.get(task.id);
  }

  /** Takes the truth of a task in; what is known already stays. */
  add(task: Task, truth: TaskTruth): void {
    if (this.truths.has(task.id)) return;
    this.truths.set(task.id, truth);
    if (truth.kind === "unavailable") {
      const { module, reason } = truth;
      const key = JSON.stringify([module, module === null ? reason : ""]);
      const tasks = (this.missing.get(key)?.tasks ?? 0) + 1;
      this.missing.set(key, { module, reason, tasks });
      return;
    }
    this.computed += 1;
    const agrees = this.benchmark.agrees(task, truth);
    if (agrees === null) return;
    this.compared += 1;
    if (agrees) this.equal += 1;
    else this.unequal.add(task.id);
  }

  known(): KnownTruths {
    return {
      done: this.truths.size,
      total: this.total,
      byTask: this.truths,
      computed: this.computed,
      unavailable: [...this.missing.values()].toSorted((one, other) => other.tasks - one.tasks),
      compared: this.compared,
      equal: this.equal,
      unequal: this.unequal,
    };
  }
}
