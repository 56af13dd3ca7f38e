import type { Cursor, Recording, Value } from "../../core/trace/index.ts";
import { ValueText } from "../parts/value/ValueText.tsx";
import css from "./OutlineView.module.css";

interface SlotProperties {
  readonly recording: Recording;
  readonly cursor: Cursor;
  readonly value: Value;
  readonly was: string | undefined;
}

/** A value, or a link to the object that is meant. */
export function OutlineSlot({ recording, cursor, value, was }: SlotProperties) {
  return (
    <span className={css.slot}>
      <span className={css.value}>
        <ValueText recording={recording} cursor={cursor} step={cursor.step} value={value} />
      </span>
      {value.kind === "object" && (
        <a
          className={css.link}
          href={`#object-${value.id}`}
          onClick={(event) => {
            event.preventDefault();
            const target = document.getElementById(`object-${value.id}`);
            target?.scrollIntoView({ block: "nearest" });
            target?.focus();
          }}
        >
          #{value.id}
        </a>
      )}
      {was !== undefined && <span className={css.was}>{was}</span>}
    </span>
  );
}
