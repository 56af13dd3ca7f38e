import type { Answered, PredictSession, PredictState } from "../../app/predict/session.ts";
import type { Item } from "../../core/question/question.ts";
import { useCell } from "../parts/useCell.ts";
import { modeWords } from "../words/predicting.ts";
import { verdictWords } from "../words/verdicts.ts";
import { questionsOf } from "../../core/attempt/items.ts";
import css from "./Progress.module.css";

/** Which question is on, of how many, and how those before went. */
export function Progress({ session }: { readonly session: PredictSession }) {
  const { attempt, index, answered, phase } = useCell(session.state);
  if (attempt === null) return null;
  const { items } = attempt;
  const done = phase === "finished";
  return (
    <div className={css.progress}>
      <ol className={css.dots} aria-label="Questions">
        {items.map((item, place) => (
          <li
            key={item.id}
            className={css.dot}
            data-state={dotState(item, answered, !done && place === index)}
            aria-current={!done && place === index ? "step" : undefined}
          >
            <span className="visually-hidden">
              Question {place + 1}
              {spokenState(item, answered)}
            </span>
          </li>
        ))}
      </ol>
      <p className={css.text}>
        {done ? "Done" : `Question ${index + 1} of ${items.length}`}
        <span className={css.mode}>{modeWords[attempt.mode].name}</span>
      </p>
    </div>
  );
}

type DotState = "open" | "on" | "kept" | "agrees" | "differs" | "near";

function dotState(item: Item, answered: PredictState["answered"], on: boolean): DotState {
  const all = questionsOf(item).map((question) => answered.get(question.id));
  if (all.some((one) => one === undefined)) return on ? "on" : "open";
  const verdicts = all.map((one) => verdictOf(one));
  if (verdicts.every((verdict) => verdict === "correct")) return "agrees";
  if (verdicts.some((verdict) => verdict === null)) return "kept";
  return verdicts.some((verdict) => verdict === "wrong") ? "differs" : "near";
}

function spokenState(item: Item, answered: PredictState["answered"]): string {
  const all = questionsOf(item).map((question) => answered.get(question.id));
  if (all.some((one) => one === undefined)) return "";
  const verdicts = new Set(all.map((one) => verdictOf(one)));
  return [...verdicts]
    .map((verdict) => (verdict === null ? ", kept" : `, ${verdictWords[verdict].word}`))
    .join("");
}

function verdictOf(answered: Answered | undefined) {
  const feedback = answered?.feedback;
  return feedback === undefined || feedback === "held" || feedback === "none"
    ? null
    : feedback.score.verdict;
}
