import {
  coverageBalanced,
  coverageF1,
  coveragePrecision,
  coverageRecall,
} from "../../score/metrics/coverage.ts";
import { metrics } from "../../score/metrics/index.ts";
import type { Marked } from "../../score/metrics/marked.ts";
import type { Metric, MetricId } from "../../score/metrics/metric.ts";
import type { Sliced } from "../../score/statistics/sliced.ts";
import type { ScoredOutput } from "../evaluation.ts";
import { type Figure, measuredFigure } from "./figure.ts";
import type { Response } from "./response.ts";

/** A metric and what it came to. */
export interface MetricFigure {
  readonly metric: MetricId;
  readonly unit: "share" | "questions" | "error";
  readonly figure: Figure;
}

/** Metrics on words of confidence: models say numbers, and have figures of their own. */
const ofWords: ReadonlySet<MetricId> = new Set(["brier", "accuracy-of-sure"]);

/** Every metric that people's attempts get, over the answers to questions; empty without any. All answers on one program, once each, are one attempt. A slice for each metric. */
export function* metricsOf(
  responses: readonly Response[],
  seed: number,
): Sliced<readonly MetricFigure[]> {
  const marked = responses.flatMap(({ marked: one, program, sample }): readonly Marked[] =>
    one === null ? [] : [{ ...one, cluster: program, attempt: `${sample} ${program}` }],
  );
  const own = metrics.filter(({ id }) => !ofWords.has(id));
  return yield* measured(marked.length === 0 ? [] : own, marked, seed);
}

/** Precision, recall, F1 and balance of a benchmark's tasks that ask of one line whether it runs; empty where none does. Replies that are neither yes nor no are left out. */
export function* lineMetricsOf(
  scored: readonly ScoredOutput[],
  seed: number,
): Sliced<readonly MetricFigure[]> {
  const marked = scored.flatMap(lineOf);
  const own = [coveragePrecision, coverageRecall, coverageF1, coverageBalanced];
  return yield* measured(marked.length === 0 ? [] : own, marked, seed);
}

function* measured(
  all: readonly Metric[],
  marked: readonly Marked[],
  seed: number,
): Sliced<readonly MetricFigure[]> {
  const figures: MetricFigure[] = [];
  for (const metric of all) {
    yield;
    figures.push({
      metric: metric.id,
      unit: metric.unit,
      figure: measuredFigure(metric.measure(marked, seed)),
    });
  }
  return figures;
}

/** The answer to a task of one line as one to a question on a single line. */
function lineOf({ item, expected, answer, score, output }: ScoredOutput): readonly Marked[] {
  if (item.asked.kind !== "task" || item.kind !== "coverage") return [];
  const [ran, said] = [yesOrNo(expected), yesOrNo(answer)];
  if (ran === null || said === null || score.value === null) return [];
  return [
    {
      question: {
        kind: "coverage",
        id: item.id,
        shown: -1,
        reveals: -1,
        line: 0,
        visit: 0,
        reason: "plain",
        lines: [1],
        frame: null,
      },
      truth: { kind: "coverage", ran: ran ? [1] : [] },
      answer: { kind: "coverage", ran: said ? [1] : [] },
      score,
      confidence: null,
      concepts: [],
      attempt: `${output.sample} ${item.program}`,
      cluster: item.program,
    },
  ];
}

function yesOrNo(text: string | null): boolean | null {
  if (text === null) return null;
  if (/^(?:yes|true)$/i.test(text.trim())) return true;
  return /^(?:no|false)$/i.test(text.trim()) ? false : null;
}
