import { useId, type KeyboardEvent } from "react";
import { LongList } from "../../parts/list/LongList.tsx";
import type { Board } from "./board.ts";
import { CellMark } from "./CellMark.tsx";
import type { ItemOrder } from "./filters.ts";
import { itemWords } from "./itemWords.ts";
import { type Moved, moveOf } from "./moves.ts";
import type { Picked } from "./picked.ts";
import css from "./ItemsTable.module.css";

/** Pixels. */
const rowHeight = 48;
const headHeight = 36;

/** The height in pixels of a box with a border that shows so many rows. */
export function tableHeight(rows: number): number {
  return Math.max(2, rows) * rowHeight + headHeight + 2;
}

interface Properties {
  readonly board: Board;
  /** Indexes of the items that are listed. */
  readonly rows: readonly number[];
  readonly order: ItemOrder;
  readonly onOrder: (order: ItemOrder) => void;
  readonly picked: Picked;
  readonly onPick: (picked: Picked) => void;
}

/** Items against predictors: one row for each item, however many, of which a cell is picked by mouse or with the arrow keys. */
export function ItemsTable({ board, rows, order, onOrder, picked, onPick }: Properties) {
  const id = useId();
  const { predictors, items } = board;
  const at = rows.indexOf(picked.item);
  // Widths are given by the style sheet, which knows how much room there is.
  const template = {
    gridTemplateColumns: `minmax(var(--item), 2fr) repeat(${predictors.length}, minmax(var(--cell), 1fr))`,
    minWidth: `calc(var(--item) + ${predictors.length} * var(--cell))`,
  };
  const pick = ({ row, column }: Moved) => {
    const item = rows[row];
    if (item !== undefined) onPick({ item, predictor: column, sample: 0 });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // A row may have had it already, and buttons have keys of their own.
    if (event.defaultPrevented || event.target instanceof HTMLButtonElement) return;
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter") {
      event.preventDefault();
      document.getElementById("item")?.focus();
      return;
    }
    const here = { row: Math.max(0, at), column: picked.predictor };
    const to = moveOf(event.key, here, rows.length, predictors.length);
    if (to === null) return;
    event.preventDefault();
    pick(at < 0 ? { ...to, row: 0 } : to);
  };
  return (
    <LongList
      rows={rows.length}
      rowHeight={rowHeight}
      shown={at < 0 ? null : at}
      role="rowgroup"
      className={css.box}
      width={template.minWidth}
      scroller={{
        role: "grid",
        tabIndex: 0,
        "aria-label": "Items and predictors",
        "aria-rowcount": rows.length + 1,
        "aria-colcount": predictors.length + 1,
        "aria-activedescendant": at < 0 ? undefined : `${id}-${at}-${picked.predictor}`,
        onKeyDown,
      }}
      renderHead={() => (
        <div role="rowgroup">
          <div role="row" aria-rowindex={1} className={css.head} style={template}>
            <Head name="Item" by="asked" order={order} onOrder={onOrder} />
            {predictors.map((predictor, index) => (
              <Head
                key={predictor.id}
                name={predictor.label}
                by={index}
                order={order}
                onOrder={onOrder}
              />
            ))}
          </div>
        </div>
      )}
    >
      {(row) => {
        const index = rows[row] ?? 0;
        const item = items[index];
        if (item === undefined) return null;
        return (
          <div
            key={row}
            role="row"
            aria-rowindex={row + 2}
            aria-selected={row === at}
            className={css.row}
            style={template}
            tabIndex={-1}
            onKeyDown={onKeyDown}
            onClick={(event) => {
              // The table keeps the focus: a row leaves the page when it is scrolled away.
              event.currentTarget.closest<HTMLElement>("[role=grid]")?.focus();
              const cell =
                event.target instanceof Element ? event.target.closest("[data-column]") : null;
              const column = Number(cell?.getAttribute("data-column") ?? picked.predictor);
              pick({ row, column });
            }}
          >
            <span role="rowheader" className={css.item}>
              <span className={css.title}>{item.title}</span>
              <span className={css.ask}>{itemWords(item).line}</span>
            </span>
            {predictors.map((predictor, column) => (
              <span
                key={predictor.id}
                id={`${id}-${row}-${column}`}
                role="gridcell"
                data-column={column}
                data-picked={(row === at && column === picked.predictor) || undefined}
                className={css.cell}
              >
                <CellMark sights={board.sights(index, column)} />
              </span>
            ))}
          </div>
        );
      }}
    </LongList>
  );
}

/** The head of a column, which sorts by it; pressed again, the other way round, and then as before. */
function Head({
  name,
  by,
  order,
  onOrder,
}: {
  readonly name: string;
  readonly by: number | "asked";
  readonly order: ItemOrder;
  readonly onOrder: (order: ItemOrder) => void;
}) {
  const own = by === "asked" ? order.by === "asked" || order.by === "title" : order.by === by;
  const sorts = own && !(order.by === "asked" && !order.backwards);
  return (
    <span
      role="columnheader"
      className={css.column}
      aria-sort={sorts ? (order.backwards ? "descending" : "ascending") : undefined}
    >
      <button
        type="button"
        className={css.sort}
        title={by === "asked" ? "Sort by name" : "Sort: what is wrong first"}
        onClick={() => onOrder(nextOrder(by, order))}
      >
        <span className={css.name}>{name}</span>
        {sorts && <span aria-hidden="true">{order.backwards ? "↓" : "↑"}</span>}
      </button>
    </span>
  );
}

function nextOrder(by: number | "asked", order: ItemOrder): ItemOrder {
  const key = by === "asked" ? "title" : by;
  if (order.by !== key) return { by: key, backwards: false };
  return order.backwards ? { by: "asked", backwards: false } : { by: key, backwards: true };
}
