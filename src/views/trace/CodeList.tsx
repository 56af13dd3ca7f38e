import { useCallback, useLayoutEffect, useMemo, useRef, useState } from "react";
import { linesNeverRun, linesRun } from "../../core/trace/index.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { colourPython } from "../parts/code/colour.ts";
import shared from "../parts/code/Line.module.css";
import { LongList } from "../parts/list/LongList.tsx";
import { scrollTopAround } from "../parts/list/rows.ts";
import { endOf } from "../playground/problem.ts";
import { CodeLine } from "./CodeLine.tsx";
import { LineMenu } from "./LineMenu.tsx";
import { lineMarks } from "./lineMarks.ts";
import { lineValues } from "./lineValues.ts";
import { useSession } from "./useSession.ts";
import css from "./CodeList.module.css";

/** Pixels. */
const lineHeight = 24;
/** Above this many lines only those in sight are in the page. */
const wholeLines = 600;

/** The recorded program as a list of lines, with what each did and where the run stands. */
export function CodeList({ session }: { readonly session: TraceSession }) {
  const { recording } = session;
  const { step, cursor, breakpoints } = useSession(session);
  const [menuLine, setMenuLine] = useState<number | null>(null);
  const file = recording.fileAt(step);
  const source =
    file === 0
      ? recording.source()
      : (recording.files.find((candidate) => candidate.file === file)?.source ?? "");
  const lines = useMemo(() => colourPython(source.replaceAll(/\r\n?/g, "\n")), [source]);
  const counts = useMemo(() => linesRun(recording), [recording]);
  const never = useMemo(() => new Set(linesNeverRun(recording)), [recording]);
  const values = useMemo(() => lineValues(recording, cursor, step), [recording, cursor, step]);
  const marks = lineMarks(recording, step, cursor.stack());
  const here = marks.next ?? marks.event?.line ?? null;
  const failed = recording.outcome?.kind === "exception" ? endOf(recording).line : null;

  const line = (index: number) => {
    const number = index + 1;
    return (
      <CodeLine
        key={number}
        number={number}
        text={lines[index] ?? []}
        place={
          marks.next === number
            ? "next"
            : marks.event?.line === number
              ? "event"
              : marks.just === number
                ? "just"
                : marks.waiting.includes(number)
                  ? "waiting"
                  : null
        }
        word={
          marks.next === number
            ? "next"
            : marks.event?.line === number
              ? marks.event.word
              : marks.just === number
                ? "just ran"
                : marks.waiting.includes(number)
                  ? "waits"
                  : ""
        }
        ran={file === 0 ? (counts.get(number) ?? 0) : 0}
        never={file === 0 && never.has(number)}
        stop={file === 0 && breakpoints.has(number)}
        failed={file === 0 && failed === number}
        values={values.get(number)}
        onMenu={setMenuLine}
        onFollow={session.select}
      />
    );
  };

  return (
    <div className={css.code}>
      {file !== 0 && <p className={css.file}>Code that the program compiled itself</p>}
      {lines.length > wholeLines ? (
        <LongList
          rows={lines.length}
          rowHeight={lineHeight}
          shown={here === null ? null : here - 1}
          role="list"
          label="Lines of the program"
          className={`${shared.box} ${css.long}`}
        >
          {line}
        </LongList>
      ) : (
        <WholeList here={here}>{lines.map((_, index) => line(index))}</WholeList>
      )}
      {menuLine !== null && (
        <LineMenu session={session} line={menuLine} file={file} onClose={() => setMenuLine(null)} />
      )}
    </div>
  );
}

/** All lines at once, the present one kept in sight. */
function WholeList({
  here,
  children,
}: {
  readonly here: number | null;
  readonly children: React.ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  /** Where the box is scrolled to and how high it is: asking the page itself would lay all of it out first. */
  const view = useRef({ top: 0, height: 0 });
  const keepInSight = useCallback((line: number | null) => {
    const { top, height } = view.current;
    if (box.current === null || line === null || height === 0) return;
    const to = scrollTopAround((line - 1) * lineHeight, lineHeight, top, height);
    if (to === top) return;
    box.current.scrollTop = to;
    view.current.top = to;
  }, []);
  const shown = useRef(here);
  useLayoutEffect(() => {
    shown.current = here;
    keepInSight(here);
  }, [here, keepInSight]);
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => {
      view.current.height = element.clientHeight;
      keepInSight(shown.current);
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [keepInSight]);
  return (
    <div
      ref={box}
      className={`${shared.box} ${css.whole}`}
      tabIndex={0}
      role="group"
      aria-label="Recorded program"
      onScroll={(event) => {
        view.current.top = event.currentTarget.scrollTop;
      }}
    >
      <ol className={`${shared.list} ${css.list}`} aria-label="Lines of the program">
        {children}
      </ol>
    </div>
  );
}
