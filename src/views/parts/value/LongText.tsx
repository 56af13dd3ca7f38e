import { useId } from "react";
import type { PlainValue } from "../../../core/trace/model.ts";
import { valueLook } from "./look.ts";
import css from "./Value.module.css";

interface Properties {
  readonly value: PlainValue;
  /** The text that stands for the whole. */
  readonly short: string;
  readonly stop?: string;
  readonly tabIndex?: number;
}

/** Most characters of one value that are laid out at a time. */
const shown = 20_000;

/** A plain value too long for its place: pressing it shows the whole beside it. */
export function LongText({ value, short, stop, tabIndex }: Properties) {
  const id = useId();
  const length = value.cutFrom ?? value.repr.length;
  return (
    <>
      <button
        type="button"
        className={css.long}
        data-look={valueLook(value.type)}
        data-stop={stop}
        tabIndex={tabIndex}
        popoverTarget={id}
        title="Show the whole value"
      >
        {short}
      </button>
      <div id={id} popover="auto" className={css.whole}>
        <p className={css.size}>
          {value.type}, {length.toLocaleString("en")} characters as Python writes it
          {length > Math.min(shown, value.repr.length) && ", the beginning of it"}
        </p>
        <code className={css.text} translate="no">
          {value.repr.slice(0, shown)}
        </code>
      </div>
    </>
  );
}
