import type { RefObject } from "react";
import { printRoute } from "../../app/routes.ts";
import type { AttemptSummary } from "../../core/attempt/summary.ts";
import { SheetTitle } from "../parts/title/SheetTitle.tsx";
import { count, counted } from "../words/numbers.ts";
import { modeWords } from "../words/predicting.ts";
import { gradeFormula, gradeSum } from "../words/results.ts";
import { percent, percentRange } from "../words/shares.ts";
import { timeWords } from "../words/times.ts";
import css from "./AttemptHead.module.css";

interface Properties {
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly summary: AttemptSummary;
  /** Name of the file that it is in; null for this browser. */
  readonly file: string | null;
}

/** What an attempt was on, and its grade with how it came about. */
export function AttemptHead({ heading, summary, file }: Properties) {
  const { attempt, credit, questions, answered } = summary;
  return (
    <div className={css.head}>
      <a className={css.back} href={printRoute({ kind: "results", attempt: null })}>
        All results
      </a>
      <SheetTitle heading={heading}>{attempt.title}</SheetTitle>
      <p className={css.facts}>
        {[
          ...(file === null ? [] : [`from ${file}`]),
          modeWords[attempt.mode].name,
          timeWords(attempt.startedMs),
          `${count(answered)} of ${counted(questions, "question")} answered`,
          `Python ${attempt.versions.python}`,
          `set ${count(attempt.options.seed)}`,
        ].join(" · ")}
      </p>
      {credit.value !== null && (
        <div className={css.grade}>
          <p>
            <strong className={css.value}>{percent(credit.value)}</strong>{" "}
            <span className={css.sum}>
              = {gradeSum(summary.marked)}
              {credit.interval !== null && `; 95 % interval ${percentRange(credit.interval)}`}
            </span>
          </p>
          <details>
            <summary className={css.how}>How the grade is made</summary>
            <p className={css.formula}>{gradeFormula}</p>
          </details>
        </div>
      )}
    </div>
  );
}
