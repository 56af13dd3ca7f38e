import type { CSSProperties } from "react";
import type { Gap, Line, Slot } from "./figure.ts";
import { gapRange } from "./figure.ts";
import { useHand } from "./hand.ts";
import type { PlacedFigure } from "./picture.ts";
import css from "./Object.module.css";
import slots from "./Slot.module.css";
import { Reference, SlotValue } from "./SlotValue.tsx";

interface Properties {
  readonly placed: PlacedFigure;
  /** Whether what is in it is drawn; of an object far out of sight its place and its title are enough. */
  readonly whole: boolean;
  readonly changed: ReadonlyMap<string, string> | undefined;
  /** `new`, `removed 3`, `no name refers to it`; undefined for nothing to say. */
  readonly note: string | undefined;
  /** The names that refer to it, as one text; null unless it is pointed at. */
  readonly namedBy: string | null;
}

/** An object: its type, its cells in a row or below each other, its entries and attributes. */
export function ObjectBox({ placed, whole, changed, note, namedBy }: Properties) {
  const hand = useHand();
  const { figure, box, measures, gone } = placed;
  const style: CSSProperties & Record<`--${string}`, string> = {
    left: box.x,
    top: box.y,
    width: box.width,
    height: box.height,
    "--row": `${measures.rowHeight}px`,
    "--label": `${measures.labelWidth}px`,
    "--cell-width": `${measures.cellWidth}px`,
    "--cell-height": `${measures.cellHeight}px`,
  };
  const { key, title } = figure;
  const mark = (marked: boolean) => () => hand.mark(marked && !gone ? key : null);
  const upright = measures.perLine === 1;
  const line = (item: Line) =>
    item.kind === "gap" ? (
      <GapLine key={item.place} gap={item} figure={key} />
    ) : (
      <SlotLine
        key={item.place}
        slot={item}
        figure={key}
        title={title}
        was={changed?.get(item.place)}
      />
    );
  return (
    <li
      className={css.object}
      style={style}
      data-kind={figure.kind}
      data-marked={hand.marked === key || undefined}
      data-fresh={note === "new" || undefined}
      data-gone={gone || undefined}
      data-bag={!figure.ordered || undefined}
      onPointerEnter={mark(true)}
      onPointerLeave={mark(false)}
    >
      <div className={css.head} style={{ height: measures.header }}>
        <button
          type="button"
          className={css.title}
          data-stop={key}
          tabIndex={-1}
          onFocus={mark(true)}
          onBlur={mark(false)}
          aria-pressed={hand.pinned === key}
          title="Keep the names marked that refer to this object"
          onClick={() => hand.pin(hand.pinned === key ? null : key)}
        >
          {hand.mode === "ids" && <span className={slots.ownId}>{hand.idOf(key)}</span>}
          <span translate="no">{title}</span>
          {figure.note !== "" && <span className={css.note}>{figure.note}</span>}
        </button>
        {whole && figure.foldable && (
          <button
            type="button"
            className={css.fold}
            data-stop={`${key} fold`}
            tabIndex={-1}
            onClick={() => hand.fold(key)}
          >
            fold
          </button>
        )}
      </div>
      {whole && figure.cells.length > 0 && (
        <ul className={upright ? css.rows : css.cells}>{figure.cells.map(line)}</ul>
      )}
      {whole && figure.rows.length > 0 && <ul className={css.rows}>{figure.rows.map(line)}</ul>}
      {note !== undefined && <span className={css.chip}>{note}</span>}
      {namedBy !== null && <span className={css.namedBy}>{namedBy}</span>}
    </li>
  );
}

function SlotLine({
  slot,
  figure,
  title,
  was,
}: {
  readonly slot: Slot;
  readonly figure: string;
  readonly title: string;
  readonly was: string | undefined;
}) {
  const hand = useHand();
  const stop = `${figure} ${slot.place}`;
  return (
    <li
      className={css.line}
      data-changed={was === undefined ? undefined : ""}
      data-marked={(slot.target !== null && hand.marked === slot.target) || undefined}
    >
      {(slot.label !== "" || slot.labelTarget !== null) && (
        <span className={css.label} translate="no">
          {slot.labelTarget === null ? (
            slot.label
          ) : (
            <Reference
              target={slot.labelTarget}
              stop={`${stop} key`}
              spoken={`a key of ${title}`}
            />
          )}
        </span>
      )}
      <span className={`${slots.slot} ${css.cellSlot}`}>
        <SlotValue slot={slot} stop={stop} spoken={`${title} ${slot.label}`} />
      </span>
      {was !== undefined && <span className={`${slots.was} ${css.cellWas}`}>{was}</span>}
    </li>
  );
}

function GapLine({ gap, figure }: { readonly gap: Gap; readonly figure: string }) {
  const hand = useHand();
  const stop = `${figure} ${gap.place}`;
  const count = (gap.to - gap.from).toLocaleString("en");
  return (
    <li className={css.line} data-gap>
      <button
        type="button"
        className={css.more}
        data-stop={stop}
        tabIndex={-1}
        title={`${count} more: show some of them`}
        onClick={() => hand.open(figure)}
      >
        <span className={css.range} aria-hidden="true">
          {gapRange(gap)}
        </span>
        <span className={css.dots} aria-hidden="true">
          …<span className={css.moreCount}> {count} more</span>
        </span>
        <span className="visually-hidden">{count} more, show some of them</span>
      </button>
    </li>
  );
}
