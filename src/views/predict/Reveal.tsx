import { useEffect, useRef } from "react";
import type { PredictSession, PredictState } from "../../app/predict/session.ts";
import type { Attempt } from "../../core/attempt/attempt.ts";
import { questionsOf } from "../../core/attempt/items.ts";
import type { Item } from "../../core/question/question.ts";
import { Button } from "../parts/button/Button.tsx";
import { Kept } from "./Kept.tsx";
import { TableVerdict } from "./TableVerdict.tsx";
import { Verdict } from "./Verdict.tsx";
import css from "./Reveal.module.css";

interface Properties {
  readonly session: PredictSession;
  readonly state: PredictState;
  readonly attempt: Attempt;
  readonly item: Item;
  readonly source: readonly string[];
}

/** What is said after the commit, and the way on. Its heading takes the focus. */
export function Reveal({ session, state, attempt, item, source }: Properties) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const first = state.answered.get(questionsOf(item)[0]?.id ?? "");
  const feedback = first?.feedback;
  const open = attempt.items.filter((other) =>
    questionsOf(other).some((question) => !state.answered.has(question.id)),
  ).length;
  return (
    <div className={css.reveal} data-wide={item.kind === "table" || undefined}>
      {first === undefined || feedback === undefined || typeof feedback === "string" ? (
        <Kept heading={heading} mode={attempt.mode} feedback={feedback} open={open} />
      ) : item.kind === "table" ? (
        <TableVerdict heading={heading} table={item} answered={state.answered} source={source} />
      ) : (
        <Verdict
          heading={heading}
          question={item}
          feedback={feedback}
          raw={first.prediction.raw}
          why={first.prediction.why}
          source={source}
        />
      )}
      <div className={css.actions}>
        <Button
          look="main"
          className={css.main}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          onClick={() => void session.next()}
        >
          {open === 0 ? "Finish" : "Continue"}
        </Button>
      </div>
    </div>
  );
}
