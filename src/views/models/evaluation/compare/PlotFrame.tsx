import { margin, side, ticks, x, y } from "./plot.ts";
import css from "./Plot.module.css";

interface Properties {
  /** What goes to the right, and what upwards; both in percent. */
  readonly across: string;
  readonly up: string;
}

/** The frame of a square plot of shares, with its grid and the names of its axes. */
export function PlotFrame({ across, up }: Properties) {
  return (
    <>
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
      <text x={x(0.5)} y={y(0) + 32} textAnchor="middle">
        {across}, %
      </text>
      <text x={x(0) + 6} y={y(1) + 14}>
        {up}, %
      </text>
    </>
  );
}
