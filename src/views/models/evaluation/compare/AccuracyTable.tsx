import type { ParticipantFigures } from "../../../../core/evaluation/analysis/analysis.ts";
import { counted } from "../../../words/numbers.ts";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { FigureCell } from "./FigureCell.tsx";
import { IntervalPicture } from "./IntervalPicture.tsx";
import { ParticipantName } from "./ParticipantName.tsx";
import { groupOf, groups, trustWords } from "./words.ts";
import css from "./ComparePart.module.css";

/** How much each is right, with intervals on one scale; who can't be ranked with the others stands apart. */
export function AccuracyTable({ figures }: { readonly figures: readonly ParticipantFigures[] }) {
  const shown = groups
    .map((group) => ({
      ...group,
      own: figures.filter(({ participant }) => groupOf(participant) === group.id),
    }))
    .filter(({ own }) => own.length > 0);
  const most = Math.max(...figures.map(({ programs }) => programs));
  const trust = most === 0 ? null : trustWords(most);
  return (
    <div>
      <h4 className={css.subtitle}>Right, of all items</h4>
      <p className={sheet.sentence}>
        A reply without an answer counts as wrong. The 95 % intervals take programs as what varies:
        items of one program are not independent. “Of parsed” leaves replies without an answer out,
        “lenient” takes what is right but for its type or its spaces. {trust}
      </p>
      <div className={sheet.scroll} tabIndex={0} role="group" aria-label="Right, of all items">
        <table className={`${sheet.table} ${css.accuracy}`}>
          <thead>
            <tr>
              <th scope="col">Predictor</th>
              <th scope="col" className={sheet.number}>
                Right
              </th>
              <th scope="col" aria-hidden className={css.scale}>
                <span>0</span>
                <span>50</span>
                <span>100&nbsp;%</span>
              </th>
              <th scope="col" className={sheet.number}>
                Of parsed
              </th>
              <th scope="col" className={sheet.number}>
                Lenient
              </th>
              <th scope="col">Items answered</th>
            </tr>
          </thead>
          {shown.map(({ id, title, own }) => (
            <tbody key={id}>
              {(shown.length > 1 || id !== "compared") && (
                <tr className={css.group}>
                  <th scope="rowgroup" colSpan={6}>
                    {title}
                  </th>
                </tr>
              )}
              {own.map((one) => (
                <AccuracyRow key={one.participant.id} figures={one} />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  );
}

function AccuracyRow({ figures }: { readonly figures: ParticipantFigures }) {
  const { participant, accuracy, items, programs } = figures;
  return (
    <tr>
      <th scope="row">
        <ParticipantName participant={participant} />
      </th>
      <FigureCell figure={accuracy.all} strong over={false} />
      <td className={css.picture} aria-hidden>
        {accuracy.all.kind === "known" && (
          <IntervalPicture
            value={accuracy.all.value}
            interval={accuracy.all.interval}
            from={0}
            to={1}
            quiet={groupOf(participant) !== "compared"}
          />
        )}
      </td>
      <FigureCell figure={accuracy.ofParsed} />
      <FigureCell figure={accuracy.lenient} over={false} />
      <td className={css.over}>
        {counted(items, "item")}, {counted(programs, "program")}
        <span className={css.small}>{restWords(figures)}</span>
      </td>
    </tr>
  );
}

/** What is not in the numbers yet, and what never will be. */
function restWords({ participant }: ParticipantFigures): string {
  const { cells, responses, errors, unknown } = participant;
  const open = cells - responses.length - errors;
  return [
    open > 0 ? `${counted(open, "reply", "replies")} to come` : "",
    errors > 0 ? `${counted(errors, "cell")} in error` : "",
    unknown > 0 ? `${counted(unknown, "answer")} without a known truth` : "",
  ]
    .filter((words) => words !== "")
    .join(", ");
}
