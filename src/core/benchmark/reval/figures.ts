import { consistencyOf } from "../../score/judges/reference/revalConsistency.ts";
import { type Interval, mean, type Observation } from "../../score/statistics/interval.ts";
import { meanInterval } from "../../score/statistics/mean.ts";
import { shareInterval } from "../../score/statistics/wilson.ts";
import type { AnsweredTask, BenchmarkScore } from "../benchmark.ts";
import type { Aggregates, Mark, MarkedAnswer } from "../mark.ts";
import type { RevalProbe, RevalTruth } from "./probe.ts";

type Answered = AnsweredTask<RevalProbe, RevalTruth>;
type Judge = (marked: MarkedAnswer) => Mark;

/**
 * REval's figures: shares are 0 to 1, `ic` is 0 to 100. Null where nothing was answered. `n` says how many answers each is of, `intervals`
 * the bounds of 95 %, in which whole items are what varies.
 */
export function revalFigures(answered: readonly Answered[]): BenchmarkScore {
  return {
    reference: figures(answered, ({ reference }) => reference),
    strict: figures(answered, ({ strict }) => strict),
  };
}

function figures(answered: readonly Answered[], judge: Judge): Aggregates {
  const share = (asks: RevalProbe["asks"]): Measured => shareOf(marksOf(answered, asks, judge));
  const coverage = share("reach");
  const [state, path, output] = [share("value"), share("next"), share("output")];
  const ic = consistency(answered, judge);
  return {
    coverage: {
      acc: coverage.value,
      ...positives(marksOf(answered, "reach", judge).map(({ mark }) => mark)),
      n: coverage.n,
      intervals: { acc: coverage.interval },
    },
    state: state.value,
    path: path.value,
    output: output.value,
    ic: ic.value,
    n: { state: state.n, path: path.n, output: output.n, ic: ic.n },
    intervals: {
      state: state.interval,
      path: path.interval,
      output: output.interval,
      ic: ic.interval,
    },
    constants: constants(answered),
  };
}

/** A figure, of how many answers it is, and the bounds of its 95 %; null where there are none. */
interface Measured {
  readonly value: number | null;
  readonly n: number;
  readonly interval: Aggregates | null;
}

function measured(observations: readonly Observation[], interval: Interval | null): Measured {
  return {
    value: mean(observations.map(({ value }) => value)),
    n: observations.length,
    interval: interval === null ? null : { low: interval.low, high: interval.high },
  };
}

/** A mark, and the item that it is about. */
interface ItemMark {
  readonly cluster: string;
  readonly mark: Mark;
}

/** The marks that count: those of answers whose truth is known. */
function marksOf(
  answered: readonly Answered[],
  asks: RevalProbe["asks"],
  judge: Judge,
): readonly ItemMark[] {
  return answered
    .filter(({ task, truth }) => task.probe.asks === asks && truth.kind === "computed")
    .flatMap(({ task, marked }) => marked.map((one) => ({ cluster: task.group, mark: judge(one) })))
    .filter(({ mark: { passed } }) => passed !== null);
}

function shareOf(marks: readonly ItemMark[]): Measured {
  const observations = marks.map(({ cluster, mark: { passed } }) => ({
    cluster,
    value: passed === true ? 1 : 0,
  }));
  return measured(observations, shareInterval(observations));
}

function shareOfBits(bits: readonly boolean[]): number | null {
  return bits.length === 0 ? null : bits.filter(Boolean).length / bits.length;
}

/** Precision, recall and F1 of "it is executed"; 0 where one of them is not defined. */
function positives(marks: readonly Mark[]): Aggregates {
  if (marks.length === 0) return { precision: null, recall: null, f1: null };
  const said = marks.filter(({ readings }) => readings["said"] === 1);
  const hits = said.filter(({ readings }) => readings["covered"] === 1).length;
  const covered = marks.filter(({ readings }) => readings["covered"] === 1).length;
  return ratios(hits, said.length, covered);
}

function ratios(hits: number, said: number, covered: number): Aggregates {
  const precision = said === 0 ? 0 : hits / said;
  const recall = covered === 0 ? 0 : hits / covered;
  const sum = precision + recall;
  return { precision, recall, f1: sum === 0 ? 0 : (2 * precision * recall) / sum };
}

/** Each probe's four answers of one sample; the output's is the one of its run. Probes without all four are left out. */
function consistency(answered: readonly Answered[], judge: Judge): Measured {
  const bits = new Map<string, boolean>();
  const samples = new Set<number>();
  const probes = new Map<string, { readonly run: string; readonly cluster: string }>();
  for (const { task, truth, marked } of answered) {
    if (truth.kind !== "computed") continue;
    const { probe } = task;
    const place = probe.asks === "output" ? "" : String(probe.place);
    if (probe.asks !== "output") {
      probes.set(`${task.case} ${place}`, { run: task.case, cluster: task.group });
    }
    for (const one of marked) {
      const passed = judge(one).passed;
      if (passed === null) continue;
      samples.add(one.sample);
      bits.set(`${probe.asks} ${task.case} ${place} ${one.sample}`, passed);
    }
  }
  const worth: Observation[] = [];
  for (const sample of samples) {
    for (const [probe, { run, cluster }] of probes) {
      const coverage = bits.get(`reach ${probe} ${sample}`);
      const path = bits.get(`next ${probe} ${sample}`);
      const state = bits.get(`value ${probe} ${sample}`);
      const output = bits.get(`output ${run}  ${sample}`);
      if (coverage === undefined || path === undefined) continue;
      if (state === undefined || output === undefined) continue;
      worth.push({ cluster, value: 100 * consistencyOf({ coverage, state, path, output }) });
    }
  }
  return measured(worth, meanInterval(worth));
}

/** What answering the same to every question comes to. */
function constants(answered: readonly Answered[]): Aggregates {
  const lines = answered.flatMap(({ task, truth }) =>
    task.probe.asks === "value" && truth.kind === "computed" && "next" in truth.value
      ? [truth.value]
      : [],
  );
  const covered = lines.filter((line) => line.covered).length;
  const ends = lines.map(({ next }) => next.includes(-1));
  const nil = lines.map(({ candidates }) => candidates === null);
  const worth = lines.map((line, index) =>
    consistencyOf({
      coverage: !line.covered,
      state: nil[index] === true,
      path: ends[index] === true,
      output: false,
    }),
  );
  const count = lines.length;
  return {
    coverage_yes: {
      acc: count === 0 ? null : covered / count,
      ...(count === 0 ? { f1: null } : { f1: ratios(covered, count, covered)["f1"] ?? null }),
    },
    coverage_no: { acc: count === 0 ? null : (count - covered) / count },
    path_end: shareOfBits(ends),
    state_nil: shareOfBits(nil),
    ic_no_nil_end_wrong:
      count === 0 ? null : (100 * worth.reduce((sum, one) => sum + one, 0)) / count,
  };
}
