import { count } from "../words/numbers.ts";
import css from "./KeptDialog.module.css";

/** How many records are named one by one. */
const mostNamed = 100;

/** Records by name, folded away behind what they have in common. */
export function RecordList({
  title,
  records,
}: {
  readonly title: string;
  readonly records: readonly string[];
}) {
  const more = records.length - mostNamed;
  return (
    <details className={css.records}>
      <summary>{title}</summary>
      <ul>
        {records.slice(0, mostNamed).map((record, index) => (
          // Two records can be told by the same words.
          <li key={`${index} ${record}`}>{record}</li>
        ))}
        {more > 0 && <li>and {count(more)} more</li>}
      </ul>
    </details>
  );
}
