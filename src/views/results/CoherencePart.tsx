import { useMemo } from "react";
import { coherenceOf } from "../../core/score/metrics/coherence.ts";
import type { Marked } from "../../core/score/metrics/marked.ts";
import { count } from "../words/numbers.ts";
import { coherenceSentence } from "../words/results.ts";
import sheet from "../parts/sheet/Sheet.module.css";
import css from "./CoherencePart.module.css";

/** Output right or not, against the way to it right or not: four numbers and a sentence. */
export function CoherencePart({ marked }: { readonly marked: readonly Marked[] }) {
  const coherence = useMemo(() => coherenceOf(marked), [marked]);
  const sentence = coherenceSentence(coherence);
  const { bothRight, outputOnly, wayOnly, neither } = coherence;
  return (
    <section className={sheet.part} aria-labelledby="coherence">
      <h3 id="coherence" className={sheet.title}>
        The output, and the way to it
      </h3>
      <p className={sheet.sentence}>
        {sentence ??
          "To see here whether right outputs come from right steps, answer what a program prints and something on its way there in the same set."}
      </p>
      {sentence !== null && (
        <table className={`${sheet.table} ${css.four}`}>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">Output</span>
              </th>
              <th scope="col">All steps right</th>
              <th scope="col">A step not right</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Output right</th>
              <td>
                <strong>{count(bothRight)}</strong> as it should be
              </td>
              <td>
                <strong>{count(outputOnly)}</strong> lucky
              </td>
            </tr>
            <tr>
              <th scope="row">Output not right</th>
              <td>
                <strong>{count(wayOnly)}</strong> a slip
              </td>
              <td>
                <strong>{count(neither)}</strong> another idea of it
              </td>
            </tr>
          </tbody>
        </table>
      )}
    </section>
  );
}
