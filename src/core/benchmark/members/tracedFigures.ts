import { rates, tell } from "../../score/judges/reference/labels.ts";
import { mean } from "../../score/statistics/interval.ts";
import { shareInterval } from "../../score/statistics/wilson.ts";
import type { AnsweredTask, BenchmarkScore } from "../benchmark.ts";
import type { Aggregates } from "../mark.ts";
import type { TracedProbe } from "./tracedTask.ts";

type Which = "reference" | "strict";
type Answered = AnsweredTask<TracedProbe>;

const kinds = ["branch", "line", "value"] as const;

/** The figures of branches, of lines and of values, each by its own name; those of the first kind there is stand above as well. */
export function aggregateLabels(answered: readonly Answered[]): BenchmarkScore {
  const of = (which: Which): Aggregates => {
    const parts = kinds.flatMap((kind) => {
      const mine = answered.filter(
        ({ task, marked }) => task.probe.kind === kind && marked.length > 0,
      );
      if (mine.length === 0) return [];
      return [
        [kind, kind === "value" ? valueFigures(mine, which) : coverFigures(mine, which)] as const,
      ];
    });
    return { ...parts[0]?.[1], ...Object.fromEntries(parts) };
  };
  return { reference: of("reference"), strict: of("strict") };
}

/** Full-path accuracy is the share of runs in which every label is right; the rest counts labels. */
function coverFigures(answered: readonly Answered[], which: Which): Aggregates {
  const all = labelsOf(answered, which);
  const pairs = all.flatMap(({ covered, passed }) =>
    // What was said is the truth where the label is right, and its opposite where it is not.
    covered === null ? [] : [[passed ? covered : !covered, covered] as const],
  );
  const { accuracy, precision, recall, f1 } = rates(tell(pairs));
  const constant = (said: boolean): Aggregates => {
    const guessed = all.map((label) => ({ ...label, passed: label.covered === said }));
    const told = rates(tell(pairs.map(([, truth]) => [said, truth])));
    return { full_path_accuracy: fullShare(guessed).value, accuracy: told.accuracy, f1: told.f1 };
  };
  const full = fullShare(all);
  return {
    full_path_accuracy: full.value,
    accuracy,
    precision,
    recall,
    f1,
    n: all.length,
    samples: full.n,
    intervals: { full_path_accuracy: full.interval, accuracy: intervalOf(all) },
    baselines: { always_covered: constant(true), never_covered: constant(false) },
  };
}

function valueFigures(answered: readonly Answered[], which: Which): Aggregates {
  const all = labelsOf(answered, which);
  const full = fullShare(all);
  const counts = new Map<string, number>();
  for (const { task } of answered) {
    const label = task.probe.kind === "value" ? `${task.probe.sequence} ${task.probe.label}` : "";
    counts.set(label, (counts.get(label) ?? 0) + 1);
  }
  return {
    full_value_accuracy: full.value,
    value_accuracy: mean(all.map(({ passed }) => Number(passed))),
    n: all.length,
    samples: full.n,
    intervals: { full_value_accuracy: full.interval, value_accuracy: intervalOf(all) },
    baselines: { most_common_label: Math.max(...counts.values()) / answered.length },
  };
}

/** One label that was answered. */
interface Label {
  readonly cluster: string;
  readonly run: string;
  readonly passed: boolean;
  /** What is true of a line; null for values. */
  readonly covered: boolean | null;
}

function labelsOf(answered: readonly Answered[], which: Which): readonly Label[] {
  return answered.flatMap(({ task, marked }) =>
    marked.map((one) => ({
      cluster: task.group,
      run: `${task.case} ${one.sample}`,
      passed: one[which].passed === true,
      covered: task.probe.kind === "value" ? null : task.probe.covered,
    })),
  );
}

/** The share of runs of which every label is right. */
function fullShare(labels: readonly Label[]): {
  readonly value: number | null;
  readonly n: number;
  readonly interval: Aggregates | null;
} {
  const runs = new Map<string, Label>();
  for (const label of labels) {
    const known = runs.get(label.run) ?? label;
    runs.set(label.run, { ...known, passed: known.passed && label.passed });
  }
  const all = [...runs.values()];
  return {
    value: mean(all.map(({ passed }) => Number(passed))),
    n: all.length,
    interval: intervalOf(all),
  };
}

function intervalOf(labels: readonly Label[]): Aggregates | null {
  const found = shareInterval(
    labels.map(({ cluster, passed }) => ({ cluster, value: Number(passed) })),
  );
  return found === null ? null : { low: found.low, high: found.high };
}
