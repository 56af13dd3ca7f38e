import type { Comparison, Finding } from "../../../../core/evaluation/analysis/comparison.ts";
import type { Participant } from "../../../../core/evaluation/analysis/participant.ts";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { count } from "../../../words/numbers.ts";
import { IntervalPicture } from "./IntervalPicture.tsx";
import { pointsWords, pWords } from "./words.ts";
import css from "./ComparePart.module.css";

interface Properties {
  readonly comparisons: readonly Comparison[];
  readonly participants: readonly Participant[];
}

const findingNames: { readonly [finding in Finding]: string } = {
  "nothing-common": "no common item",
  alike: "never differ",
  differs: "differ",
  hint: "a hint, no more",
  "not-found": "no difference found",
};

/** Every pair with its difference, on one scale, and p as Holm corrects it. */
export function AllPairs({ comparisons, participants }: Properties) {
  const names = new Map(participants.map(({ id, label }) => [id, label]));
  const reach = reachOf(comparisons);
  return (
    <details className={css.more}>
      <summary>All {count(comparisons.length)} pairs</summary>
      <p className={sheet.sentence}>
        Above 0 the one named first is right more often. Holm’s correction keeps the chance of even
        one false difference among all pairs at 5 %. Players that use the truth are left out of it:
        they are never ranked.
      </p>
      <div className={sheet.scroll} tabIndex={0} role="group" aria-label="All pairs">
        <table className={sheet.table}>
          <thead>
            <tr>
              <th scope="col">Pair</th>
              <th scope="col" className={sheet.number}>
                Difference, points
              </th>
              <th scope="col" aria-hidden className={css.scale}>
                <span>{pointsWords(-reach)}</span>
                <span>0</span>
                <span>{pointsWords(reach)}</span>
              </th>
              <th scope="col" className={sheet.number}>
                Items
              </th>
              <th scope="col" className={sheet.number}>
                p
              </th>
              <th scope="col" className={sheet.number}>
                p, Holm
              </th>
              <th scope="col">Found</th>
            </tr>
          </thead>
          <tbody>
            {comparisons.map(({ first, second, paired, corrected, finding }) => (
              <tr key={`${first} ${second}`}>
                <th scope="row">
                  <span className={css.name}>
                    {names.get(first)} against {names.get(second)}
                  </span>
                </th>
                <td className={sheet.number}>
                  {paired.difference === null ? "–" : pointsWords(paired.difference)}
                  {paired.interval !== null && (
                    <span className={css.small}>
                      {pointsWords(paired.interval.low)} to {pointsWords(paired.interval.high)}
                    </span>
                  )}
                </td>
                <td className={css.picture} aria-hidden>
                  {paired.difference !== null && (
                    <IntervalPicture
                      value={paired.difference}
                      interval={paired.interval}
                      from={-reach}
                      to={reach}
                    />
                  )}
                </td>
                <td className={sheet.number}>{count(paired.n)}</td>
                <td className={sheet.number}>{paired.p === null ? "–" : pWords(paired.p)}</td>
                <td className={sheet.number}>
                  {corrected === null ? "–" : pWords(corrected.adjusted)}
                </td>
                <td>{findingNames[finding]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

/** How far the common scale goes to each side of 0: to the next tenth. */
function reachOf(comparisons: readonly Comparison[]): number {
  const far = comparisons.flatMap(({ paired: { interval, difference } }) =>
    interval === null ? [difference ?? 0] : [interval.low, interval.high],
  );
  return Math.min(1, Math.max(0.1, Math.ceil(Math.max(0, ...far.map(Math.abs)) * 10 - 1e-9) / 10));
}
