import { useMemo } from "react";
import { calibrationOf } from "../../core/score/metrics/calibration.ts";
import { bestBaselines } from "../../core/score/metrics/constants.ts";
import { metrics } from "../../core/score/metrics/index.ts";
import type { Marked } from "../../core/score/metrics/marked.ts";
import type { Measured, Metric, MetricId } from "../../core/score/metrics/metric.ts";
import { countedWords, metricWords } from "../words/metrics.ts";
import { methodWords, percent, percentRange } from "../words/shares.ts";
import sheet from "../parts/sheet/Sheet.module.css";
import css from "./FiguresPart.module.css";

/** For intervals that are drawn: the same answers give the same figures. */
const seed = 1;

/** Metrics on which constant answers say something. */
const compared = new Set<MetricId>([
  "accuracy",
  "credit",
  "path-prefix",
  "path-similarity",
  "coverage-precision",
  "coverage-recall",
  "coverage-f1",
  "coverage-balanced",
]);

/** Every metric with how many, its interval and how that was found, beside what constant answers get. */
export function FiguresPart({ marked }: { readonly marked: readonly Marked[] }) {
  const rows = useMemo(() => {
    const constant = bestBaselines(marked).flatMap((baseline) => baseline.marked);
    return metrics.map((metric) => ({
      metric,
      measured: metric.measure(marked, seed),
      baseline: compared.has(metric.id)
        ? metric.measure(constant, seed).value
        : metric.id === "brier"
          ? calibrationOf(marked).brierOfConstant
          : null,
    }));
  }, [marked]);
  return (
    <details className={`${sheet.part} ${sheet.wide} ${css.figures}`}>
      <summary className={css.summary}>All figures</summary>
      <p className={sheet.sentence}>
        With five programs or more, programs are what varies; with fewer, each answer is taken for
        itself, which is too narrow if programs differ much. “Looking at nothing” gives each kind of
        question the one constant answer that earns most on these very questions; for the Brier
        score it states the share that was right in the end.
      </p>
      <div className={sheet.scroll} tabIndex={0} role="group" aria-label="All figures">
        <table className={sheet.table}>
          <thead>
            <tr>
              <th scope="col">Figure</th>
              <th scope="col" className={sheet.number}>
                Value
              </th>
              <th scope="col">95 % interval</th>
              <th scope="col">Over</th>
              <th scope="col" className={sheet.number}>
                Looking at nothing
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ metric, measured, baseline }) => (
              <tr key={metric.id}>
                <th scope="row">
                  {metricWords[metric.id].name}
                  <span className={css.says}>{metricWords[metric.id].says}</span>
                </th>
                <td className={sheet.number}>{valueWords(metric, measured.value)}</td>
                <td>
                  {intervalWords(metric, measured)}
                  {measured.interval !== null && (
                    <span className={css.says}>{methodWords[measured.interval.method]}</span>
                  )}
                </td>
                <td className={sheet.nowrap}>{countedWords(measured.counted, measured.n)}</td>
                <td className={sheet.number}>{valueWords(metric, baseline)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

function valueWords({ unit }: Metric, value: number | null): string {
  if (value === null) return "–";
  return unit === "share" ? percent(value) : value.toFixed(2);
}

function intervalWords({ unit }: Metric, { interval }: Measured): string {
  if (interval === null) return "–";
  return unit === "share"
    ? percentRange(interval)
    : `${interval.low.toFixed(2)} to ${interval.high.toFixed(2)}`;
}
