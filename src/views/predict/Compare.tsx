import type { ReactNode } from "react";
import type { Feedback } from "../../app/predict/session.ts";
import type { Question } from "../../core/question/question.ts";
import { split } from "./difference.ts";
import css from "./Compare.module.css";

interface Properties {
  readonly question: Question;
  readonly feedback: Feedback;
}

/** My answer beside Python's, with what differs marked in both. */
export function Compare({ feedback }: Properties) {
  const { mineText, truthText, score } = feedback;
  const { verdict } = score;
  const alone = verdict === "not-sure" || verdict === "unanswered";
  if (verdict === "unavailable") return <Pair mine={mineText} python={null} />;
  if (alone) return <Pair mine={null} python={truthText} />;
  if (verdict === "correct" && mineText === truthText)
    return <Pair mine={mineText} python={truthText} />;
  const parts = split(mineText, truthText);
  return (
    <Pair
      mine={<Marked before={parts.before} text={parts.mine} after={parts.after} />}
      python={<Marked before={parts.before} text={parts.python} after={parts.after} />}
    />
  );
}

function Pair({ mine, python }: { readonly mine: ReactNode; readonly python: ReactNode }) {
  return (
    <dl className={css.pair}>
      {mine !== null && (
        <div className={css.side}>
          <dt>You had</dt>
          <dd>
            <code translate="no">{mine}</code>
          </dd>
        </div>
      )}
      {python !== null && (
        <div className={css.side} data-python="">
          <dt>Python had</dt>
          <dd>
            <code translate="no">{python}</code>
          </dd>
        </div>
      )}
    </dl>
  );
}

function Marked({
  before,
  text,
  after,
}: {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}) {
  return (
    <>
      {before}
      {text !== "" && <mark className={css.mark}>{text}</mark>}
      {after}
    </>
  );
}
