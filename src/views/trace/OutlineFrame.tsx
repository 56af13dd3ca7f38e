import type { Cursor, FrameState } from "../../core/trace/index.ts";
import type { SelectedName, TraceSession } from "../../app/trace/session.ts";
import type { Changes } from "./changes.ts";
import { OutlineSlot } from "./OutlineSlot.tsx";
import css from "./OutlineView.module.css";

interface FrameProperties {
  readonly session: TraceSession;
  readonly cursor: Cursor;
  readonly frame: FrameState;
  readonly changes: Changes;
  readonly onGo: (object: number) => void;
  readonly selected: SelectedName | null;
  readonly innermost: boolean;
  readonly title: string;
}

/** A frame and its names, each with its value. */
export function OutlineFrame({
  session,
  cursor,
  frame,
  changes,
  onGo,
  selected,
  innermost,
  title,
}: FrameProperties) {
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
              <OutlineSlot
                recording={session.recording}
                cursor={cursor}
                value={value}
                was={was}
                onGo={onGo}
              />
            </li>
          );
        })}
        {frame.variables.length === 0 && <li className={css.quiet}>no names</li>}
      </ul>
    </li>
  );
}
