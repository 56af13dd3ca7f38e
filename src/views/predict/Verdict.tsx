import type { RefObject } from "react";
import type { Feedback } from "../../app/predict/session.ts";
import type { RawAnswer } from "../../core/prediction/prediction.ts";
import type { Question } from "../../core/question/question.ts";
import { Prose } from "../parts/Prose.tsx";
import { divergenceWords } from "../words/divergence.ts";
import { ruleWords } from "../words/rules.ts";
import { verdictSentence, verdictWords } from "../words/verdicts.ts";
import { Compare } from "./Compare.tsx";
import { VerdictHead } from "./VerdictHead.tsx";
import css from "./Verdict.module.css";

interface Properties {
  /** The heading, when it is there to take the focus; null where the verdict is one of many. */
  readonly heading: RefObject<HTMLHeadingElement | null> | null;
  readonly question: Question;
  readonly feedback: Feedback;
  readonly raw: RawAnswer | null;
  readonly why: string;
  readonly source: readonly string[];
}

/** What a judge said: its word, my answer beside Python's, and the rule behind it. */
export function Verdict({ heading, question, feedback, raw, why, source }: Properties) {
  const { verdict, divergence } = feedback.score;
  return (
    <>
      {heading !== null && (
        <VerdictHead
          heading={heading}
          verdict={verdict}
          word={verdictWords[verdict].word}
          sentence={verdictSentence(question, feedback)}
          more={divergenceWords(divergence, feedback.truth)}
        />
      )}
      <Compare question={question} feedback={feedback} raw={raw} source={source} />
      {verdict !== "unavailable" && (
        <p className={css.rule}>
          <span className={css.name}>The rule</span>
          <span>
            <Prose text={ruleWords[feedback.rule]} />
          </span>
        </p>
      )}
      {why !== "" && (
        <p className={css.rule}>
          <span className={css.name}>Your why</span>
          <span>{why}</span>
        </p>
      )}
    </>
  );
}
