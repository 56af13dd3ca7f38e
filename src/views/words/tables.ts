import type { TableColumn, TableRow, TraceTable } from "../../core/question/question.ts";
import { count, counted } from "./numbers.ts";
import { lineWords } from "./questions.ts";

/** The head of a column: a name, a condition, or the output. */
export function columnHead(column: TableColumn): string {
  switch (column.kind) {
    case "name":
      return column.name;
    case "condition":
      return column.test;
    case "output":
      return "printed";
  }
}

/** The head of a row: its line, and which time it runs. */
export function rowHead(row: TableRow): string {
  return lineWords(row.line, row.visit);
}

/** The name of a cell: `line 4, second time: total`. Row and column are 0-based. */
export function cellLabel(table: TraceTable, row: number, column: number): string {
  const [line, head] = [table.rows[row], table.columns[column]];
  return line === undefined || head === undefined ? "" : `${rowHead(line)}: ${columnHead(head)}`;
}

/** How a table was filled, in a word and a sentence. */
export function tableVerdictWords(
  correct: number,
  follows: number,
  cells: number,
): { readonly word: string; readonly sentence: string } {
  if (correct === cells) {
    return { word: "As Python", sentence: `All ${counted(cells, "cell")} as Python had them.` };
  }
  const after =
    follows === 0
      ? ""
      : ` ${count(follows)} more ${follows === 1 ? "follows" : "follow"} from an earlier cell of yours.`;
  return {
    word: correct + follows === 0 ? "Python had something else" : "In part",
    sentence: `${count(correct)} of ${counted(cells, "cell")} as Python had them.${after} Below yours stands Python's.`,
  };
}
