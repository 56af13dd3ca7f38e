import { memo } from "react";
import type { NameValue } from "../../core/trace/index.ts";

const width = 120;
const height = 24;
/** Most points drawn. */
const mostPoints = 240;

/** Numbers over time as a small line; nothing where a value is no number. The list beside it says the same. */
export const Sparkline = memo(function Sparkline({
  history,
  now,
}: {
  readonly history: readonly NameValue[];
  /** Index of the present value. */
  readonly now: number;
}) {
  const stride = Math.max(1, Math.ceil(history.length / mostPoints));
  const numbers = history
    .filter((_, index) => index % stride === 0)
    .map((entry) => numberOf(entry));
  if (numbers.length < 2 || numbers.some((number) => number === null)) return null;
  const values = numbers.map((number) => number ?? 0);
  const least = Math.min(...values);
  const range = Math.max(...values) - least || 1;
  const points = values.map((value, index) => {
    const x = (index / (values.length - 1)) * (width - 8) + 4;
    const y = height - 4 - ((value - least) / range) * (height - 8);
    return [x, y] as const;
  });
  const here = points[Math.floor(Math.max(0, now) / stride)];
  return (
    <svg width={width} height={height} aria-hidden="true" color="var(--accent)">
      <path
        d={`M${points.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L")}`}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
      />
      {here !== undefined && <circle cx={here[0]} cy={here[1]} r="3" fill="currentColor" />}
    </svg>
  );
});

function numberOf(entry: NameValue): number | null {
  if (entry.value?.kind !== "plain" || !/^(int|float)$/.test(entry.value.type)) return null;
  const number = Number(entry.value.repr);
  return Number.isFinite(number) ? number : null;
}
