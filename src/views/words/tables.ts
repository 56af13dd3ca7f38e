import type { TableColumn, TableRow, TraceTable } from "../../core/question/question.ts";
import type { Verdict } from "../../core/score/score.ts";
import { count, counted } from "./numbers.ts";
import { lineWords } from "./questions.ts";
import { verdictWords } from "./verdicts.ts";

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

/** What the verdicts on the cells of a table come to, with a word and a sentence. */
export function tableVerdict(verdicts: readonly (Verdict | null)[]): {
  readonly verdict: Verdict;
  readonly word: string;
  readonly sentence: string;
} {
  const cells = verdicts.length;
  const [first] = verdicts;
  // Nothing that was judged: all cells were left out in one way.
  if (first !== null && first !== undefined && verdicts.every((verdict) => verdict === first)) {
    const { word, sentence } = verdictWords[first];
    if (first === "not-sure" || first === "unanswered" || first === "unavailable") {
      return { verdict: first, word, sentence };
    }
    if (first === "correct") {
      return {
        verdict: first,
        word,
        sentence: `All ${counted(cells, "cell")} as Python had them.`,
      };
    }
  }
  const correct = verdicts.filter((verdict) => verdict === "correct").length;
  const follows = verdicts.filter((verdict) => verdict === "follows").length;
  const verdict = correct + follows > 0 ? "partial" : "wrong";
  const after =
    follows === 0
      ? ""
      : ` ${count(follows)} more ${follows === 1 ? "follows" : "follow"} from an earlier cell of yours.`;
  return {
    verdict,
    word: verdictWords[verdict].word,
    sentence: `${count(correct)} of ${counted(cells, "cell")} as Python had them.${after} Below yours stands Python's.`,
  };
}
