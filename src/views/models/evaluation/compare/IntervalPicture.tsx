import type { Interval } from "../../../../core/score/statistics/interval.ts";
import css from "./IntervalPicture.module.css";

interface Properties {
  readonly value: number;
  readonly interval: Interval | null;
  /** The ends of the scale, which all rows of a table share. */
  readonly from: number;
  readonly to: number;
  /** Of who stands apart. */
  readonly quiet?: boolean;
}

const width = 240;
const height = 24;
const margin = 8;

/** One line of a forest: a value and its interval on a scale. The numbers stand beside it in text. */
export function IntervalPicture({ value, interval, from, to, quiet = false }: Properties) {
  const x = (at: number): number =>
    margin + ((Math.min(to, Math.max(from, at)) - from) / (to - from)) * (width - 2 * margin);
  const middle = height / 2;
  return (
    <svg
      className={`${css.picture} ${quiet ? css.quiet : ""}`}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden
    >
      <line className={css.axis} x1={x(from)} x2={x(to)} y1={middle} y2={middle} />
      {[from, (from + to) / 2, to].map((at) => (
        <line key={at} className={css.tick} x1={x(at)} x2={x(at)} y1={2} y2={height - 2} />
      ))}
      {interval !== null && (
        <>
          <line
            className={css.interval}
            x1={x(interval.low)}
            x2={x(interval.high)}
            y1={middle}
            y2={middle}
          />
          {[interval.low, interval.high].map((bound) => (
            <line
              key={bound}
              className={css.interval}
              x1={x(bound)}
              x2={x(bound)}
              y1={middle - 4}
              y2={middle + 4}
            />
          ))}
        </>
      )}
      <circle className={css.value} cx={x(value)} cy={middle} r={5} />
    </svg>
  );
}
