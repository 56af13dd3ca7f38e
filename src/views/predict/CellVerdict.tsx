import type { Feedback } from "../../app/predict/session.ts";
import type { RawAnswer } from "../../core/prediction/prediction.ts";
import type { Question } from "../../core/question/question.ts";
import { verdictWords } from "../words/verdicts.ts";
import { wayLetter } from "../words/ways.ts";
import { VerdictIcon } from "./VerdictIcon.tsx";
import { verdictTones } from "./verdictTones.ts";
import css from "./CellVerdict.module.css";

interface Properties {
  readonly question: Question;
  readonly feedback: Feedback;
  readonly raw: RawAnswer | null;
}

/** One judged cell: what stood there, and Python's below it where it is another. */
export function CellVerdict({ question, feedback, raw }: Properties) {
  const { verdict } = feedback.score;
  const shown = (text: string) => (question.kind === "branch" ? wayLetter(text) : text.trimEnd());
  const mine = raw === null ? "" : shown(raw.text);
  return (
    <div className={css.cell} data-tone={verdictTones[verdict]} title={verdictWords[verdict].word}>
      <span className={css.mine}>
        <VerdictIcon verdict={verdict} size={16} />
        <span className="visually-hidden">{verdictWords[verdict].word}: </span>
        <code translate="no">{mine === "" ? "–" : mine}</code>
      </span>
      {verdict !== "correct" && verdict !== "unavailable" && (
        <span className={css.python}>
          <span className="visually-hidden">, Python had </span>
          <code translate="no">{shown(feedback.truthText)}</code>
        </span>
      )}
    </div>
  );
}
