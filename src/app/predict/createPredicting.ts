import type { Attempt } from "../../core/attempt/attempt.ts";
import type { Prediction } from "../../core/prediction/prediction.ts";
import { createPredictSession, type PredictMeans } from "./createSession.ts";
import { prepareExamination } from "./examination.ts";
import { judgeAnswers, keptScore } from "./judging.ts";
import type { Predicting, Rescored } from "./predicting.ts";

/** Predicting with the page's own means. */
export function createPredicting(means: PredictMeans): Predicting {
  return {
    start: (order) => createPredictSession(means, { kind: "order", order }),
    resume: (attempt) => createPredictSession(means, { kind: "resume", attempt }),
    async rescore(attempt, predictions) {
      try {
        return await rescore(means, attempt, predictions);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return { kind: "failed", failure: { kind: "examiner", message } };
      }
    },
  };
}

async function rescore(
  means: PredictMeans,
  attempt: Attempt,
  predictions: readonly Prediction[],
): Promise<Rescored> {
  const { signal } = new AbortController();
  const prepared = await prepareExamination(attempt.program, null, means, signal);
  if (prepared.kind === "failed") return prepared;
  if (prepared.kind === "stopped") return { kind: "rescored", scores: [] };
  const { examiner } = prepared;
  try {
    await examiner.takeSet(attempt.items, attempt.options);
    const given = predictions.map(({ question, raw }) => ({ question, raw, evidence: null }));
    const judged = await judgeAnswers(examiner, means.relay, given);
    const byQuestion = new Map(predictions.map((one) => [one.question, one]));
    const scores = judged.flatMap((one) => {
      const prediction = byQuestion.get(one.question);
      return prediction === undefined ? [] : [keptScore(prediction, one)];
    });
    return { kind: "rescored", scores };
  } finally {
    examiner.close();
  }
}
