import { LongList } from "../../parts/list/LongList.tsx";
import css from "./IdList.module.css";

const rowHeight = 24;
/** So many ids are seen at once. */
const mostSeen = 8;

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
      <div className={css.box} style={{ height: Math.min(ids.length, mostSeen) * rowHeight + 2 }}>
        <LongList
          rows={ids.length}
          rowHeight={rowHeight}
          shown={null}
          role="list"
          label={title}
          className={css.list}
          scroller={{ tabIndex: 0 }}
        >
          {(row) => (
            <div
              key={row}
              role="listitem"
              aria-setsize={ids.length}
              aria-posinset={row + 1}
              className={css.id}
            >
              <code translate="no">{ids[row]}</code>
            </div>
          )}
        </LongList>
      </div>
    </details>
  );
}
