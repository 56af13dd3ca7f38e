import { markTrace, noList, type TraceMark } from "../../score/judges/reference/coconut.ts";
import { mean } from "../../score/statistics/interval.ts";
import { shareInterval } from "../../score/statistics/wilson.ts";
import type { AnsweredTask, BenchmarkScore } from "../benchmark.ts";
import type { Aggregates, Mark } from "../mark.ts";
import type { CoconutProbe } from "./coconutTask.ts";

/** A mark of a list of lines; null where there are no true lines to mark by. */
export function traceMark(mark: TraceMark | null): Mark {
  if (mark === null) return { passed: null, verdict: "unavailable", readings: {} };
  const { matched, similarity } = mark;
  return { passed: matched, verdict: matched ? "matched" : "different", readings: { similarity } };
}

/** The figures of all marked lists, and of each category where there are several. */
export function aggregateTraces(answered: readonly AnsweredTask<CoconutProbe>[]): BenchmarkScore {
  const categories = new Set(answered.map(({ task }) => task.probe.category));
  const of = (which: "reference" | "strict"): Aggregates => {
    const parts = [...categories].map(
      (category) =>
        [
          category,
          figures(
            answered.filter(({ task }) => task.probe.category === category),
            which,
          ),
        ] as const,
    );
    const all = figures(answered, which);
    return parts.length > 1 ? { ...all, categories: Object.fromEntries(parts) } : all;
  };
  return {
    reference: { ...of("reference"), baselines: { empty_list: emptyList(answered) } },
    strict: of("strict"),
  };
}

/** What an empty list gets, given to every question of which the file holds the lines: it is alike by its brackets alone. */
function emptyList(answered: readonly AnsweredTask<CoconutProbe>[]): Aggregates {
  const programs = new Map<string, number[]>();
  for (const { task } of answered) {
    if (task.stored === null) continue;
    const { similarity } = markTrace(task.stored, noList);
    programs.set(task.group, [...(programs.get(task.group) ?? []), similarity]);
  }
  return { sim: mean([...programs.values()].map(meanOf)) };
}

interface Tested {
  readonly passed: boolean;
  readonly similarity: number;
}

/**
 * Means over programs, each with the tests that were answered: all of them right, the share right, how alike they are, and how alike the wrong
 * ones are, which is 0 for a program without any.
 */
function figures(
  answered: readonly AnsweredTask<CoconutProbe>[],
  which: "reference" | "strict",
): Aggregates {
  const programs = new Map<string, Tested[]>();
  let tests = 0;
  for (const { task, marked } of answered) {
    for (const answer of marked) {
      const { passed, readings } = answer[which];
      if (passed === null) continue;
      tests += 1;
      const tested = { passed, similarity: readings["similarity"] ?? 0 };
      const others = programs.get(task.group);
      if (others === undefined) programs.set(task.group, [tested]);
      else others.push(tested);
    }
  }
  const all = [...programs.entries()];
  const over = (
    of: (tests: readonly Tested[]) => number,
  ): readonly [number | null, Aggregates | null] => {
    const values = all.map(([cluster, mine]) => ({ cluster, value: of(mine) }));
    const interval = shareInterval(values);
    return [
      mean(values.map(({ value }) => value)),
      interval === null ? null : { low: interval.low, high: interval.high },
    ];
  };
  const [hard, hardInterval] = over((mine) => (mine.every(({ passed }) => passed) ? 1 : 0));
  const [share, meanBounds] = over((mine) => meanOf(mine.map(({ passed }) => (passed ? 1 : 0))));
  const [sim, simInterval] = over((mine) => meanOf(mine.map(({ similarity }) => similarity)));
  const [falseSim, falseSimInterval] = over((mine) =>
    meanOf(mine.filter(({ passed }) => !passed).map(({ similarity }) => similarity)),
  );
  return {
    acc_hard: hard,
    acc_mean: share,
    sim,
    false_sim: falseSim,
    n: tests,
    programs: all.length,
    intervals: {
      acc_hard: hardInterval,
      acc_mean: meanBounds,
      sim: simInterval,
      false_sim: falseSimInterval,
    },
  };
}

/** The mean; 0 of none. */
function meanOf(values: readonly number[]): number {
  return mean(values) ?? 0;
}
