import { useEffect, useMemo, useRef } from "react";
import { openTrace } from "../../app/openTrace.ts";
import { printRoute } from "../../app/routes.ts";
import type { Services } from "../../app/services.ts";
import type { PredictSession, PredictState } from "../../app/predict/session.ts";
import { questionsOf } from "../../core/attempt/items.ts";
import type { Attempt } from "../../core/attempt/attempt.ts";
import { largestSeed } from "../../core/program/program.ts";
import { Button } from "../parts/button/Button.tsx";
import { finishWords } from "../words/predicting.ts";
import { FinishedItem } from "./FinishedItem.tsx";
import { feedbackTo } from "./feedback.ts";
import css from "./Finished.module.css";

/** What the end of an attempt leads to. */
export type FinishedServices = Pick<Services, "predict" | "playground" | "routes" | "settings">;

interface Properties {
  readonly session: PredictSession;
  readonly state: PredictState;
  readonly attempt: Attempt;
  readonly services: FinishedServices;
}

/** The end of an attempt: how it went, question by question, and what can be done next. */
export function Finished({ session, state, attempt, services }: Properties) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const source = useMemo(() => attempt.program.source.split(/\r\n|\r|\n/), [attempt]);
  const verdicts = attempt.items
    .flatMap(questionsOf)
    .map((question) => feedbackTo(state.answered, question.id)?.score.verdict ?? null);
  const words = finishWords(
    attempt.mode,
    verdicts.filter((verdict) => verdict === "correct").length,
    verdicts.filter((verdict) => verdict !== null).length,
    verdicts.length,
  );
  const others = () =>
    services.predict.start({
      ...attempt,
      options: {
        ...attempt.options,
        seed: attempt.options.seed < largestSeed ? attempt.options.seed + 1 : 0,
      },
    });
  return (
    <div className={css.finished}>
      <h2 ref={heading} tabIndex={-1} className={css.title} id="task">
        {words.title}
      </h2>
      <p className={css.text}>{words.text}</p>
      <ol className={css.list}>
        {attempt.items.map((item) => (
          <FinishedItem
            key={item.id}
            item={item}
            answered={state.answered}
            source={source}
            onOpen={(place) => void openTrace(services, attempt.program, place)}
          />
        ))}
      </ol>
      <div className={css.actions}>
        {attempt.mode !== "exam" && (
          <>
            <Button look="main" className={css.main} onClick={others}>
              Other questions
            </Button>
            <Button className={css.main} onClick={() => session.again()}>
              The same again
            </Button>
          </>
        )}
        <a href={printRoute({ kind: "results", attempt: attempt.id })}>See the results</a>
        <a href={printRoute({ kind: "playground" })}>Back to the program</a>
      </div>
    </div>
  );
}
