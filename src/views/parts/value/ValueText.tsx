import { useMemo, useState } from "react";
import type { Cursor, Recording, Value } from "../../../core/trace/index.ts";
import { inlineValue } from "./inline.ts";
import css from "./Value.module.css";

interface Properties {
  readonly recording: Recording;
  /** Moved to `step`. */
  readonly cursor: Cursor;
  /** The step, 0-based, as of which the value is shown. */
  readonly step: number;
  readonly value: Value;
  /** Columns that the value may take, about. */
  readonly budget?: number;
  /** 0-based items or entries of the value that changed. */
  readonly changed?: readonly number[];
}

/** How much more is shown each time a person asks for more, and at most, in columns. */
const more = 8;
const most = 20_000;

/** A value on one line, with colours; what was left out is shown on demand. */
export function ValueText({ recording, cursor, step, value, budget = 60, changed }: Properties) {
  const [opened, setOpened] = useState(0);
  const room = Math.min(most, budget * more ** opened);
  const pieces = useMemo(() => {
    cursor.seek(step);
    const limits = changed === undefined ? { budget: room } : { budget: room, changed };
    return inlineValue(recording.codes, cursor, value, limits);
  }, [recording, cursor, step, value, room, changed]);
  const cut = pieces.some(
    ({ look, text }) => look === "gap" || look === "size" || text.includes("…"),
  );
  return (
    <span className={css.inline} translate="no">
      {pieces.map(({ at, text, look }) => (
        <span key={at} className={css.value} data-look={look}>
          {text}
        </span>
      ))}
      {cut && room < most && (
        <button type="button" className={css.more} onClick={() => setOpened(opened + 1)}>
          show more
        </button>
      )}
      {opened > 0 && (
        <button type="button" className={css.more} onClick={() => setOpened(0)}>
          show less
        </button>
      )}
    </span>
  );
}
