import { useRef, useState, type KeyboardEvent } from "react";
import { readAnswer } from "../../../core/prediction/readAnswer.ts";
import type { RawAnswer } from "../../../core/prediction/prediction.ts";
import type { Question, TraceTable } from "../../../core/question/question.ts";
import { shapeOf } from "../../../core/value/shape.ts";
import { shapeWords } from "../../words/shapes.ts";
import { cellLabel } from "../../words/tables.ts";
import { TableCells } from "../TableCells.tsx";
import { CellField } from "./CellField.tsx";
import { Said } from "./Said.tsx";
import css from "./TableForm.module.css";

interface Properties {
  readonly table: TraceTable;
  readonly rawOf: (question: string) => RawAnswer | null;
  readonly onChange: (question: string, raw: RawAnswer | null) => void;
  readonly source: readonly string[];
  readonly labelledBy: string;
}

/** A trace table to be filled in: arrows go from cell to cell, Enter down, Tab to the right. */
export function TableForm({ table, rawOf, onChange, source, labelledBy }: Properties) {
  const grid = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Question | null>(null);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const move = moveOf(event);
    if (move === null || !(event.target instanceof HTMLElement)) return;
    const cell = event.target.closest<HTMLElement>("[data-cell]");
    const [row = 0, column = 0] = (cell?.dataset["cell"] ?? "").split(" ").map(Number);
    const next = nextCell(grid.current, row, column, move);
    if (cell === null || next === null) return;
    event.preventDefault();
    next.focus();
    if (next instanceof HTMLInputElement) next.select();
  };
  const raw = active === null ? null : rawOf(active.id);
  const read = active === null || raw === null ? null : readAnswer(active, raw);

  return (
    <div className={css.form}>
      <div ref={grid} onKeyDown={onKeyDown}>
        <TableCells table={table} source={source} labelledBy={labelledBy}>
          {(question, row, column) => (
            <CellField
              question={question}
              raw={rawOf(question.id)}
              label={cellLabel(table, row, column)}
              place={`${row} ${column}`}
              onFocus={() => setActive(question)}
              onChange={(to) => onChange(question.id, to)}
            />
          )}
        </TableCells>
      </div>
      <Said
        id={`${labelledBy}-said`}
        text={raw?.text ?? ""}
        words={read?.kind === "state" ? `Reads as ${shapeWords(shapeOf(read.value))}.` : ""}
        problem={read?.kind === "unreadable" ? read : null}
      />
    </div>
  );
}

type Move = readonly [rows: -1 | 0 | 1, columns: -1 | 0 | 1];

/** Where a key leads in the table; null when it stays in the cell. */
function moveOf(event: KeyboardEvent<HTMLElement>): Move | null {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  const { target } = event;
  switch (event.key) {
    case "Enter":
      return [event.shiftKey ? -1 : 1, 0];
    case "ArrowDown":
    case "ArrowUp":
      // A list of choices has its own use for them.
      if (target instanceof HTMLSelectElement) return null;
      return [event.key === "ArrowDown" ? 1 : -1, 0];
    case "ArrowRight":
    case "ArrowLeft": {
      const by = event.key === "ArrowRight" ? 1 : -1;
      if (!(target instanceof HTMLInputElement)) return [0, by];
      const edge = by > 0 ? target.value.length : 0;
      return target.selectionStart === edge && target.selectionEnd === edge ? [0, by] : null;
    }
    default:
      return null;
  }
}

/** The nearest cell to be filled in that way; null when there is none. */
function nextCell(
  grid: HTMLElement | null,
  row: number,
  column: number,
  [rows, columns]: Move,
): HTMLElement | null {
  const cells = [...(grid?.querySelectorAll<HTMLElement>("[data-cell]") ?? [])].map((element) => {
    const [y = 0, x = 0] = (element.dataset["cell"] ?? "").split(" ").map(Number);
    return {
      element,
      along: (y - row) * rows + (x - column) * columns,
      aside: rows === 0 ? y - row : x - column,
    };
  });
  const ahead = cells.filter(({ along, aside }) => along > 0 && aside === 0);
  const nearest = ahead.toSorted((one, other) => one.along - other.along)[0];
  return nearest?.element.querySelector<HTMLElement>("input, select") ?? null;
}
