import type { RiskPoint } from "../../../../core/score/metrics/rated/selection.ts";
import { viewBox, x, y } from "./plot.ts";
import { PlotFrame } from "./PlotFrame.tsx";
import { shareWords } from "./words.ts";
import css from "./Plot.module.css";

interface Properties {
  readonly curve: readonly RiskPoint[];
  readonly label: string;
}

/** The share that is wrong among the surest answers, as more of them are given. */
export function RiskPicture({ curve, label }: Properties) {
  const points = curve.map(
    ({ coverage, risk }) => `${x(coverage).toFixed(1)},${y(risk).toFixed(1)}`,
  );
  const [first] = curve;
  const last = curve.at(-1);
  const ends =
    first === undefined || last === undefined
      ? ""
      : ` ${shareWords(first.risk)} of the surest ${shareWords(first.coverage)}, ${shareWords(last.risk)} of all.`;
  return (
    <svg
      className={css.plot}
      viewBox={viewBox}
      role="img"
      aria-label={`${label}: share wrong against share answered.${ends}`}
    >
      <PlotFrame across="answered, surest first" up="wrong" />
      <polyline className={css.curve} points={points.join(" ")} />
      {curve.length <= 30 &&
        curve.map(({ coverage, risk }) => (
          <circle key={coverage} className={css.point} cx={x(coverage)} cy={y(risk)} r={3} />
        ))}
    </svg>
  );
}
