import { memo, useEffect, useMemo, useRef, useState } from "react";
import { linesNeverRun, linesRun } from "../../core/trace/index.ts";
import type { SelectedName, TraceSession } from "../../app/trace/session.ts";
import { colourPython, type ColouredText } from "../parts/code/colour.ts";
import { LongList } from "../parts/list/LongList.tsx";
import { count, counted } from "../words/numbers.ts";
import { endOf } from "../playground/problem.ts";
import { LineMenu } from "./LineMenu.tsx";
import { lineMarks } from "./lineMarks.ts";
import { lineValues, type LineValue } from "./lineValues.ts";
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
          className={css.long}
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
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    const box = list.current?.parentElement;
    const item = here === null ? undefined : list.current?.children[here - 1];
    if (!(box instanceof HTMLElement) || !(item instanceof HTMLElement)) return;
    const margin = lineHeight * 2;
    const top = item.offsetTop;
    if (top < box.scrollTop + margin) box.scrollTop = top - margin;
    else if (top + lineHeight > box.scrollTop + box.clientHeight - margin) {
      box.scrollTop = top + lineHeight + margin - box.clientHeight;
    }
  }, [here]);
  return (
    <div className={css.whole} tabIndex={0} role="group" aria-label="Recorded program">
      <ol ref={list} className={css.list} aria-label="Lines of the program">
        {children}
      </ol>
    </div>
  );
}

interface LineProperties {
  /** 1-based. */
  readonly number: number;
  readonly text: readonly ColouredText[];
  readonly place: "next" | "event" | "just" | "waiting" | null;
  readonly word: string;
  /** How often the line ran in the whole run. */
  readonly ran: number;
  readonly never: boolean;
  readonly stop: boolean;
  readonly failed: boolean;
  readonly values: readonly LineValue[] | undefined;
  readonly onMenu: (line: number) => void;
  readonly onFollow: (name: SelectedName) => void;
}

const CodeLine = memo(function CodeLine(properties: LineProperties) {
  const { number, text, place, word, ran, never, stop, failed, values } = properties;
  const { onMenu, onFollow } = properties;
  const indentation = /^\s*/.exec(text[0]?.text ?? "")?.[0] ?? "";
  const coloured = text.map((piece, index) => {
    const shown = index === 0 ? piece.text.slice(indentation.length) : piece.text;
    return piece.colour === null ? (
      shown
    ) : (
      // The pieces of a line have no identity but their place.
      <span key={`${index} ${piece.text}`} className={css[piece.colour]}>
        {shown}
      </span>
    );
  });
  return (
    <li
      className={css.line}
      data-place={place ?? undefined}
      data-never={never || undefined}
      aria-current={place === "next" || place === "event" ? "step" : undefined}
    >
      <span className={css.word}>{word}</span>
      <span className={css.arrow} aria-hidden="true">
        {place === "next" && <Shape d="M1 4h6V0.5L13 6 7 11.5V8H1z" />}
        {place === "event" && <Shape d="M7 0.5 12.5 6 7 11.5 1.5 6z" />}
        {place === "just" && (
          <svg viewBox="0 0 14 12" width="14" height="12">
            <circle cx="7" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="2" />
          </svg>
        )}
        {place === "waiting" && <Shape d="M2 5h2v2H2zM6 5h2v2H6zM10 5h2v2h-2z" />}
      </span>
      <button
        type="button"
        className={css.number}
        data-stop={stop || undefined}
        aria-label={lineLabel(number, ran, never, stop)}
        aria-haspopup="menu"
        data-line={number}
        onClick={() => onMenu(number)}
      >
        {number}
      </button>
      <span className={css.count} aria-hidden="true" title={`ran ${counted(ran, "time")}`}>
        {ran > 0 ? (ran > 9_999 ? `${Math.floor(ran / 1_000)}k` : count(ran)) : ""}
      </span>
      <code className={css.text} translate="no">
        {failed ? (
          <>
            {indentation}
            <span className={css.failed}>{coloured}</span>
          </>
        ) : (
          <>
            {indentation}
            {coloured}
          </>
        )}
        {"\n"}
      </code>
      {values !== undefined && (
        <span className={css.values} translate="no">
          {values.map((value) => (
            <button
              key={value.name}
              type="button"
              className={css.value}
              data-fresh={value.fresh || undefined}
              title={`Follow ${value.name}`}
              onClick={() => onFollow(value)}
            >
              {value.name} = {value.text}
            </button>
          ))}
        </span>
      )}
    </li>
  );
});

function Shape({ d }: { readonly d: string }) {
  return (
    <svg viewBox="0 0 14 12" width="14" height="12">
      <path d={d} fill="currentColor" />
    </svg>
  );
}

function lineLabel(number: number, ran: number, never: boolean, stop: boolean): string {
  const runs = ran > 0 ? `, ran ${counted(ran, "time")}` : never ? ", never ran" : "";
  return `Line ${number}${runs}${stop ? ", breakpoint" : ""}`;
}
