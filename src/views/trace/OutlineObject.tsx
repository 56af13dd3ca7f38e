import type { Cursor, HeapObject, Recording, Value } from "../../core/trace/index.ts";
import { collapse } from "../parts/value/collapse.ts";
import { counted } from "../words/numbers.ts";
import type { Changes } from "./changes.ts";
import { OutlineSlot } from "./OutlineSlot.tsx";
import { kindWord, valueText } from "./outlineWords.ts";
import css from "./OutlineView.module.css";

const limits = { whole: 12, head: 5, tail: 3, around: 2 };

interface ObjectProperties {
  readonly recording: Recording;
  readonly cursor: Cursor;
  readonly object: HeapObject;
  readonly changes: Changes;
  readonly onGo: (object: number) => void;
}

/** An object and what is in it; of a long one its ends and what changed. */
export function OutlineObject({ recording, cursor, object, changes, onGo }: ObjectProperties) {
  const key = (part: string | number) => `${object.id} ${part}`;
  const changed = changes.indexes.get(object.id) ?? [];
  const parts = collapse(object.count, changed, limits);
  const row = (label: string, value: Value, was: string | undefined) => (
    <li key={label} className={css.row} data-changed={was !== undefined || undefined}>
      <span className={css.label}>{label}</span>
      <OutlineSlot recording={recording} cursor={cursor} value={value} was={was} onGo={onGo} />
    </li>
  );
  return (
    <li id={`object-${object.id}`} className={css.object} tabIndex={-1}>
      <p className={css.title}>
        <span>#{object.id}</span>
        <span className={css.quiet}>{kindWord(recording, cursor, object)}</span>
        {changes.created.has(object.id) && <span className={css.new}>new</span>}
      </p>
      <ul>
        {parts.map((part) =>
          part.kind === "gap" ? (
            <li key={`gap ${part.from}`} className={css.quiet}>
              … {counted(part.to - part.from, "more")} …
            </li>
          ) : (
            indexes(part.from, part.to).map((index) => {
              const entry =
                object.kind === "dict" || object.kind === "function" ? object.entry(index) : null;
              if (entry !== null) {
                const label = valueText(recording, cursor, entry[0]);
                return row(label, entry[1], changes.parts.get(key(label)));
              }
              const item = object.item(index);
              const label = object.type.fields?.[index] ?? String(index);
              return item === null ? null : row(label, item, changes.parts.get(key(index)));
            })
          ),
        )}
        {object.size > object.count && (
          <li className={css.quiet}>
            … {counted(object.size - object.count, "more")}, not recorded
          </li>
        )}
        {object.attributes.map(([name, value]) =>
          row(`.${name}`, value, changes.parts.get(key(`.${name}`))),
        )}
      </ul>
    </li>
  );
}

function indexes(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, place) => from + place);
}
