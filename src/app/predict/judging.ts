import type { KeptScore } from "../../core/attempt/attempt.ts";
import type { GivenAnswer, Judged } from "../../core/attempt/examination.ts";
import type { Prediction } from "../../core/prediction/prediction.ts";
import type { ExaminerDoor } from "./examinerDoor.ts";
import type { Relay } from "./relay.ts";
import type { Feedback } from "./session.ts";

/** Has committed answers judged; programs that this needs are run behind the walls. Rejects when the examiner is gone. */
export async function judgeAnswers(
  examiner: ExaminerDoor,
  relay: Relay,
  answers: readonly GivenAnswer[],
): Promise<readonly Judged[]> {
  for (;;) {
    const trial = await examiner.nextTrial(answers);
    if (trial === null) return examiner.judge(answers);
    const { result } = relay.run(trial, (chunk) => {
      // That the examiner is gone is told by the calls that are waited for.
      examiner.appendTrial(chunk).catch(() => undefined);
    });
    const ended = await result;
    await examiner.endTrial(ended.kind === "ended" ? ended.end : null);
  }
}

/** A judgement as it is told. */
export function feedbackOf({ score, truth, truthText, mineText, rule }: Judged): Feedback {
  return { score, truth, truthText, mineText, rule };
}

/** A judgement as it is kept. */
export function keptScore(prediction: Prediction, judged: Judged): KeptScore {
  const { score, truth, truthText, rule, evidence } = judged;
  return {
    prediction: prediction.id,
    attempt: prediction.attempt,
    score,
    truth,
    truthText,
    rule,
    evidence,
  };
}
