import { useEffect, useRef } from "react";
import type { PredictSession, PredictState } from "../../app/predict/session.ts";
import type { Attempt } from "../../core/attempt/attempt.ts";
import type { Item } from "../../core/question/question.ts";
import { Button } from "../parts/button/Button.tsx";
import { Kept } from "./Kept.tsx";
import { Verdict } from "./Verdict.tsx";
import { questionsOf } from "../../core/attempt/items.ts";
import css from "./Reveal.module.css";

interface Properties {
  readonly session: PredictSession;
  readonly state: PredictState;
  readonly attempt: Attempt;
  readonly item: Item;
}

/** What is said after the commit, and the way on. Its heading takes the focus. */
export function Reveal({ session, state, attempt, item }: Properties) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const answered = questionsOf(item).map((question) => state.answered.get(question.id));
  const feedback = answered.find((one) => one !== undefined)?.feedback;
  const open = attempt.items.filter((other) =>
    questionsOf(other).some((question) => !state.answered.has(question.id)),
  ).length;
  return (
    <div className={css.reveal}>
      {item.kind === "table" || feedback === undefined || typeof feedback === "string" ? (
        <Kept heading={heading} mode={attempt.mode} feedback={feedback} open={open} />
      ) : (
        <Verdict
          heading={heading}
          question={item}
          feedback={feedback}
          why={answered[0]?.prediction.why ?? ""}
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
