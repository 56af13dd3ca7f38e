import type { Item, Question, TraceTable } from "../question/question.ts";

/** The questions of an item: itself, or what is asked in the cells of a table, row by row. */
export function questionsOf(item: Item): readonly Question[] {
  if (item.kind !== "table") return [item];
  return item.rows.flatMap(({ cells }) =>
    cells.flatMap((cell) => (cell.kind === "asked" ? [cell.question] : [])),
  );
}

/** Whether an item asks about the whole run, so that its answer gives that of the others away. */
export function isOnWholeRun(item: Item): boolean {
  return item.kind !== "table" && item.visit === 0 && item.shown < 0;
}

/** Kinds whose answer is often told by the reason for asking: a loop that ends, a branch that differs. */
const toldByReason = new Set<Item["kind"]>(["branch", "next-line", "path", "coverage"]);

/** An item as it may be seen before it is answered: without the reason for asking, where that tells the answer. */
export function maskedItem(item: Item): Item {
  if (item.kind === "table") return maskedTable(item);
  return toldByReason.has(item.kind) && item.reason !== "whole-run"
    ? { ...item, reason: "plain" }
    : item;
}

function maskedTable(table: TraceTable): TraceTable {
  return {
    ...table,
    rows: table.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell) =>
        cell.kind === "asked"
          ? { kind: "asked", question: { ...cell.question, reason: "plain" } }
          : cell,
      ),
    })),
  };
}
