import { useId } from "react";
import { printGroups } from "../../../core/prediction/groupNotation.ts";
import { Button } from "../../parts/button/Button.tsx";
import { areTogether, pairsOf, partitionOf, withPair } from "./partition.ts";
import { plain, type FormProperties } from "./form.ts";
import css from "./AliasForm.module.css";
import form from "./Form.module.css";

/** Which names share an object: one question for each pair; what follows from the others is filled in. */
export function AliasForm({ question, raw, onChange, labelledBy }: FormProperties<"alias">) {
  const id = useId();
  const { names } = question;
  const partition = partitionOf(raw, names);
  return (
    <div className={form.choices} role="group" aria-labelledby={labelledBy}>
      <table className={css.pairs}>
        <thead className="visually-hidden">
          <tr>
            <th scope="col">Names</th>
            <th scope="col">One object or two</th>
          </tr>
        </thead>
        <tbody>
          {pairsOf(names).map((pair, index) => {
            const [one, other] = pair;
            const together = partition !== null && areTogether(partition, one, other);
            const choose = (to: boolean) => onChange(withPair(partition, names, pair, to));
            return (
              <tr key={`${one} ${other}`}>
                <th scope="row" className={css.names} translate="no">
                  <code>{one}</code> <span className={css.and}>and</span> <code>{other}</code>
                </th>
                <td>
                  <div className={css.ways} role="radiogroup" aria-label={`${one} and ${other}`}>
                    <label className={form.choice}>
                      <input
                        type="radio"
                        name={`${id}-${index}`}
                        checked={together}
                        onChange={() => choose(true)}
                      />
                      one object
                    </label>
                    <label className={form.choice}>
                      <input
                        type="radio"
                        name={`${id}-${index}`}
                        checked={partition !== null && !together}
                        onChange={() => choose(false)}
                      />
                      two objects
                    </label>
                  </div>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {names.length > 2 && (
        <div className={form.row}>
          <Button onClick={() => onChange(plain(printGroups(names.map((name) => [name]))))}>
            All are different objects
          </Button>
        </div>
      )}
    </div>
  );
}
