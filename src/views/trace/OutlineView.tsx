import { useState } from "react";
import type { Cursor, FrameState, HeapObject, Recording, Value } from "../../core/trace/index.ts";
import type { SelectedName, TraceSession } from "../../app/trace/session.ts";
import { ValueText } from "../parts/value/ValueText.tsx";
import { collapse } from "../parts/value/collapse.ts";
import { counted } from "../words/numbers.ts";
import { describeChanges, type Changes } from "./changes.ts";
import { frameTitle, kindWord, valueText } from "./outlineWords.ts";
import { useSession } from "./useSession.ts";
import css from "./OutlineView.module.css";

/** Most objects listed at once. */
const mostObjects = 100;
/** How much of a deep stack is listed; the frames between are listed on demand. */
const frameLimits = { whole: 24, head: 2, tail: 20, around: 0 };
const everything = { ...frameLimits, whole: Number.POSITIVE_INFINITY };
const limits = { whole: 12, head: 5, tail: 3, around: 2 };

/** The state of the moment as nested lists of text: everything that the diagram shows. */
export function OutlineView({ session }: { readonly session: TraceSession }) {
  const { recording } = session;
  const { step, cursor, known, selected } = useSession(session);
  const [shown, setShown] = useState(mostObjects);
  const [allFrames, setAllFrames] = useState(false);
  const changes = describeChanges(cursor, step);
  const stack = cursor.stack();
  const suspended = cursor.suspended();
  const objects = cursor.reachable();
  if (known !== "known") {
    return <p className={css.none}>The state of this step is not recorded.</p>;
  }
  const frame = (state: FrameState, innermost: boolean) => (
    <Frame
      key={state.id}
      session={session}
      cursor={cursor}
      frame={state}
      changes={changes}
      selected={selected}
      innermost={innermost}
      title={frameTitle(recording.codes, state)}
    />
  );
  return (
    <div className={css.outline} tabIndex={0} role="group" aria-label="Outline of the state">
      <h3 className={css.heading}>Frames, outermost first</h3>
      <ol>
        {collapse(stack.length, [], allFrames ? everything : frameLimits).map((part) =>
          part.kind === "gap" ? (
            <li key="gap">
              <button type="button" className={css.more} onClick={() => setAllFrames(true)}>
                {counted(part.to - part.from, "frame")} between
              </button>
            </li>
          ) : (
            stack
              .slice(part.from, part.to)
              .map((state, index) => frame(state, part.from + index === stack.length - 1))
          ),
        )}
      </ol>
      {suspended.length > 0 && (
        <>
          <h3 className={css.heading}>Paused</h3>
          <ol>{suspended.map((state) => frame(state, false))}</ol>
        </>
      )}
      {objects.length > 0 && <h3 className={css.heading}>Objects</h3>}
      <ul>
        {objects.slice(0, shown).map((id) => {
          const object = cursor.object(id);
          return object === null ? null : (
            <ObjectItem
              key={id}
              recording={recording}
              cursor={cursor}
              object={object}
              changes={changes}
            />
          );
        })}
      </ul>
      {objects.length > shown && (
        <button type="button" className={css.more} onClick={() => setShown(shown + mostObjects)}>
          {counted(objects.length - shown, "more object")}
        </button>
      )}
    </div>
  );
}

interface FrameProperties {
  readonly session: TraceSession;
  readonly cursor: Cursor;
  readonly frame: FrameState;
  readonly changes: Changes;
  readonly selected: SelectedName | null;
  readonly innermost: boolean;
  readonly title: string;
}

function Frame({ session, cursor, frame, changes, selected, innermost, title }: FrameProperties) {
  return (
    <li className={css.frame} data-innermost={innermost || undefined}>
      <p className={css.title}>
        <span translate="no">{title}</span>
        <span className={css.quiet}>
          {frame.suspended ? `paused at line ${frame.line}` : `line ${frame.line}`}
          {innermost ? ", running" : ""}
        </span>
      </p>
      <ul>
        {frame.variables.map(([name, value]) => {
          const was = changes.names.get(`${frame.id} ${name}`);
          const isSelected = selected?.frame === frame.id && selected.name === name;
          return (
            <li key={name} className={css.row} data-changed={was !== undefined || undefined}>
              <button
                type="button"
                className={css.name}
                aria-pressed={isSelected}
                title={`Follow ${name}`}
                onClick={() => session.select(isSelected ? null : { frame: frame.id, name })}
              >
                {name}
              </button>
              <Slot recording={session.recording} cursor={cursor} value={value} was={was} />
            </li>
          );
        })}
        {frame.variables.length === 0 && <li className={css.quiet}>no names</li>}
      </ul>
    </li>
  );
}

interface ObjectProperties {
  readonly recording: Recording;
  readonly cursor: Cursor;
  readonly object: HeapObject;
  readonly changes: Changes;
}

function ObjectItem({ recording, cursor, object, changes }: ObjectProperties) {
  const key = (part: string | number) => `${object.id} ${part}`;
  const changed = changes.indexes.get(object.id) ?? [];
  const parts = collapse(object.count, changed, limits);
  const row = (label: string, value: Value, was: string | undefined) => (
    <li key={label} className={css.row} data-changed={was !== undefined || undefined}>
      <span className={css.label}>{label}</span>
      <Slot recording={recording} cursor={cursor} value={value} was={was} />
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

interface SlotProperties {
  readonly recording: Recording;
  readonly cursor: Cursor;
  readonly value: Value;
  readonly was: string | undefined;
}

/** A value, or a link to the object that is meant. */
function Slot({ recording, cursor, value, was }: SlotProperties) {
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

function indexes(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, place) => from + place);
}
