import { printRoute } from "../../app/routes.ts";
import { firstDivergenceOf } from "../../core/score/metrics/divergence.ts";
import type { AttemptSummary, SetSummary } from "../../core/attempt/summary.ts";
import { count, counted, ordinal } from "../words/numbers.ts";
import { modeWords } from "../words/predicting.ts";
import { percent } from "../words/shares.ts";
import { timeWords } from "../words/times.ts";
import { ShareBar } from "./ShareBar.tsx";
import sheet from "../parts/sheet/Sheet.module.css";
import css from "./SetsPart.module.css";

/** Every attempt, by the program that it is about, with the first and the best of each. */
export function SetsPart({ sets }: { readonly sets: readonly SetSummary[] }) {
  return (
    <section className={`${sheet.part} ${sheet.wide}`} aria-labelledby="sets">
      <h3 id="sets" className={sheet.title}>
        By set
      </h3>
      <div className={sheet.scroll} tabIndex={0} role="group" aria-labelledby="sets">
        <table className={sheet.table}>
          <thead>
            <tr>
              <th scope="col">Attempt</th>
              <th scope="col" className={css.mode}>
                Mode
              </th>
              <th scope="col" className={`${sheet.number} ${css.answered}`}>
                Answered
              </th>
              <th scope="col" className={css.barHead}>
                Grade
              </th>
              <th scope="col" className={css.parted}>
                First parts from Python
              </th>
            </tr>
          </thead>
          {sets.map((set) => (
            <tbody key={set.programHash}>
              <tr className={css.set}>
                <th scope="rowgroup" colSpan={5}>
                  <span className={css.title}>{set.title}</span>
                  <span className={css.sum}>{setWords(set)}</span>
                </th>
              </tr>
              {set.attempts.map((summary, index) => (
                <AttemptRow
                  key={summary.attempt.id}
                  summary={summary}
                  number={index + 1}
                  best={set.attempts.length > 1 && summary === set.best}
                />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

function AttemptRow({
  summary,
  number,
  best,
}: {
  readonly summary: AttemptSummary;
  readonly number: number;
  readonly best: boolean;
}) {
  const { attempt, credit, answered, questions } = summary;
  return (
    <tr>
      <th scope="row" className={css.attempt}>
        <a className={css.open} href={printRoute({ kind: "results", attempt: attempt.id })}>
          {ordinalWord(number)}, {timeWords(attempt.startedMs)}
        </a>
        {best && <span className={css.best}>best</span>}
      </th>
      <td className={css.mode}>
        {modeWords[attempt.mode].name}
        {attempt.finishedMs === null && (
          <span className={sheet.quiet}>
            {answered < questions ? " · goes on" : " · answered, not yet finished"}
          </span>
        )}
      </td>
      <td className={`${sheet.number} ${css.answered}`}>
        {count(answered)} of {count(questions)}
      </td>
      <td className={css.grade}>
        {credit.value === null ? (
          <span className={sheet.quiet}>
            {attempt.mode === "exam" ? "not shown in an exam" : "not judged yet"}
          </span>
        ) : (
          <span className={css.gradeBar}>
            <ShareBar value={credit.value} interval={credit.interval} baseline={null} />
            <span>{percent(credit.value)}</span>
          </span>
        )}
      </td>
      <td className={`${sheet.small} ${css.parted}`}>{partedWords(summary)}</td>
    </tr>
  );
}

function setWords({ attempts, first, best }: SetSummary): string {
  const many = counted(attempts.length, "attempt");
  if (attempts.length === 1 || first.credit.value === null || best.credit.value === null) {
    return many;
  }
  return `${many}; first ${percent(first.credit.value)}, best ${percent(best.credit.value)}`;
}

function partedWords({ marked }: AttemptSummary): string {
  const first = firstDivergenceOf(marked);
  if (first === null) return "";
  if (first.at === null) return "nowhere";
  const after = first.agreed === 0 ? "at once" : `after ${counted(first.agreed, "right answer")}`;
  const { line } = first.at.question;
  return line === 0 ? after : `${after}, line ${count(line)}`;
}

function ordinalWord(number: number): string {
  const word = ordinal(number);
  return `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
}
