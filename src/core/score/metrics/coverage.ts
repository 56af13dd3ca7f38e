import { bootstrapSums } from "../statistics/bootstrap.ts";
import { byCluster } from "../statistics/interval.ts";
import { gradedOf, type Marked } from "./marked.ts";
import { measureShares, programsOf, type Metric, type MetricId } from "./metric.ts";

/** One line that was asked about. */
interface AskedLine {
  readonly said: boolean;
  readonly ran: boolean;
  readonly cluster: string;
}

/** What one answer came to, in lines. */
interface Tally {
  /** Said to run, and ran. */
  readonly both: number;
  readonly said: number;
  readonly ran: number;
  readonly n: number;
  readonly cluster: string;
}

/** Of the lines said to run, the share that did. */
export const coveragePrecision: Metric = ofLines(
  "coverage-precision",
  ({ said }) => said,
  ({ ran }) => ran,
);

/** Of the lines that ran, the share that was said to. */
export const coverageRecall: Metric = ofLines(
  "coverage-recall",
  ({ ran }) => ran,
  ({ said }) => said,
);

/** The harmonic mean of precision and recall. */
export const coverageF1: Metric = ofTallies("coverage-f1", ({ both, said, ran }) =>
  ratio(2 * both, said + ran),
);

/** The mean of two shares: of the lines that ran, and of those that did not, how many were told. "Everything runs" gets a half. */
export const coverageBalanced: Metric = ofTallies("coverage-balanced", ({ both, said, ran, n }) => {
  const ofRunning = ratio(both, ran);
  const ofOthers = ratio(n - said - ran + both, n - ran);
  if (ofRunning === null) return ofOthers;
  return ofOthers === null ? ofRunning : (ofRunning + ofOthers) / 2;
});

function ofLines(
  id: MetricId,
  among: (line: AskedLine) => boolean,
  holds: (line: AskedLine) => boolean,
): Metric {
  return {
    id,
    unit: "share",
    measure: (marked) =>
      measureShares(
        id,
        gradedOf(marked)
          .flatMap(askedLines)
          .filter(among)
          .map((line) => ({ value: holds(line) ? 1 : 0, cluster: line.cluster })),
        "lines",
      ),
  };
}

/** A metric that is no mean over lines: its interval is drawn, by program. */
function ofTallies(
  id: MetricId,
  statistic: (tally: Omit<Tally, "cluster">) => number | null,
): Metric {
  const of = (tallies: readonly Tally[]) => statistic(sum(tallies));
  return {
    id,
    unit: "share",
    measure(marked, seed) {
      const tallies = gradedOf(marked).flatMap(tallyOf);
      return {
        metric: id,
        value: of(tallies),
        n: sum(tallies).n,
        counted: "lines",
        programs: programsOf(tallies),
        interval: bootstrapSums(
          byCluster(tallies).map(rowOfProgram),
          ([both = 0, said = 0, ran = 0, n = 0]) => statistic({ both, said, ran, n }),
          seed,
        ),
      };
    },
  };
}

function askedLines({ question, truth, answer, cluster }: Marked): readonly AskedLine[] {
  if (question.kind !== "coverage" || truth?.kind !== "coverage" || answer.kind !== "coverage") {
    return [];
  }
  const said = new Set(answer.ran);
  const ran = new Set(truth.ran);
  return question.lines.map((line) => ({ said: said.has(line), ran: ran.has(line), cluster }));
}

function tallyOf(marked: Marked): readonly Tally[] {
  const lines = askedLines(marked);
  if (lines.length === 0) return [];
  return [
    {
      both: lines.filter(({ said, ran }) => said && ran).length,
      said: lines.filter(({ said }) => said).length,
      ran: lines.filter(({ ran }) => ran).length,
      n: lines.length,
      cluster: marked.cluster,
    },
  ];
}

function sum(tallies: readonly Tally[]): Omit<Tally, "cluster"> {
  const total = { both: 0, said: 0, ran: 0, n: 0 };
  for (const { both, said, ran, n } of tallies) {
    total.both += both;
    total.said += said;
    total.ran += ran;
    total.n += n;
  }
  return total;
}

function rowOfProgram(tallies: readonly Tally[]): readonly number[] {
  const { both, said, ran, n } = sum(tallies);
  return [both, said, ran, n];
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}
