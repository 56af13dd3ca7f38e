import type { Feedback } from "../../app/predict/session.ts";
import type { Confidence } from "../../core/prediction/prediction.ts";
import type { Question } from "../../core/question/question.ts";
import { parseLiteral } from "../../core/value/literal.ts";
import { typeNameOf } from "../../core/value/typeName.ts";
import type { Verdict } from "../../core/score/score.ts";

/** How a verdict is said: a word, and a sentence that it begins. */
interface VerdictWords {
  readonly word: string;
  readonly sentence: string;
}

/** The ten verdicts in words. */
export const verdictWords: { readonly [verdict in Verdict]: VerdictWords } = {
  correct: { word: "As Python", sentence: "You had what Python had." },
  partial: { word: "In part", sentence: "Some of it is as in Python." },
  follows: {
    word: "Follows from before",
    sentence: "Python had something else, but from your earlier answer just this follows.",
  },
  "wrong-type": {
    word: "Right value, other type",
    sentence: "The value is the same, and Python had it as another type.",
  },
  whitespace: {
    word: "Only blanks differ",
    sentence: "All that can be seen is right; blanks or line ends are not as Python had them.",
  },
  wrong: { word: "Python had something else", sentence: "" },
  "not-sure": { word: "Not sure", sentence: "Nothing was judged. Here is what Python had." },
  unanswered: {
    word: "Left empty",
    sentence: "There was nothing to judge. Here is what Python had.",
  },
  unreadable: {
    word: "Could not be read",
    sentence: "Your answer is not in a form that could be compared, so nothing was judged.",
  },
  unavailable: {
    word: "Nothing to compare with",
    sentence: "What Python did here could not be found out, so nothing was judged.",
  },
};

/** The sentence of a verdict, with what is known of this very answer. Code stands between backticks. */
export function verdictSentence(question: Question, feedback: Feedback): string {
  const { score, truth, mineText } = feedback;
  if (question.kind === "input" && score.verdict === "correct") {
    return "Python ran the program with it, and it does what was asked.";
  }
  if (question.kind === "input" && score.verdict === "wrong") {
    return "Python ran the program with yours, and it did something else.";
  }
  if (score.verdict === "wrong-type" && truth?.kind === "state") {
    const mine = parseLiteral(mineText);
    const [own, python] = [
      mine.kind === "read" ? typeNameOf(mine.value) : "",
      typeNameOf(truth.value),
    ];
    if (own !== "" && python !== "" && own !== python) {
      return `The value is the same; yours is of type \`${own}\`, Python's of type \`${python}\`.`;
    }
  }
  return verdictWords[score.verdict].sentence;
}

/** How sure one is, in words. */
export const confidenceWords: { readonly [confidence in Confidence]: string } = {
  guess: "Guess",
  unsure: "Unsure",
  "fairly-sure": "Fairly sure",
  certain: "Certain",
};
