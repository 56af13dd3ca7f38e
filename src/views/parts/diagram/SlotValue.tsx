import { LongText } from "../value/LongText.tsx";
import { valueLook } from "../value/look.ts";
import css from "./Slot.module.css";
import type { Slot } from "./figure.ts";
import { useHand } from "./hand.ts";

interface Properties {
  readonly slot: Slot;
  /** Name of this slot among the picture's stops. */
  readonly stop: string;
  /** How the slot is spoken of: a name, `list[2]`. */
  readonly spoken: string;
}

/** The value in a slot: its text, the foot of an arrow, or the id of an object. */
export function SlotValue({ slot, stop, spoken }: Properties) {
  const hand = useHand();
  const { value, text, target, opens } = slot;
  if (target !== null) return <Reference target={target} stop={stop} spoken={spoken} />;
  if (opens !== null) {
    return (
      <button
        type="button"
        className={css.opener}
        data-stop={stop}
        tabIndex={-1}
        title="Show its names"
        onClick={() => hand.open(opens)}
      >
        {text} <span aria-hidden="true">▸</span>
        <span className="visually-hidden">, show its names</span>
      </button>
    );
  }
  if (value?.kind !== "plain") return <span className={css.made}>{text}</span>;
  if (value.repr === text) {
    return (
      <span className={css.value} data-look={valueLook(value.type)}>
        {text}
      </span>
    );
  }
  return <LongText value={value} short={text} stop={stop} tabIndex={-1} />;
}

/** A reference to an object: Enter goes there, pointing at it marks the object and all that refers to it. */
export function Reference({
  target,
  stop,
  spoken,
}: {
  readonly target: string;
  readonly stop: string;
  readonly spoken: string;
}) {
  const hand = useHand();
  if (!hand.drawn.has(target)) {
    return (
      <span className={css.made} title="Not drawn: the picture's limit is reached">
        <span aria-hidden="true">…</span>
        <span className="visually-hidden">an object that is not drawn</span>
      </span>
    );
  }
  return (
    <button
      type="button"
      className={hand.mode === "arrows" ? css.dot : css.id}
      data-stop={stop}
      data-marked={hand.marked === target || undefined}
      tabIndex={-1}
      onClick={() => hand.goTo(target)}
      onFocus={() => hand.mark(target)}
      onBlur={() => hand.mark(null)}
      onPointerEnter={() => hand.mark(target)}
      onPointerLeave={() => hand.mark(null)}
    >
      {hand.mode === "ids" && hand.idOf(target)}
      <span className="visually-hidden">
        {" "}
        {spoken}: go to {hand.describe(target)}
      </span>
    </button>
  );
}
