import type { RefObject } from "react";
import type { Feedback } from "../../app/predict/session.ts";
import type { Question } from "../../core/question/question.ts";
import { Prose } from "../parts/Prose.tsx";
import { ruleWords } from "../words/rules.ts";
import { verdictWords } from "../words/verdicts.ts";
import { Compare } from "./Compare.tsx";
import { VerdictIcon } from "./VerdictIcon.tsx";
import { verdictTones } from "./verdictTones.ts";
import css from "./Verdict.module.css";

interface Properties {
  readonly heading: RefObject<HTMLHeadingElement | null> | null;
  readonly question: Question;
  readonly feedback: Feedback;
  readonly why: string;
}

/** What a judge said: its word, my answer beside Python's, and the rule behind it. */
export function Verdict({ heading, question, feedback, why }: Properties) {
  const { verdict } = feedback.score;
  const { word, sentence } = verdictWords[verdict];
  return (
    <>
      <div className={css.verdict} data-tone={verdictTones[verdict]} data-verdict={verdict}>
        <span className={css.icon}>
          <VerdictIcon verdict={verdict} size={28} />
        </span>
        <div>
          <h3 ref={heading} tabIndex={-1} className={css.word}>
            {word}
          </h3>
          <p className={css.sentence}>{sentence}</p>
        </div>
      </div>
      <Compare question={question} feedback={feedback} />
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
