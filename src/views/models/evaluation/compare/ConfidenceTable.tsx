import type { BinnedError } from "../../../../core/evaluation/analysis/confidence.ts";
import { count, counted } from "../../../words/numbers.ts";
import sheet from "../../../parts/sheet/Sheet.module.css";
import type { Sure } from "./ConfidencePart.tsx";
import { FigureCell } from "./FigureCell.tsx";
import css from "./ComparePart.module.css";

/** The figures of confidence, a row for each who said how sure it was. */
export function ConfidenceTable({ sure }: { readonly sure: readonly Sure[] }) {
  return (
    <div className={sheet.scroll} tabIndex={0} role="group" aria-label="Figures of confidence">
      <table className={`${sheet.table} ${css.wrap}`}>
        <thead>
          <tr>
            <th scope="col">Predictor</th>
            <Head name="AUROC" says="right above wrong" />
            <Head name="Brier" says="0 is best" />
            <Head name="Its parts" says="reliability − resolution + uncertainty" />
            <Head name="ECE, equal width" says="of 10 bins" />
            <Head name="ECE, equal numbers" says="of 10 bins" />
            <Head name="Right of surest 80 %" />
            <Head name="Right of surest 50 %" />
            <Head name="Average precision" />
            <Head name="AURC" says="0 is best" />
          </tr>
        </thead>
        <tbody>
          {sure.map(({ id, label, confidence }) => (
            <tr key={id}>
              <th scope="row">
                <span className={css.name}>{label}</span>
                <span className={css.small}>
                  {counted(confidence.n, "answer")}, {counted(confidence.programs, "program")}
                </span>
              </th>
              <FigureCell figure={confidence.auroc} unit="number" over={false} />
              <FigureCell figure={confidence.brier} unit="number" over={false} />
              <td className={sheet.number}>
                {confidence.split === null ? (
                  "–"
                ) : (
                  <>
                    {confidence.split.reliability.toFixed(3)} −{" "}
                    {confidence.split.resolution.toFixed(3)} +{" "}
                    {confidence.split.uncertainty.toFixed(3)}
                    <span className={css.small}>
                      {confidence.split.skill === null
                        ? "no skill: all right or all wrong"
                        : `skill ${confidence.split.skill.toFixed(3)}`}
                      {confidence.logLoss !== null && `, log loss ${confidence.logLoss.toFixed(3)}`}
                    </span>
                  </>
                )}
              </td>
              {confidence.errors.map((error) => (
                <ErrorCell key={error.by} error={error} />
              ))}
              {confidence.selective.map(({ coverage, accuracy }) => (
                <FigureCell key={coverage} figure={accuracy} over={false} />
              ))}
              <FigureCell figure={confidence.averagePrecision} unit="number" over={false} />
              <FigureCell figure={confidence.riskArea} unit="number" over={false} />
            </tr>
          ))}
        </tbody>
      </table>
      <p className={css.note}>
        Intervals of AUROC, ECE, average precision, AURC and of the surest are drawn by program,{" "}
        {count(2_000)} times. ECE is too large of few answers: beneath it stands what a perfectly
        calibrated predictor gets with the same confidences. In the log loss, confidences are kept
        from 0.001 to 0.999.
      </p>
    </div>
  );
}

function Head({ name, says = "" }: { readonly name: string; readonly says?: string }) {
  return (
    <th scope="col" className={sheet.number}>
      {name}
      {says !== "" && <span className={css.headSays}>{says}</span>}
    </th>
  );
}

function ErrorCell({ error: { error, perfect } }: { readonly error: BinnedError }) {
  if (error.kind === "undefined") return <FigureCell figure={error} />;
  return (
    <td className={sheet.number}>
      {error.value.toFixed(3)}
      {error.interval !== null && (
        <span className={css.small}>
          {error.interval.low.toFixed(3)} to {error.interval.high.toFixed(3)}
        </span>
      )}
      {perfect !== null && <span className={css.small}>perfect {perfect.toFixed(3)}</span>}
    </td>
  );
}
