import type { Mismatch } from "../../../../core/evaluation/rerun.ts";
import sheet from "../../../parts/sheet/Sheet.module.css";
import { counted } from "../../../words/numbers.ts";
import css from "./Exchange.module.css";
import { mismatchName, sideWords } from "./words.ts";

interface Properties {
  readonly title: string;
  readonly mismatches: readonly Mismatch[];
}

/** Why a manifest is not run again: every part that differs, with both sides. */
export function Differences({ title, mismatches }: Properties) {
  return (
    <div className={css.differs}>
      <p role="alert">
        “{title}” was not set up: {counted(mismatches.length, "part")}{" "}
        {mismatches.length === 1 ? "is" : "are"} not the same here.
      </p>
      <div className={sheet.scroll} role="region" aria-label="What differs" tabIndex={0}>
        <table className={sheet.table}>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">In the manifest</th>
              <th scope="col">Here</th>
            </tr>
          </thead>
          <tbody>
            {mismatches.map((one) => (
              <tr key={`${one.part} ${one.of}`}>
                <th scope="row">{mismatchName(one)}</th>
                <td className={css.side}>{sideWords(one, one.expected)}</td>
                <td className={css.side}>{sideWords(one, one.found)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
