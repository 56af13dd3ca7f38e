import type { Figure } from "../../../../core/evaluation/analysis/figure.ts";
import type { Interval } from "../../../../core/score/statistics/interval.ts";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { boundsWords, overWords, shareWords, undefinedWords } from "./words.ts";
import css from "./ComparePart.module.css";

interface Properties {
  readonly figure: Figure;
  /** `share`: in percent. `number`: as it is, with three places. */
  readonly unit?: "share" | "number";
  readonly strong?: boolean;
  /** False where over how many is told elsewhere in the row. */
  readonly over?: boolean;
}

/** A figure with its interval and over how many it is, or why there is none. */
export function FigureCell({ figure, unit = "share", strong = false, over = true }: Properties) {
  if (figure.kind === "undefined") {
    return (
      <td className={`${sheet.number} ${css.none}`}>
        <span className={css.why}>{undefinedWords(figure.why)}</span>
      </td>
    );
  }
  const value = unit === "share" ? shareWords(figure.value) : figure.value.toFixed(3);
  return (
    <td className={sheet.number}>
      {strong ? <strong className={css.strong}>{value}</strong> : value}
      {figure.interval !== null && (
        <span className={css.small}>{intervalWords(figure.interval, unit)}</span>
      )}
      {over && <span className={css.small}>{overWords(figure)}</span>}
    </td>
  );
}

function intervalWords(interval: Interval, unit: "share" | "number"): string {
  return unit === "share"
    ? boundsWords(interval)
    : `${interval.low.toFixed(3)} to ${interval.high.toFixed(3)}`;
}
