import type { ConfidenceFigures } from "../../../../core/evaluation/analysis/confidence.ts";
import { count } from "../../../words/numbers.ts";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { viewBox, x, y } from "./plot.ts";
import { PlotFrame } from "./PlotFrame.tsx";
import { boundsWords, shareWords } from "./words.ts";
import css from "./Plot.module.css";

type Bins = NonNullable<ConfidenceFigures["bins"]>;

/** What was stated against what came, with the line on which both are the same. The table beside it has the numbers. */
export function ReliabilityPicture({
  bins,
  label,
}: {
  readonly bins: Bins;
  readonly label: string;
}) {
  const most = Math.max(...bins.map(({ n }) => n));
  return (
    <svg
      className={css.plot}
      viewBox={viewBox}
      role="img"
      aria-label={`${label}: share right against confidence; the numbers are in the table.`}
    >
      <PlotFrame across="confidence" up="right" />
      <line className={css.ideal} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
      {bins.map(({ stated, n, right, interval }) => (
        <g key={stated}>
          {interval !== null && (
            <line
              className={css.interval}
              x1={x(stated)}
              x2={x(stated)}
              y1={y(interval.low)}
              y2={y(interval.high)}
            />
          )}
          <circle
            className={css.point}
            cx={x(stated)}
            cy={y(right)}
            r={3 + 4 * Math.sqrt(n / most)}
          />
        </g>
      ))}
    </svg>
  );
}

/** The same in numbers. */
export function ReliabilityTable({ bins }: { readonly bins: Bins }) {
  return (
    <div className={sheet.scroll} tabIndex={0} role="group" aria-label="Reliability, in numbers">
      <table className={sheet.table}>
        <thead>
          <tr>
            <th scope="col" className={sheet.number}>
              Confidence
            </th>
            <th scope="col" className={sheet.number}>
              Right
            </th>
            <th scope="col" className={sheet.number}>
              95 % interval
            </th>
            <th scope="col" className={sheet.number}>
              Answers
            </th>
          </tr>
        </thead>
        <tbody>
          {bins.map(({ stated, n, right, interval }) => (
            <tr key={stated}>
              <td className={sheet.number}>{shareWords(stated)}</td>
              <td className={sheet.number}>{shareWords(right)}</td>
              <td className={sheet.number}>{interval === null ? "–" : boundsWords(interval)}</td>
              <td className={sheet.number}>{count(n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
