import { useMemo } from "react";
import { calibrationOf } from "../../core/score/metrics/calibration.ts";
import type { Marked } from "../../core/score/metrics/marked.ts";
import { selectiveCurve } from "../../core/score/metrics/selective.ts";
import { count } from "../words/numbers.ts";
import { calibrationSentence } from "../words/results.ts";
import { percent, percentRange } from "../words/shares.ts";
import { confidenceWords } from "../words/verdicts.ts";
import { CalibrationPicture } from "./CalibrationPicture.tsx";
import sheet from "../parts/sheet/Sheet.module.css";
import css from "./CalibrationPart.module.css";

/** How sure, against how right: a picture, the same in a table, and a sentence. */
export function CalibrationPart({ marked }: { readonly marked: readonly Marked[] }) {
  const calibration = useMemo(() => calibrationOf(marked), [marked]);
  const curve = useMemo(() => selectiveCurve(marked), [marked]);
  const sentence = calibrationSentence(calibration);
  const { brier, brierOfConstant } = calibration;
  return (
    <section className={sheet.part} aria-labelledby="calibration">
      <h3 id="calibration" className={sheet.title}>
        How sure, and how right
      </h3>
      {sentence === null ? (
        <p className={sheet.sentence}>
          No answer came with a word on how sure it was. Choose one at the next questions: it never
          counts, and here it shows how far you can trust yourself.
        </p>
      ) : (
        <>
          <p className={sheet.sentence}>{sentence}</p>
          <div className={css.both}>
            <CalibrationPicture bins={calibration.bins} />
            <div
              className={sheet.scroll}
              tabIndex={0}
              role="group"
              aria-label="How sure, in numbers"
            >
              <table className={sheet.table}>
                <thead>
                  <tr>
                    <th scope="col">You said</th>
                    <th scope="col" className={sheet.number}>
                      Stated
                    </th>
                    <th scope="col" className={sheet.number}>
                      Right
                    </th>
                    <th scope="col" className={sheet.number}>
                      Or surer
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {calibration.bins.map(({ confidence, stated, n, right, interval }) => {
                    const atLeast = curve.find(({ least }) => least === confidence)?.accuracy;
                    return (
                      <tr key={confidence}>
                        <th scope="row" className={sheet.nowrap}>
                          {confidenceWords[confidence]}
                        </th>
                        <td className={sheet.number}>{percent(stated)}</td>
                        <td className={sheet.number}>
                          {count(right)} of {count(n)}
                          {interval !== null && (
                            <span className={css.range}>{percentRange(interval)}</span>
                          )}
                        </td>
                        <td className={sheet.number}>
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
