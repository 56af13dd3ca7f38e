import type { Slot } from "./figure.ts";
import { nameOfPlace } from "./figure.ts";
import type { FrameMeasures } from "./geometry.ts";
import { useHand } from "./hand.ts";
import { frameKey } from "./marks.ts";
import type { PlacedFrame } from "./picture.ts";
import css from "./Frame.module.css";
import slots from "./Slot.module.css";
import { SlotValue } from "./SlotValue.tsx";

interface Properties {
  readonly placed: PlacedFrame;
  readonly measures: FrameMeasures;
  /** Place → what to say of its change. */
  readonly changed: ReadonlyMap<string, string> | undefined;
}

/** A frame: the names of one call and what they refer to. */
export function FrameBox({ placed, measures, changed }: Properties) {
  const { figure, box, rows } = placed;
  const { frame, result } = figure;
  const style = {
    left: box.x,
    top: box.y,
    width: box.width,
    height: box.height,
    "--row": `${measures.row}px`,
    "--label": `${measures.labelWidth}px`,
  };
  return (
    <li
      className={css.frame}
      data-state={figure.state}
      style={style}
      aria-label={`frame ${figure.title}, ${figure.where}`}
    >
      <div className={css.frameHead} style={{ height: measures.header }}>
        <FrameTitle frame={frame} title={figure.title} />
        <span className={css.where}>{figure.where}</span>
      </div>
      {figure.parent !== "" && <p className={css.parent}>{figure.parent}</p>}
      <ul className={css.names}>
        {rows.map((row, index) => {
          const at = { gridRow: index + 1 };
          if (row === null) return null;
          if (row.kind === "slot") {
            const was = changed?.get(row.place);
            return <NameRow key={row.place} frame={frame} slot={row} was={was} style={at} />;
          }
          return (
            <li key={row.place} className={css.row} data-deleted style={at}>
              <span className={css.name}>{nameOfPlace(row.place)}</span>
              <span className={slots.slot}>
                <span className={slots.made}>deleted</span>
              </span>
            </li>
          );
        })}
        {result !== null && (
          <li className={css.row} data-result style={{ gridRow: rows.length + 1 }}>
            <span className={css.resultLabel}>{result.label}</span>
            <span className={slots.slot}>
              <SlotValue
                slot={result}
                stop={`${frameKey(frame)} result`}
                spoken={`what ${figure.title} ${result.label}`}
              />
            </span>
          </li>
        )}
      </ul>
    </li>
  );
}

/** The frame's name; it leads to the call that made the frame. */
function FrameTitle({ frame, title }: { readonly frame: number; readonly title: string }) {
  const { goToCall } = useHand();
  if (frame === 0 || goToCall === undefined) {
    return (
      <span className={css.frameTitle} translate="no">
        {title}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={css.frameTitle}
      data-stop={`${frameKey(frame)} title`}
      tabIndex={-1}
      title="Go to the step that called it"
      onClick={() => goToCall(frame)}
    >
      <span translate="no">{title}</span>
    </button>
  );
}

interface RowProperties {
  readonly frame: number;
  readonly slot: Slot;
  readonly was: string | undefined;
  readonly style: { readonly gridRow: number };
}

function NameRow({ frame, slot, was, style }: RowProperties) {
  const hand = useHand();
  const name = nameOfPlace(slot.place);
  const stop = `${frameKey(frame)} ${slot.place}`;
  const selected = hand.selected?.frame === frame && hand.selected.name === name;
  const target = slot.target;
  return (
    <li
      className={css.row}
      style={style}
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
      <span className={slots.slot}>
        <SlotValue slot={slot} stop={`${stop} value`} spoken={name} />
      </span>
      {was !== undefined && <span className={slots.was}>{was}</span>}
    </li>
  );
}
