import { useMemo } from "react";
import { historyOfName, printValue } from "../../core/trace/index.ts";
import type { SelectedName, TraceSession } from "../../app/trace/session.ts";
import { Button } from "../parts/button/Button.tsx";
import { Icon } from "../parts/icons.tsx";
import { LongList } from "../parts/list/LongList.tsx";
import { count, counted } from "../words/numbers.ts";
import { countUpTo } from "./ascending.ts";
import { frameTitle } from "./outlineWords.ts";
import { Sparkline } from "./Sparkline.tsx";
import { useSession } from "./useSession.ts";
import { useSecondCursor } from "./useSecondCursor.ts";
import css from "./HistoryPanel.module.css";

interface Properties {
  readonly session: TraceSession;
  readonly selected: SelectedName;
}

/** Pixels. */
const headHeight = 48;
const rowHeight = 28;
/** Rows in sight at most. */
const mostShown = 6;

/** Every value that the selected name had in its frame, the present one marked. */
export function HistoryPanel({ session, selected }: Properties) {
  const { recording } = session;
  const { step } = useSession(session);
  const { frame, name } = selected;
  const history = useMemo(() => historyOfName(recording, frame, name), [recording, frame, name]);
  const steps = useMemo(() => history.map((entry) => entry.step), [history]);
  const cursor = useSecondCursor(recording);
  const now = countUpTo(steps, step) - 1;
  const title = frameTitle(recording.codes, { code: recording.codeOfFrame(frame) });
  return (
    <section
      className={css.history}
      style={{ height: headHeight + rowHeight * Math.min(mostShown, history.length) }}
      aria-label={`History of ${name}`}
    >
      <div className={css.top}>
        <h3 className={css.heading}>
          <code translate="no">{name}</code> in <span translate="no">{title}</span>
          <span className={css.quiet}>{counted(history.length, "value")}</span>
        </h3>
        <Sparkline history={history} now={now} />
        <Button
          look="icon"
          aria-label={`Close the history of ${name}`}
          onClick={() => session.select(null)}
        >
          <Icon name="close" />
        </Button>
      </div>
      <LongList
        rows={history.length}
        rowHeight={rowHeight}
        shown={Math.max(0, now)}
        role="list"
        label="Values"
      >
        {(row) => {
          const entry = history[row];
          if (entry === undefined) return null;
          cursor.seek(entry.step);
          const text =
            entry.value === null
              ? "gone"
              : printValue(recording, cursor, entry.value, { depth: 2, width: 80 });
          return (
            <div key={row} role="listitem" className={css.row} data-now={row === now || undefined}>
              <button
                type="button"
                className={css.step}
                aria-current={row === now ? "step" : undefined}
                onClick={() => session.goTo(entry.step)}
              >
                Step {count(entry.step + 1)}
              </button>
              <code translate="no">{text}</code>
            </div>
          );
        }}
      </LongList>
    </section>
  );
}
