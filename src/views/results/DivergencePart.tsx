import { useMemo } from "react";
import type { AttemptSummary } from "../../core/attempt/summary.ts";
import { count, counted } from "../words/numbers.ts";
import { divergenceSentence } from "../words/results.ts";
import { divergencesOf } from "./divergences.ts";
import sheet from "../parts/sheet/Sheet.module.css";
import css from "./DivergencePart.module.css";

/** How far attempts go along with Python, and the lines at which they leave it. */
export function DivergencePart({ summaries }: { readonly summaries: readonly AttemptSummary[] }) {
  const { rows, agreed, whole, places } = useMemo(() => divergencesOf(summaries), [summaries]);
  const most = Math.max(1, ...rows.map(({ attempts }) => attempts));
  return (
    <section className={sheet.part} aria-labelledby="divergence">
      <h3 id="divergence" className={sheet.title}>
        Where it first parts from Python
      </h3>
      <p className={sheet.sentence}>{divergenceSentence(agreed, whole)}</p>
      <div className={sheet.scroll} tabIndex={0} role="group" aria-labelledby="divergence">
        <table className={`${sheet.table} ${css.chart}`}>
          <thead>
            <tr>
              <th scope="col">Right answers before it</th>
              <th scope="col">Attempts</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, attempts, isWhole }) => (
              <tr key={label}>
                <th scope="row" className={sheet.nowrap}>
                  {label}
                </th>
                <td className={css.cell}>
                  <span
                    className={css.bar}
                    data-whole={isWhole || undefined}
                    style={{ width: `${((attempts / most) * 100).toFixed(1)}%` }}
                    aria-hidden="true"
                  />
                  {count(attempts)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {places.length > 0 && (
        <>
          <h4 className={css.subtitle}>At these lines</h4>
          <ul className={css.places}>
            {places.map(({ id, title, line, text, attempts }) => (
              <li key={id} className={css.place}>
                <span className={css.line}>line {count(line)}</span>
                <code className={css.code} translate="no">
                  {text}
                </code>
                <span className={sheet.quiet}>
                  {title}, {counted(attempts, "attempt")}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
