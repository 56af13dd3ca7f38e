import type { ReactNode } from "react";
import type { Question, TableColumn, TraceTable } from "../../core/question/question.ts";
import { columnHead, rowHead } from "../words/tables.ts";
import { wayLetter } from "../words/ways.ts";
import css from "./TableCells.module.css";

interface Properties {
  readonly table: TraceTable;
  readonly source: readonly string[];
  readonly labelledBy: string;
  /** What stands in a cell that is asked; row and column are 0-based. */
  readonly children: (question: Question, row: number, column: number) => ReactNode;
}

/** A trace table: a row for each line that runs, a column for each name, condition and output. It scrolls on its own. */
export function TableCells({ table, source, labelledBy, children }: Properties) {
  return (
    <div className={css.scroll} tabIndex={0} role="region" aria-labelledby={labelledBy}>
      <table className={css.table} aria-labelledby={labelledBy}>
        <thead>
          <tr>
            <th scope="col" className={css.corner}>
              After line
            </th>
            {table.columns.map((column, x) => (
              // The same name may stand in two columns.
              <th key={`${x} ${columnHead(column)}`} scope="col" translate="no">
                {column.kind === "output" ? "printed" : <code>{columnHead(column)}</code>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, y) => (
            <tr key={row.step}>
              <th scope="row" className={css.row}>
                <span className={css.line}>{rowHead(row)}</span>
                <code className={css.code} translate="no">
                  {source[row.line - 1]?.trim()}
                </code>
              </th>
              {row.cells.map((cell, x) => (
                // A cell has no identity but its place.
                <td key={`${y} ${x}`} className={css.cell} data-kind={cell.kind}>
                  {cell.kind === "asked" && children(cell.question, y, x)}
                  {cell.kind === "given" && (
                    <code translate="no">{givenText(cell.text, table.columns[x])}</code>
                  )}
                  {cell.kind === "same" && (
                    <>
                      <span aria-hidden="true">″</span>
                      <span className="visually-hidden">as above</span>
                    </>
                  )}
                  {cell.kind === "empty" && <span className="visually-hidden">nothing</span>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A given text as the cells write it: conditions by their letters, output without its line end. */
function givenText(text: string, column: TableColumn | undefined): string {
  if (column?.kind === "condition") return wayLetter(text.toLowerCase());
  return column?.kind === "output" ? text.trimEnd() : text;
}
