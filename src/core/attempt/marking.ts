import { readAnswer } from "../prediction/readAnswer.ts";
import type { Truth } from "../question/question.ts";
import type { Evidence } from "../score/evidence.ts";
import { judge } from "../score/judges/index.ts";
import type { Marked } from "../score/metrics/marked.ts";
import type { Score } from "../score/score.ts";
import { questionsOf } from "./items.ts";
import type { AttemptRecord } from "./record.ts";

/** What a score is made of, besides question and answer. */
interface Grounds {
  readonly truth: Truth | null;
  readonly evidence: Evidence | null;
}

/** The answers of an attempt that were judged, in the order of the questions. */
export function markedOf({ attempt, predictions, scores }: AttemptRecord): readonly Marked[] {
  const scored = new Map(scores.map((score) => [score.prediction, score]));
  const predicted = new Map(predictions.map((prediction) => [prediction.question, prediction]));
  return attempt.items.flatMap(questionsOf).flatMap((question) => {
    const prediction = predicted.get(question.id);
    const kept = prediction === undefined ? undefined : scored.get(prediction.id);
    if (prediction === undefined || kept === undefined) return [];
    return [
      {
        question,
        truth: kept.truth,
        answer: readAnswer(question, prediction.raw),
        score: kept.score,
        confidence: prediction.confidence,
        concepts: [...attempt.concepts, kept.rule],
        attempt: attempt.id,
        cluster: attempt.programHash,
      },
    ];
  });
}

/**
 * The scores of an attempt made again from its raw answers, by the id of the prediction.
 *
 * Predictions that answer no question of the attempt are left out; those whose grounds are not there are unavailable.
 */
export function rescore(
  { attempt, predictions }: Pick<AttemptRecord, "attempt" | "predictions">,
  groundsOf: (prediction: string) => Grounds | null,
): ReadonlyMap<string, Score> {
  const questions = new Map(
    attempt.items.flatMap(questionsOf).map((question) => [question.id, question]),
  );
  const scores = new Map<string, Score>();
  for (const { id, question, raw } of predictions) {
    const asked = questions.get(question);
    if (asked === undefined) continue;
    const grounds = groundsOf(id);
    scores.set(
      id,
      judge(asked, grounds?.truth ?? null, readAnswer(asked, raw), grounds?.evidence ?? undefined),
    );
  }
  return scores;
}
