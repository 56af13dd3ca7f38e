import type { ReliabilityBin } from "../../core/score/metrics/calibration.ts";
import css from "./CalibrationPart.module.css";

const side = 200;
const margin = { left: 36, top: 8, right: 8, bottom: 36 };
const ticks = [0, 0.25, 0.5, 0.75, 1];

const x = (share: number): number => margin.left + share * side;
const y = (share: number): number => margin.top + (1 - share) * side;

/** What was stated against what came, with the line on which both are the same. The table beside it has the numbers. */
export function CalibrationPicture({ bins }: { readonly bins: readonly ReliabilityBin[] }) {
  const most = Math.max(...bins.map(({ n }) => n));
  return (
    <svg
      className={css.picture}
      viewBox={`0 0 ${margin.left + side + margin.right} ${margin.top + side + margin.bottom}`}
      role="img"
      aria-label="Share that was right against what was stated; the numbers are in the table."
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line className={css.grid} x1={x(0)} x2={x(1)} y1={y(tick)} y2={y(tick)} />
          <text x={margin.left - 8} y={y(tick) + 4} textAnchor="end">
            {tick * 100}
          </text>
          <text x={x(tick)} y={y(0) + 16} textAnchor="middle">
            {tick * 100}
          </text>
        </g>
      ))}
      <rect className={css.frame} x={x(0)} y={y(1)} width={side} height={side} />
      <line className={css.ideal} x1={x(0)} y1={y(0)} x2={x(1)} y2={y(1)} />
      <text x={x(0.5)} y={y(0) + 32} textAnchor="middle">
        stated, %
      </text>
      <text x={x(0) + 6} y={y(1) + 14}>
        right, %
      </text>
      {bins
        .filter(({ n }) => n > 0)
        .map(({ confidence, stated, n, right, interval }) => (
          <g key={confidence}>
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
              cy={y(right / n)}
              r={4 + 5 * Math.sqrt(n / most)}
            />
          </g>
        ))}
    </svg>
  );
}
