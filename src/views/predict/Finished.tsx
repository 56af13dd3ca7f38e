import { useEffect, useRef } from "react";
import { printRoute } from "../../app/routes.ts";
import type { PredictSession, PredictState } from "../../app/predict/session.ts";
import { Button } from "../parts/button/Button.tsx";
import { Prose } from "../parts/Prose.tsx";
import { questionWords } from "../words/questions.ts";
import { verdictWords } from "../words/verdicts.ts";
import { questionsOf } from "../../core/attempt/items.ts";
import { VerdictIcon } from "./VerdictIcon.tsx";
import { verdictTones } from "./verdictTones.ts";
import { finishWords } from "../words/predicting.ts";
import css from "./Finished.module.css";

interface Properties {
  readonly session: PredictSession;
  readonly state: PredictState;
}

/** The end of an attempt: how it went, question by question, and what can be done next. */
export function Finished({ session, state }: Properties) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const { attempt, answered } = state;
  if (attempt === null) return null;
  const all = attempt.items.flatMap(questionsOf);
  const correct = all.filter((question) => verdictOf(state, question.id) === "correct").length;
  const judged = all.filter((question) => verdictOf(state, question.id) !== null).length;
  return (
    <div className={css.finished}>
      <h2 ref={heading} tabIndex={-1} className={css.title} id="task">
        {finishWords(attempt.mode, correct, judged, all.length).title}
      </h2>
      <p className={css.text}>{finishWords(attempt.mode, correct, judged, all.length).text}</p>
      <ol className={css.list}>
        {all.map((question) => {
          const found = answered.get(question.id);
          const feedback = found?.feedback;
          const { place, ask } = questionWords(question);
          return (
            <li key={question.id} className={css.item}>
              {feedback === undefined || typeof feedback === "string" ? (
                <span className={css.verdict} data-tone="quiet">
                  {found === undefined ? "Not answered" : "Kept"}
                </span>
              ) : (
                <span className={css.verdict} data-tone={verdictTones[feedback.score.verdict]}>
                  <VerdictIcon verdict={feedback.score.verdict} size={20} />
                  {verdictWords[feedback.score.verdict].word}
                </span>
              )}
              <p className={css.question}>
                <span className={css.place}>
                  <Prose text={place} />
                </span>{" "}
                <Prose text={ask} />
              </p>
            </li>
          );
        })}
      </ol>
      <div className={css.actions}>
        {attempt.mode !== "exam" && (
          <Button look="main" onClick={() => session.again()}>
            Again with the same questions
          </Button>
        )}
        <a href={printRoute({ kind: "results", attempt: attempt.id })}>See the results</a>
        <a href={printRoute({ kind: "playground" })}>Back to the program</a>
      </div>
    </div>
  );
}

function verdictOf(state: PredictState, question: string) {
  const feedback = state.answered.get(question)?.feedback;
  return feedback === undefined || typeof feedback === "string" ? null : feedback.score.verdict;
}
