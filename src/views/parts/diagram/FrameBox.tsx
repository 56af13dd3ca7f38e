import css from "./Diagram.module.css";
import type { Slot } from "./figure.ts";
import type { FrameMeasures } from "./geometry.ts";
import { useHand } from "./hand.ts";
import type { PlacedFrame } from "./picture.ts";
import { frameKey } from "./marks.ts";
import { SlotValue } from "./SlotValue.tsx";

interface Properties {
  readonly placed: PlacedFrame;
  readonly measures: FrameMeasures;
  /** Place → what to say of its change. */
  readonly changed: ReadonlyMap<string, string> | undefined;
  /** Names of all rows the frame ever has, by row. */
  readonly names: readonly string[];
}

/** A frame: the names of one call and what they refer to. */
export function FrameBox({ placed, measures, changed, names }: Properties) {
  const { figure, box, rows } = placed;
  const label = `frame ${figure.title}, ${figure.where}`;
  const style = {
    left: box.x,
    top: box.y,
    width: box.width,
    height: box.height,
    "--row": `${measures.row}px`,
    "--label": `${measures.labelWidth}px`,
  };
  return (
    <li className={css.frame} data-state={figure.state} style={style} aria-label={label}>
      <div className={css.frameHead} style={{ height: measures.header }}>
        <span className={css.frameTitle} translate="no">
          {figure.title}
        </span>
        <span className={css.where}>{figure.where}</span>
      </div>
      {figure.parent !== "" && <p className={css.parent}>{figure.parent}</p>}
      <ul className={css.names}>
        {rows.map((slot, row) =>
          slot === null ? (
            <li key={names[row] ?? row} className={css.row} data-unbound>
              <span className={css.name}>{names[row]}</span>
              <span className={css.slot}>
                <span className={css.made}>deleted</span>
              </span>
            </li>
          ) : (
            <NameRow
              key={slot.place}
              frame={figure.frame}
              slot={slot}
              was={changed?.get(slot.place)}
            />
          ),
        )}
        {figure.result !== null && (
          <li className={css.row} data-result>
            <span className={css.resultLabel}>{figure.result.label}</span>
            <span className={css.slot}>
              <SlotValue
                slot={figure.result}
                stop={`${frameKey(figure.frame)} result`}
                spoken={`what ${figure.title} ${figure.result.label}`}
              />
            </span>
          </li>
        )}
      </ul>
    </li>
  );
}

function NameRow({
  frame,
  slot,
  was,
}: {
  readonly frame: number;
  readonly slot: Slot;
  readonly was: string | undefined;
}) {
  const hand = useHand();
  const name = slot.place.slice("name ".length);
  const stop = `${frameKey(frame)} ${slot.place}`;
  const selected = hand.selected?.frame === frame && hand.selected.name === name;
  const target = slot.target;
  return (
    <li
      className={css.row}
      data-changed={was === undefined ? undefined : ""}
      data-selected={selected || undefined}
      data-marked={(target !== null && hand.marked === target) || undefined}
    >
      <button
        type="button"
        className={css.name}
        data-stop={stop}
        tabIndex={-1}
        aria-pressed={selected}
        title={name === slot.label ? "Follow this name" : name}
        onClick={() => hand.select(selected ? null : { frame, name })}
        onFocus={() => hand.mark(target)}
        onBlur={() => hand.mark(null)}
        onPointerEnter={() => hand.mark(target)}
        onPointerLeave={() => hand.mark(null)}
      >
        {slot.label}
      </button>
      <span className={css.slot}>
        <SlotValue slot={slot} stop={`${stop} value`} spoken={name} />
      </span>
      {was !== undefined && <span className={css.was}>{was}</span>}
    </li>
  );
}
