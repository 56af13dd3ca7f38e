import { useMemo } from "react";
import type { Services } from "../../app/services.ts";
import type { TraceSession } from "../../app/trace/session.ts";
import { LongList } from "../parts/list/LongList.tsx";
import { useCell } from "../parts/useCell.ts";
import { count, counted } from "../words/numbers.ts";
import { wholeRunOf } from "./tableRows.ts";
import { useSession } from "./useSession.ts";
import { ViewOptions } from "./ViewOptions.tsx";
import css from "./TableView.module.css";

interface Properties {
  readonly session: TraceSession;
  readonly services: Services;
}

/** The whole run as a table: a row for each line about to run, or each step; a column for each name. */
export function TableView({ session, services }: Properties) {
  const { recording } = session;
  const preferences = useCell(services.preferences);
  const { step } = useSession(session);
  const rows = preferences.tableRows;
  const run = useMemo(() => wholeRunOf(recording, rows), [recording, rows]);
  const now = run.rowOf(step);
  const names = run.groups.flatMap((group) =>
    group.names.map((name) => ({ code: group.code, name })),
  );
  const template = {
    gridTemplateColumns: `72px ${rows === "steps" ? "88px " : ""}56px repeat(${names.length}, 120px)`,
  };
  const fixed = rows === "steps" ? 3 : 2;
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
      <div role="table" aria-label="Whole run" aria-rowcount={run.rows + 1} className={css.table}>
        <LongList
          rows={run.rows}
          rowHeight={28}
          shown={now}
          role="rowgroup"
          head={
            <div role="rowgroup">
              <div role="row" aria-rowindex={1} className={css.head} style={template}>
                <span role="columnheader">Step</span>
                {rows === "steps" && <span role="columnheader">Event</span>}
                <span role="columnheader">Line</span>
                {run.groups.map((group) =>
                  group.names.map((name, index) => (
                    <span key={`${group.code} ${name}`} role="columnheader" className={css.column}>
                      {index === 0 && <span className={css.group}>{group.title}</span>}
                      <code translate="no">{name}</code>
                    </span>
                  )),
                )}
              </div>
            </div>
          }
          width={`${72 + 56 + (fixed === 3 ? 88 : 0) + names.length * 120}px`}
        >
          {(index) => {
            const row = run.row(index);
            return (
              <div
                key={index}
                role="row"
                aria-rowindex={index + 2}
                className={css.row}
                style={template}
                aria-current={index === now ? "step" : undefined}
              >
                <span role="rowheader">
                  <button type="button" className={css.step} onClick={() => session.goTo(row.step)}>
                    {count(row.step + 1)}
                  </button>
                </span>
                {rows === "steps" && (
                  <span role="cell" className={css.quiet}>
                    {row.title}
                  </span>
                )}
                <span role="cell" className={css.quiet}>
                  {row.line}
                </span>
                {row.cells.map((cell, column) => (
                  <code
                    // Columns have no identity but their place.
                    key={`${names[column]?.code ?? 0} ${names[column]?.name ?? column}`}
                    role="cell"
                    className={css.cell}
                    data-changed={row.changed[column] || undefined}
                    data-away={cell === null || undefined}
                    translate="no"
                    title={cell ?? undefined}
                  >
                    {cell}
                  </code>
                ))}
              </div>
            );
          }}
        </LongList>
      </div>
    </>
  );
}
