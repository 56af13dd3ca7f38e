import { BoxedList } from "../../parts/list/BoxedList.tsx";
import css from "./IdList.module.css";

const rowHeight = 24;

interface Properties {
  readonly title: string;
  readonly ids: readonly string[];
}

/** Ids, folded away behind what they have in common; nothing where there are none. */
export function IdList({ title, ids }: Properties) {
  if (ids.length === 0) return null;
  return (
    <details className={css.ids}>
      <summary>{title}</summary>
      <BoxedList label={title} rows={ids.length} rowHeight={rowHeight}>
        {(row) => <code translate="no">{ids[row]}</code>}
      </BoxedList>
    </details>
  );
}
