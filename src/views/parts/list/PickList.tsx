import { useId, type KeyboardEvent } from "react";
import { LongList } from "./LongList.tsx";
import css from "./PickList.module.css";

const rowHeight = 48;

/** The height in pixels of a box with a border that shows so many rows, or says that there are none. */
export function pickListHeight(rows: number): number {
  return Math.max(1, rows) * rowHeight + 2;
}

/** A row of a list to pick from. */
export interface Pick {
  readonly title: string;
  readonly note: string;
  /** A word on how it stands, told by its colour too; null for none. */
  readonly tag: { readonly word: string; readonly tone: "agrees" | "differs" | "quiet" } | null;
}

interface Properties {
  readonly label: string;
  readonly rows: number;
  /** `row` is 0-based. */
  readonly pickOf: (row: number) => Pick;
  /** 0-based; -1 for none. */
  readonly picked: number;
  readonly onPick: (row: number) => void;
}

/** A long list of which one is picked, by mouse or with the arrow keys. */
export function PickList({ label, rows, pickOf, picked, onPick }: Properties) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent) => {
    // A row may have had it already.
    if (event.defaultPrevented) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    const to = rowOfKey(event.key, picked, rows);
    if (to === null || rows === 0) return;
    event.preventDefault();
    onPick(Math.max(0, Math.min(to, rows - 1)));
  };
  return (
    <LongList
      rows={rows}
      rowHeight={rowHeight}
      shown={picked < 0 ? null : picked}
      role="presentation"
      className={css.list}
      scroller={{
        role: "listbox",
        tabIndex: 0,
        "aria-label": label,
        "aria-activedescendant": picked < 0 ? undefined : `${id}-${picked}`,
        onKeyDown,
      }}
    >
      {(row) => {
        const { title, note, tag } = pickOf(row);
        return (
          <div
            key={row}
            id={`${id}-${row}`}
            role="option"
            aria-selected={row === picked}
            aria-setsize={rows}
            aria-posinset={row + 1}
            tabIndex={-1}
            className={css.row}
            onClick={(event) => {
              // The list keeps the focus: a row leaves the page when it is scrolled away.
              event.currentTarget.closest<HTMLElement>("[role=listbox]")?.focus();
              onPick(row);
            }}
            onKeyDown={onKeyDown}
          >
            <span className={css.title}>{title}</span>
            {tag !== null && (
              <span className={css.tag} data-tone={tag.tone}>
                {tag.word}
              </span>
            )}
            <span className={css.note}>{note}</span>
          </div>
        );
      }}
    </LongList>
  );
}

/** How many rows the page keys move by. */
const page = 8;

/** The row that a key leads to, before it is brought into the list; null for other keys. */
function rowOfKey(key: string, picked: number, rows: number): number | null {
  switch (key) {
    case "ArrowDown":
      return picked + 1;
    case "ArrowUp":
      return picked - 1;
    case "PageDown":
      return picked + page;
    case "PageUp":
      return picked - page;
    case "Home":
      return 0;
    case "End":
      return rows - 1;
    default:
      return null;
  }
}
