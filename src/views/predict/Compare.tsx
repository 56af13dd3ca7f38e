import type { Feedback } from "../../app/predict/session.ts";
import type { RawAnswer } from "../../core/prediction/prediction.ts";
import { readAnswer } from "../../core/prediction/readAnswer.ts";
import type { Question } from "../../core/question/question.ts";
import { coverageDifference, groupsWords } from "../words/answers.ts";
import { Prose } from "../parts/Prose.tsx";
import { AnswerShown } from "./AnswerShown.tsx";
import { Pair } from "./Pair.tsx";
import { PathStrip } from "./forms/PathStrip.tsx";
import css from "./Compare.module.css";

interface Properties {
  readonly question: Question;
  readonly feedback: Feedback;
  readonly raw: RawAnswer | null;
  /** The lines of the program. */
  readonly source: readonly string[];
}

/** My answer beside Python's, with what differs marked in both. */
export function Compare({ question, feedback, raw, source }: Properties) {
  const { truth, score } = feedback;
  const mine = readAnswer(question, raw);
  const nothing = mine.kind === "not-sure" || mine.kind === "unanswered";
  if (truth?.kind === "path") {
    const agreeing = score.divergence?.kind === "line" ? score.divergence.index : undefined;
    const given = question.kind === "path" ? question.from : null;
    const strip = (lines: readonly number[], python: boolean) => (
      <PathStrip given={given} lines={lines} agreeing={agreeing ?? lines.length} python={python} />
    );
    return (
      <Pair
        wide
        mine={nothing ? null : mine.kind === "path" ? strip(mine.lines, false) : (raw?.text ?? "")}
        python={strip(truth.lines, true)}
      />
    );
  }
  if (truth?.kind === "coverage" && question.kind === "coverage" && mine.kind === "coverage") {
    return (
      <p className={css.told}>
        <Prose text={coverageDifference(question.lines, mine.ran, truth.ran)} />
      </p>
    );
  }
  if (truth?.kind === "alias") {
    return (
      <Pair
        mine={nothing ? null : mine.kind === "alias" ? groupsWords(mine.groups) : (raw?.text ?? "")}
        python={groupsWords(truth.groups)}
      />
    );
  }
  return (
    <AnswerShown
      question={question}
      feedback={feedback}
      raw={nothing ? null : raw}
      source={source}
    />
  );
}
