import type { ReactNode } from "react";
import { LongList } from "./LongList.tsx";
import css from "./BoxedList.module.css";

/** So many rows are seen at once. */
const mostSeen = 8;
/** The box has a border above and one below. */
const borders = 2;

interface Properties {
  readonly label: string;
  readonly rows: number;
  /** Pixels; every row has this height. */
  readonly rowHeight: number;
  /** What stands in a row (0-based). */
  readonly children: (row: number) => ReactNode;
}

/** A list in a box of its own, as high as its rows and at most eight of them: however many there are, they push nothing away. */
export function BoxedList({ label, rows, rowHeight, children }: Properties) {
  return (
    <div className={css.box} style={{ height: Math.min(rows, mostSeen) * rowHeight + borders }}>
      <LongList
        rows={rows}
        rowHeight={rowHeight}
        shown={null}
        role="list"
        label={label}
        className={css.list}
        scroller={{ tabIndex: 0, role: "group", "aria-label": label }}
      >
        {(row) => (
          <div
            key={row}
            role="listitem"
            aria-setsize={rows}
            aria-posinset={row + 1}
            className={css.row}
            style={{ height: rowHeight }}
          >
            {children(row)}
          </div>
        )}
      </LongList>
    </div>
  );
}
