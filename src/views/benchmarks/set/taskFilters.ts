import type { Truths } from "../../../app/benchmarks/session.ts";
import { type Task, type TaskKind } from "../../../core/benchmark/task.ts";
import { taskKindWords, taskLine } from "../../words/benchmarkTasks.ts";

/** Which tasks are listed: all, those of a kind, or those whose truth is in that state. */
export type TaskFilter = "all" | "unequal" | "unavailable" | "unknown" | `kind ${TaskKind}`;

/** The filters that make a difference for these tasks, each with its words. */
export function filtersOf(
  tasks: readonly Task[],
): readonly (readonly [filter: TaskFilter, words: string])[] {
  const kinds = [...new Set(tasks.map(({ kind }) => kind))];
  return [
    ["all", "All tasks"],
    ...(kinds.length < 2
      ? []
      : kinds.map((kind) => [`kind ${kind}`, `Only ${taskKindWords[kind]}`] as const)),
    ["unequal", "Truth differs from the files’"],
    ["unavailable", "Truth unavailable"],
    ["unknown", "Truth not computed yet"],
  ];
}

/** The tasks that a filter lets through and whose id or question holds the words that are looked for. */
export function filterTasks(
  tasks: readonly Task[],
  truths: Pick<Truths, "byTask" | "unequal">,
  filter: TaskFilter,
  wanted: string,
): readonly Task[] {
  const sought = wanted.trim().toLowerCase();
  return tasks.filter(
    (task) =>
      passes(task, truths, filter) &&
      (sought === "" || `${task.id} ${taskLine(task)}`.toLowerCase().includes(sought)),
  );
}

function passes(
  task: Task,
  { byTask, unequal }: Pick<Truths, "byTask" | "unequal">,
  filter: TaskFilter,
): boolean {
  switch (filter) {
    case "all":
      return true;
    case "unequal":
      return unequal.has(task.id);
    case "unavailable":
      return byTask.get(task.id)?.kind === "unavailable";
    case "unknown":
      return !byTask.has(task.id);
    default:
      return filter === `kind ${task.kind}`;
  }
}
