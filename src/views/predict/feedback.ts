import type { Feedback, PredictState } from "../../app/predict/session.ts";

/** The feedback to a question by its id; null while there is none. */
export function feedbackTo(answered: PredictState["answered"], question: string): Feedback | null {
  const feedback = answered.get(question)?.feedback;
  return feedback === undefined || typeof feedback === "string" ? null : feedback;
}
