import type { BenchmarkScore } from "../../benchmark/benchmark.ts";
import { type Tally, tallyOf } from "../../asking/tally.ts";
import type { Sliced } from "../../score/statistics/sliced.ts";
import type { ScoredOutput } from "../evaluation.ts";
import { type AbstentionFigures, abstentionOf } from "./abstention.ts";
import { type AccuracyFigures, accuracyOf } from "./accuracy.ts";
import { type Comparison, comparisonsOf } from "./comparison.ts";
import { type ConfidenceFigures, confidenceOf, ratedOf } from "./confidence.ts";
import type { Participant } from "./participant.ts";
import { lineMetricsOf, type MetricFigure, metricsOf } from "./questions.ts";
import { type SampleFigures, samplesOf } from "./samples.ts";
import { type SetFigures, setsOf } from "./sets.ts";

/** Everything that is told of one participant. */
export interface ParticipantFigures {
  readonly participant: Participant;
  /** How many items have an answer, on how many programs. */
  readonly items: number;
  readonly programs: number;
  readonly counts: Tally["counts"];
  readonly accuracy: AccuracyFigures;
  /** Of questions what people's attempts get; of a benchmark's lines precision, recall, F1 and balance. */
  readonly metrics: readonly MetricFigure[];
  readonly samples: readonly SampleFigures[];
  readonly abstention: AbstentionFigures;
  /** By method; empty where nobody said how sure. */
  readonly confidence: readonly ConfidenceFigures[];
  readonly sets: readonly SetFigures[];
  /** The benchmark's own figures; null for questions of one's own, and for people. */
  readonly benchmark: BenchmarkScore | null;
}

/** An evaluation in numbers. */
export interface Analysis {
  readonly figures: readonly ParticipantFigures[];
  /** Each two participants. */
  readonly comparisons: readonly Comparison[];
}

/** What is analysed. */
export interface Analysed {
  readonly participants: readonly Participant[];
  /** All outputs, also of items whose truth is not known. */
  readonly scored: readonly ScoredOutput[];
  /** The benchmark's own figures of one predictor's outputs; null for questions of one's own. */
  readonly benchmark: (scored: readonly ScoredOutput[]) => BenchmarkScore | null;
}

/** For all draws: the same answers give the same numbers. */
const seed = 1;

/** All figures and comparisons, in slices of a few milliseconds. */
export function* analyse({ participants, scored, benchmark }: Analysed): Sliced<Analysis> {
  const figures: ParticipantFigures[] = [];
  for (const participant of participants) {
    const own = scored.filter(({ output }) => output.predictor === participant.id);
    figures.push(yield* figuresOf(participant, own, benchmark));
  }
  return { figures, comparisons: yield* comparisonsOf(participants, seed) };
}

function* figuresOf(
  participant: Participant,
  scored: readonly ScoredOutput[],
  benchmark: Analysed["benchmark"],
): Sliced<ParticipantFigures> {
  const { responses } = participant;
  const accuracy = accuracyOf(participant);
  yield;
  const metrics = [...(yield* metricsOf(responses, seed)), ...(yield* lineMetricsOf(scored, seed))];
  yield;
  const samples = samplesOf(participant);
  const abstention = abstentionOf(participant);
  yield;
  const confidence: ConfidenceFigures[] = [];
  for (const [method, rated] of ratedOf(responses)) {
    confidence.push(yield* confidenceOf(method, rated, seed));
  }
  const sets = setsOf(participant, seed);
  yield;
  return {
    participant,
    items: new Set(responses.map(({ item }) => item)).size,
    programs: new Set(responses.map(({ program }) => program)).size,
    counts: countsOf(participant),
    accuracy,
    metrics,
    samples,
    abstention,
    confidence,
    sets,
    benchmark: scored.length === 0 ? null : benchmark(scored),
  };
}

function countsOf({ responses, errors }: Participant): Tally["counts"] {
  const tally = tallyOf(
    responses.map(({ state }) => ({ state, value: null, unavailable: false })),
    false,
  );
  return { ...tally.counts, error: tally.counts.error + errors };
}
