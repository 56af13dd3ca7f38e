import type { ParticipantFigures } from "../../../../core/evaluation/analysis/analysis.ts";
import type { SetFigures } from "../../../../core/evaluation/analysis/sets.ts";
import { count, counted } from "../../../words/numbers.ts";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { FigureTable } from "./FigureTable.tsx";
import { ParticipantName } from "./ParticipantName.tsx";
import { boundsWords, setRuleWords, setWords, shareWords, undefinedWords } from "./words.ts";
import css from "./ComparePart.module.css";

interface Properties {
  readonly figures: readonly ParticipantFigures[];
}

/** Sets of the answers that enough samples give, in the place of one answer: how often they hold the truth, and how large they are. */
export function SetsTable({ figures }: Properties) {
  const shown = figures.filter(({ samples }) => samples.length > 0);
  if (shown.length === 0) return null;
  return (
    <FigureTable
      title="Sets of answers"
      says="In the place of one answer all those that enough samples give. Half of the programs tell how many are enough, the other half how often the sets hold the truth. Sizes are compared only where coverage is the same."
    >
      <thead>
        <tr>
          <th scope="col">Predictor</th>
          <th scope="col">Promise</th>
          <th scope="col" className={sheet.number}>
            Hold the truth
          </th>
          <th scope="col" className={sheet.number}>
            Size
          </th>
          <th scope="col">By size</th>
        </tr>
      </thead>
      <tbody>
        {shown.flatMap(({ participant, sets }) =>
          sets.map((one) => (
            <tr key={`${participant.id} ${one.rule}`}>
              <th scope="row">
                <ParticipantName participant={participant} />
              </th>
              <td>
                {setRuleWords[one.rule]}
                {one.kind === "known" && <span className={css.small}>{setWords(one)}</span>}
              </td>
              <SetCells figures={one} />
            </tr>
          )),
        )}
      </tbody>
    </FigureTable>
  );
}

function SetCells({ figures }: { readonly figures: SetFigures }) {
  if (figures.kind === "undefined") {
    return (
      <td colSpan={3} className={css.none}>
        <span className={css.why}>{undefinedWords(figures.why)}</span>
      </td>
    );
  }
  const { n, coverage, interval, meanSize, medianSize, singletons, bySize } = figures.sets;
  return (
    <>
      <td className={sheet.number}>
        {coverage === null ? "–" : shareWords(coverage)}
        {interval !== null && <span className={css.small}>{boundsWords(interval)}</span>}
        <span className={css.small}>{counted(n, "item")}</span>
      </td>
      <td className={sheet.number}>
        {meanSize === null ? "–" : meanSize.toFixed(2)}
        {medianSize !== null && <span className={css.small}>median {medianSize}</span>}
        {singletons !== null && <span className={css.small}>{shareWords(singletons)} of one</span>}
      </td>
      <td>
        {bySize.map(({ size, n: own, coverage: held }) => (
          <span key={size} className={css.small}>
            {size === 0 ? "empty" : count(size)}: {shareWords(held)} of {counted(own, "set")}
          </span>
        ))}
      </td>
    </>
  );
}
