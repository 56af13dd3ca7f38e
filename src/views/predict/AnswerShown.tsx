import type { Feedback } from "../../app/predict/session.ts";
import type { RawAnswer } from "../../core/prediction/prediction.ts";
import { printTruth } from "../../core/prediction/printTruth.ts";
import type { Question } from "../../core/question/question.ts";
import { answerWords } from "../words/answers.ts";
import { MarkedText } from "./MarkedText.tsx";
import { Pair } from "./Pair.tsx";

interface Properties {
  readonly question: Question;
  readonly feedback: Feedback;
  /** Null when nothing was answered. */
  readonly raw: RawAnswer | null;
  readonly source: readonly string[];
}

/** Two answers that are texts or can be told in words. */
export function AnswerShown({ question, feedback, raw, source }: Properties) {
  const truth = feedback.truth === null ? null : printTruth(feedback.truth);
  const mineWords = raw === null ? null : answerWords(question, raw, source);
  const truthWords = truth === null ? null : answerWords(question, truth, source);
  if (mineWords !== null || (raw === null && truthWords !== null)) {
    return <Pair mine={mineWords} python={truthWords ?? feedback.truthText} />;
  }
  const label = question.kind === "input" ? "One that works" : "Python had";
  const python = truthWords ?? (truth === null ? null : truth.text);
  if (raw === null || python === null || question.kind === "input") {
    return (
      <Pair
        mine={raw === null ? null : <MarkedText text={raw.text} other={raw.text} />}
        python={python === null ? null : <MarkedText text={python} other={python} />}
        pythonLabel={label}
      />
    );
  }
  return (
    <Pair
      mine={<MarkedText text={raw.text} other={python} />}
      python={<MarkedText text={python} other={raw.text} />}
    />
  );
}
