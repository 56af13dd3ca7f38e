import { useMemo, useRef, useState, type KeyboardEvent } from "react";
import { callNode, printValue, type CallNode } from "../../core/trace/index.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { LongList } from "../parts/list/LongList.tsx";
import { counted } from "../words/numbers.ts";
import { callRows, familyOf } from "./callRows.ts";
import { frameTitle } from "./outlineWords.ts";
import { useSecondCursor } from "./useSecondCursor.ts";
import { useSession } from "./useSession.ts";
import css from "./CallsView.module.css";

/** Recordings with at most this many calls begin with all of them open. */
const allOpen = 300;

/** The calls of the run as a tree; the calls that are under way at this step are marked. */
export function CallsView({ session }: { readonly session: TraceSession }) {
  const { recording } = session;
  const { step, cursor } = useSession(session);
  const family = useMemo(() => familyOf(recording), [recording]);
  const openAtFirst = recording.frameCount <= allOpen;
  /** Frames whose state is not the one at first. */
  const [turned, setTurned] = useState<ReadonlySet<number>>(new Set());
  const rows = useMemo(() => callRows(family, openAtFirst, turned), [family, openAtFirst, turned]);
  const frame = recording.frameAt(step);
  const underWay = new Set(cursor.stack().map((state) => state.id));
  const shown = nearestShown(
    (one) => rows.rowOf(one),
    (one) => recording.parentOfFrame(one),
    frame,
  );
  // What was focused by hand counts until the next step.
  const [chosen, setChosen] = useState({ step: -1, row: 0 });
  const focused = chosen.step === step ? chosen.row : shown;
  const setFocused = (row: number) => setChosen({ step, row });
  const box = useRef<HTMLDivElement>(null);

  const turn = (one: number) => {
    const next = new Set(turned);
    if (!next.delete(one)) next.add(one);
    setTurned(next);
  };
  const focusRow = (row: number) => {
    const to = Math.max(0, Math.min(row, rows.length - 1));
    setFocused(to);
    // The row may come into the page only by this focus.
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-row="${to}"]`)?.focus(),
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows.row(focused);
    if (event.key === "ArrowDown") focusRow(focused + 1);
    else if (event.key === "ArrowUp") focusRow(focused - 1);
    else if (event.key === "ArrowRight" && row.hasCalls && !row.open) turn(row.frame);
    else if (event.key === "ArrowLeft" && row.hasCalls && row.open) turn(row.frame);
    else if (event.key === "Enter") session.goTo(recording.callStep(row.frame));
    else return;
    event.preventDefault();
  };

  return (
    <div ref={box} className={css.calls}>
      <LongList rows={rows.length} rowHeight={28} shown={focused} role="tree" label="Calls">
        {(index) => {
          const row = rows.row(index);
          return (
            <div
              key={row.frame}
              role="treeitem"
              data-row={index}
              aria-level={row.level}
              aria-expanded={row.hasCalls ? row.open : undefined}
              aria-selected={row.frame === frame}
              aria-current={row.frame === frame ? "step" : undefined}
              tabIndex={index === focused ? 0 : -1}
              className={css.row}
              data-open={underWay.has(row.frame) || undefined}
              style={{ paddingLeft: `${16 + Math.min(row.level - 1, 24) * 16}px` }}
              onClick={() => session.goTo(recording.callStep(row.frame))}
              onKeyDown={onKeyDown}
              onFocus={() => setFocused(index)}
            >
              <button
                type="button"
                className={css.twist}
                data-open={row.open || undefined}
                aria-hidden="true"
                tabIndex={-1}
                onClick={(event) => {
                  event.stopPropagation();
                  turn(row.frame);
                }}
              >
                {row.hasCalls && (
                  <svg viewBox="0 0 16 16" width="16" height="16">
                    <path d="M6 4l4 4-4 4" fill="none" stroke="currentColor" strokeWidth="1.5" />
                  </svg>
                )}
              </button>
              <CallText session={session} node={callNode(recording, row.frame)} open={row.open} />
            </div>
          );
        }}
      </LongList>
    </div>
  );
}

/** A call in words: `factorial(n=3) → 6`. */
function CallText({
  session,
  node,
  open,
}: {
  readonly session: TraceSession;
  readonly node: CallNode;
  readonly open: boolean;
}) {
  const { recording } = session;
  const cursor = useSecondCursor(recording);
  const code = recording.codes[node.code];
  cursor.seek(node.callStep);
  const args = node.args.map(
    ([name, value]) => `${name}=${printValue(recording, cursor, value, { depth: 1, width: 24 })}`,
  );
  if (node.endStep >= 0) cursor.seek(node.endStep);
  const plain = code?.kind === "module" || code?.kind === "class";
  const result =
    node.result === null || plain
      ? ""
      : printValue(recording, cursor, node.result, { depth: 1, width: 32 });
  const raised = node.endStep >= 0 && recording.kindAt(node.endStep) === "unwind";
  return (
    <span className={css.text}>
      <code translate="no">
        {plain && code.kind === "module" ? "program" : frameTitle(recording.codes, node)}
        {!plain && `(${args.join(", ")})`}
      </code>
      {result !== "" && (
        <>
          <span className={css.quiet} aria-label="returned">
            →
          </span>
          <code translate="no">{result}</code>
        </>
      )}
      {raised && <span className={css.raised}>left by an exception</span>}
      {node.endStep < 0 && <span className={css.quiet}>did not end</span>}
      {!open && node.childCount > 0 && (
        <span className={css.quiet}>{counted(node.childCount, "call")}</span>
      )}
    </span>
  );
}

/** The row of a frame, or of the nearest one around it that has a row. */
function nearestShown(
  rowOf: (frame: number) => number,
  parentOf: (frame: number) => number,
  frame: number,
): number {
  for (let one = frame; one > 0; one = parentOf(one)) {
    const row = rowOf(one);
    if (row >= 0) return row;
  }
  return 0;
}
