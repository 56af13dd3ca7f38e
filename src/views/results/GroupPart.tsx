import { useId, useMemo } from "react";
import type { Group } from "../../core/attempt/summary.ts";
import { credit } from "../../core/score/metrics/accuracy.ts";
import { bestBaselines } from "../../core/score/metrics/constants.ts";
import { Prose } from "../parts/Prose.tsx";
import { constantWords } from "../words/metrics.ts";
import { count } from "../words/numbers.ts";
import { percent, percentRange } from "../words/shares.ts";
import { ShareBar } from "./ShareBar.tsx";
import sheet from "../parts/sheet/Sheet.module.css";
import css from "./GroupPart.module.css";

interface Properties {
  readonly title: string;
  /** Head of the first column. */
  readonly first: string;
  readonly groups: readonly Group<string>[];
  /** A sentence below the title; null for none. */
  readonly sentence: string | null;
}

/** Mean credit of groups of answers, each with how many, its interval, and what looking at nothing earns. */
export function GroupPart({ title, first, groups, sentence }: Properties) {
  const heading = useId();
  const rows = useMemo(
    () =>
      groups.map(({ key, marked }) => {
        const best = bestBaselines(marked);
        return {
          key,
          credit: credit.measure(marked, 0),
          constant: best.length === 1 ? best[0]?.constant : undefined,
          baseline: credit.measure(
            best.flatMap((baseline) => baseline.marked),
            0,
          ).value,
        };
      }),
    [groups],
  );
  return (
    <section className={sheet.part} aria-labelledby={heading}>
      <h3 id={heading} className={sheet.title}>
        {title}
      </h3>
      {sentence !== null && <p className={sheet.sentence}>{sentence}</p>}
      <div className={sheet.scroll} tabIndex={0} role="group" aria-labelledby={heading}>
        <table className={sheet.table}>
          <thead>
            <tr>
              <th scope="col">{first}</th>
              <th scope="col" className={sheet.number}>
                n
              </th>
              <th scope="col">Credit</th>
              <th scope="col" className={css.baseline}>
                Looking at nothing
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, credit: { value, n, interval }, constant, baseline }) => (
              <tr key={key}>
                <th scope="row">
                  <Prose text={key} />
                </th>
                <td className={sheet.number}>{count(n)}</td>
                <td className={css.credit}>
                  {value === null ? (
                    <span className={sheet.quiet}>–</span>
                  ) : (
                    <span className={css.cell}>
                      <ShareBar value={value} interval={interval} baseline={baseline} />
                      <span className={css.share}>{percent(value)}</span>
                      {interval !== null && (
                        <span className={css.range}>{percentRange(interval)}</span>
                      )}
                      {baseline !== null && (
                        <span className={`${css.range} ${css.narrow}`}>
                          baseline {percent(baseline)}
                        </span>
                      )}
                    </span>
                  )}
                </td>
                <td className={`${sheet.small} ${css.baseline}`}>
                  {baseline === null ? (
                    <span className={sheet.quiet}>–</span>
                  ) : (
                    <>
                      {percent(baseline)}
                      {constant !== undefined && (
                        <span className={sheet.quiet}>
                          {" "}
                          <Prose text={constantWords[constant]} />
                        </span>
                      )}
                    </>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
