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
      const mine = answered.filter(({ task }) => task.probe.kind === kind);
      if (mine.every(({ marked }) => marked.length === 0)) return [];
      return [
        [kind, kind === "value" ? valueFigures(mine, which) : coverFigures(mine, which)] as const,
      ];
    });
    return { ...parts[0]?.[1], ...Object.fromEntries(parts) };
  };
  return { reference: of("reference"), strict: of("strict") };
}

/** Full-path accuracy is the share of runs in which every label is right; the rest counts labels that were answered. */
function coverFigures(answered: readonly Answered[], which: Which): Aggregates {
  const all = labelsOf(answered, which);
  const sizes = sizesOf(answered);
  const pairs = all.flatMap(({ covered, passed }) =>
    // What was said is the truth where the label is right, and its opposite where it is not.
    covered === null ? [] : [[passed ? covered : !covered, covered] as const],
  );
  const { accuracy, precision, recall, f1 } = rates(tell(pairs));
  const constant = (said: boolean): Aggregates => {
    const guessed = answered.map(({ task }) => labelOf(task, 0, coveredOf(task) === said));
    const told = rates(tell(guessed.map(({ covered }) => [said, covered === true])));
    return {
      full_path_accuracy: fullShare(guessed, sizes).value,
      accuracy: told.accuracy,
      f1: told.f1,
    };
  };
  const full = fullShare(all, sizes);
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
  const full = fullShare(all, sizesOf(answered));
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
  readonly case: string;
  /** The case and the sample. */
  readonly run: string;
  readonly passed: boolean;
  /** What is true of a line; null for values. */
  readonly covered: boolean | null;
}

function labelsOf(answered: readonly Answered[], which: Which): readonly Label[] {
  return answered.flatMap(({ task, marked }) =>
    marked.map((one) => labelOf(task, one.sample, one[which].passed === true)),
  );
}

function labelOf(task: Answered["task"], sample: number, passed: boolean): Label {
  const { group: cluster, case: run } = task;
  return { cluster, case: run, run: `${run} ${sample}`, passed, covered: coveredOf(task) };
}

function coveredOf({ probe }: Answered["task"]): boolean | null {
  return probe.kind === "value" ? null : probe.covered;
}

/** How many labels each case has. */
function sizesOf(answered: readonly Answered[]): ReadonlyMap<string, number> {
  const sizes = new Map<string, number>();
  for (const { task } of answered) sizes.set(task.case, (sizes.get(task.case) ?? 0) + 1);
  return sizes;
}

/** The share of runs of which every label is right; one that was not answered is none. */
function fullShare(
  labels: readonly Label[],
  sizes: ReadonlyMap<string, number>,
): {
  readonly value: number | null;
  readonly n: number;
  readonly interval: Aggregates | null;
} {
  const runs = new Map<string, { readonly label: Label; right: number }>();
  for (const label of labels) {
    const run = runs.get(label.run) ?? { label, right: 0 };
    if (label.passed) run.right += 1;
    runs.set(label.run, run);
  }
  const all = [...runs.values()].map(({ label, right }) => ({
    ...label,
    passed: right === sizes.get(label.case),
  }));
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
