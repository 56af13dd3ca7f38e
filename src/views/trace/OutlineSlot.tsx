import type { Cursor, Recording, Value } from "../../core/trace/index.ts";
import { ValueText } from "../parts/value/ValueText.tsx";
import css from "./OutlineView.module.css";

interface SlotProperties {
  readonly recording: Recording;
  readonly cursor: Cursor;
  readonly value: Value;
  readonly was: string | undefined;
  /** Brings an object of the outline into sight. */
  readonly onGo: (object: number) => void;
}

/** A value, or a link to the object that is meant. */
export function OutlineSlot({ recording, cursor, value, was, onGo }: SlotProperties) {
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
            onGo(value.id);
          }}
        >
          #{value.id}
        </a>
      )}
      {was !== undefined && <span className={css.was}>{was}</span>}
    </span>
  );
}
