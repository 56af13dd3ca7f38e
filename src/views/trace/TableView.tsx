import { useMemo } from "react";
import type { TraceServices } from "../../app/services.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { LongList, type ListView } from "../parts/list/LongList.tsx";
import { useCell } from "../parts/useCell.ts";
import { count, counted } from "../words/numbers.ts";
import { columnWindow } from "./columnWindow.ts";
import { wholeRunOf } from "./tableRows.ts";
import { useSession } from "./useSession.ts";
import { ViewOptions } from "./ViewOptions.tsx";
import css from "./TableView.module.css";

interface Properties {
  readonly session: TraceSession;
  readonly services: TraceServices;
}

/** Pixels. */
const columnWidth = 120;
const stepWidth = 72;
const eventWidth = 88;
const lineWidth = 56;

/** The whole run as a table: a row for each line about to run, or each step; a column for each name. */
export function TableView({ session, services }: Properties) {
  const { recording } = session;
  const preferences = useCell(services.preferences);
  const { step } = useSession(session);
  const rows = preferences.tableRows;
  const run = useMemo(() => wholeRunOf(recording, rows), [recording, rows]);
  const now = run.rowOf(step);
  const names = useMemo(
    () =>
      run.groups.flatMap((group) =>
        group.names.map((name, index) => ({
          key: `${group.code} ${name}`,
          name,
          title: index === 0 ? group.title : "",
        })),
      ),
    [run],
  );
  const fixedWidth = stepWidth + (rows === "steps" ? eventWidth : 0) + lineWidth;
  const fixed = rows === "steps" ? 3 : 2;
  const template = {
    gridTemplateColumns: `${stepWidth}px ${rows === "steps" ? `${eventWidth}px ` : ""}${lineWidth}px repeat(${names.length}, ${columnWidth}px)`,
  };
  /** The columns of names in sight, and which place in the row the first of them has. */
  const inSight = ({ left, width }: ListView) =>
    columnWindow(names.length, columnWidth, left - fixedWidth, width);
  return (
    <>
      <ViewOptions>
        <label>
          Rows{" "}
          <select
            value={rows}
            onChange={(event) =>
              services.preferences.set({
                ...preferences,
                tableRows: event.currentTarget.value === "steps" ? "steps" : "lines",
              })
            }
          >
            <option value="lines">lines about to run</option>
            <option value="steps">all steps</option>
          </select>
        </label>
        {run.leftOut > 0 && (
          <span className={css.quiet}>{counted(run.leftOut, "more name")} without a column</span>
        )}
      </ViewOptions>
      <div
        role="table"
        aria-label="Whole run"
        aria-rowcount={run.rows + 1}
        aria-colcount={fixed + names.length}
        className={css.table}
      >
        <LongList
          rows={run.rows}
          rowHeight={28}
          shown={now}
          role="rowgroup"
          renderHead={(view) => {
            const { first, end } = inSight(view);
            return (
              <div role="rowgroup">
                <div role="row" aria-rowindex={1} className={css.head} style={template}>
                  <span role="columnheader" aria-colindex={1}>
                    Step
                  </span>
                  {rows === "steps" && (
                    <span role="columnheader" aria-colindex={2}>
                      Event
                    </span>
                  )}
                  <span role="columnheader" aria-colindex={fixed}>
                    Line
                  </span>
                  {names.slice(first, end).map(({ key, name, title }, place) => (
                    <span
                      key={key}
                      role="columnheader"
                      aria-colindex={fixed + first + place + 1}
                      className={css.column}
                      style={{ gridColumn: fixed + first + place + 1 }}
                    >
                      {title !== "" && <span className={css.group}>{title}</span>}
                      <code translate="no">{name}</code>
                    </span>
                  ))}
                </div>
              </div>
            );
          }}
          width={`${fixedWidth + names.length * columnWidth}px`}
        >
          {(index, view) => {
            const row = run.row(index);
            const { first, end } = inSight(view);
            return (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 2}
                className={css.row}
                style={template}
                aria-current={index === now ? "step" : undefined}
              >
                <span role="rowheader" aria-colindex={1}>
                  <button type="button" className={css.step} onClick={() => session.goTo(row.step)}>
                    {count(row.step + 1)}
                  </button>
                </span>
                {rows === "steps" && (
                  <span role="cell" aria-colindex={2} className={css.quiet}>
                    {row.title}
                  </span>
                )}
                <span role="cell" aria-colindex={fixed} className={css.quiet}>
                  {row.line}
                </span>
                {names.slice(first, end).map(({ key }, place) => {
                  const column = first + place;
                  const cell = row.cells[column] ?? null;
                  return (
                    <code
                      key={key}
                      role="cell"
                      aria-colindex={fixed + column + 1}
                      className={css.cell}
                      style={{ gridColumn: fixed + column + 1 }}
                      data-changed={row.changed[column] || undefined}
                      data-away={cell === null || undefined}
                      translate="no"
                      title={cell ?? undefined}
                    >
                      {cell}
                    </code>
                  );
                })}
              </div>
            );
          }}
        </LongList>
      </div>
    </>
  );
}
