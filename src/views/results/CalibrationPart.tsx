import { useMemo } from "react";
import { calibrationOf } from "../../core/score/metrics/calibration.ts";
import type { Marked } from "../../core/score/metrics/marked.ts";
import { selectiveCurve } from "../../core/score/metrics/selective.ts";
import { count } from "../words/numbers.ts";
import { calibrationSentence } from "../words/results.ts";
import { percent, percentRange } from "../words/shares.ts";
import { confidenceWords } from "../words/verdicts.ts";
import { CalibrationPicture } from "./CalibrationPicture.tsx";
import overview from "./Overview.module.css";
import css from "./CalibrationPart.module.css";

/** How sure, against how right: a picture, the same in a table, and a sentence. */
export function CalibrationPart({ marked }: { readonly marked: readonly Marked[] }) {
  const calibration = useMemo(() => calibrationOf(marked), [marked]);
  const curve = useMemo(() => selectiveCurve(marked), [marked]);
  const sentence = calibrationSentence(calibration);
  const { brier, brierOfConstant } = calibration;
  return (
    <section className={overview.part} aria-labelledby="calibration">
      <h3 id="calibration" className={overview.title}>
        How sure, and how right
      </h3>
      {sentence === null ? (
        <p className={overview.sentence}>
          No answer came with a word on how sure it was. Choose one at the next questions: it never
          counts, and here it shows how far you can trust yourself.
        </p>
      ) : (
        <>
          <p className={overview.sentence}>{sentence}</p>
          <div className={css.both}>
            <CalibrationPicture bins={calibration.bins} />
            <div
              className={overview.scroll}
              tabIndex={0}
              role="group"
              aria-label="How sure, in numbers"
            >
              <table className={overview.table}>
                <thead>
                  <tr>
                    <th scope="col">You said</th>
                    <th scope="col" className={overview.number}>
                      Stated
                    </th>
                    <th scope="col" className={overview.number}>
                      Right
                    </th>
                    <th scope="col" className={overview.number}>
                      Or surer
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {calibration.bins.map(({ confidence, stated, n, right, interval }) => {
                    const atLeast = curve.find(({ least }) => least === confidence)?.accuracy;
                    return (
                      <tr key={confidence}>
                        <th scope="row" className={overview.nowrap}>
                          {confidenceWords[confidence]}
                        </th>
                        <td className={overview.number}>{percent(stated)}</td>
                        <td className={overview.number}>
                          {count(right)} of {count(n)}
                          {interval !== null && (
                            <span className={css.range}>{percentRange(interval)}</span>
                          )}
                        </td>
                        <td className={overview.number}>
                          {atLeast?.value === undefined || atLeast.value === null
                            ? "–"
                            : percent(atLeast.value)}
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
              {brier !== null && brierOfConstant !== null && (
                <p className={css.note}>
                  Brier score {brier.toFixed(2)}; always stating the same share gets{" "}
                  {brierOfConstant.toFixed(2)}; 0 is best.
                </p>
              )}
            </div>
          </div>
        </>
      )}
    </section>
  );
}
