import type { PredictSession, PredictState } from "../../app/predict/session.ts";
import type { Item } from "../../core/question/question.ts";
import { useCell } from "../parts/useCell.ts";
import { modeWords } from "../words/predicting.ts";
import { verdictWords } from "../words/verdicts.ts";
import { questionsOf } from "../../core/attempt/items.ts";
import { feedbackTo } from "./feedback.ts";
import { verdictTones, type VerdictTone } from "./verdictTones.ts";
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

type DotState = "open" | "on" | "kept" | VerdictTone;

/** The tone that several answers have together: the one that is farthest from Python's. */
const worst: readonly VerdictTone[] = ["differs", "near", "quiet", "agrees"];

function dotState(item: Item, answered: PredictState["answered"], on: boolean): DotState {
  const ids = questionsOf(item).map((question) => question.id);
  if (ids.some((id) => !answered.has(id))) return on ? "on" : "open";
  const tones = ids.map((id) => {
    const feedback = feedbackTo(answered, id);
    return feedback === null ? null : verdictTones[feedback.score.verdict];
  });
  if (tones.includes(null)) return "kept";
  return worst.find((tone) => tones.includes(tone)) ?? "quiet";
}

function spokenState(item: Item, answered: PredictState["answered"]): string {
  const ids = questionsOf(item).map((question) => question.id);
  if (ids.some((id) => !answered.has(id))) return "";
  const words = ids.map((id) => {
    const feedback = feedbackTo(answered, id);
    return feedback === null ? "kept" : verdictWords[feedback.score.verdict].word;
  });
  return [...new Set(words)].map((word) => `, ${word}`).join("");
}
