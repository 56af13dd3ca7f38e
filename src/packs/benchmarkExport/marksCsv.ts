import type { Mark } from "../../core/benchmark/mark.ts";
import { type Field, printCsvRow } from "../csvField.ts";
import type { MarkRow } from "./markRow.ts";

const columns: readonly (readonly [string, (row: MarkRow) => Field])[] = [
  ["benchmark", ({ task }) => task.benchmark],
  ["task", ({ task }) => task.id],
  ["kind", ({ task }) => task.kind],
  ["part", ({ prediction }) => prediction.part],
  ["sample", ({ prediction }) => prediction.sample],
  ["model", ({ prediction }) => prediction.model],
  ["confidence", ({ prediction }) => prediction.confidence],
  ["raw", ({ prediction }) => prediction.raw],
  ["reference_passed", ({ marked }) => passed(marked.reference)],
  ["reference_verdict", ({ marked }) => marked.reference.verdict],
  ["reference_readings", ({ marked }) => readings(marked.reference)],
  ["strict_passed", ({ marked }) => passed(marked.strict)],
  ["strict_verdict", ({ marked }) => marked.strict.verdict],
  ["strict_readings", ({ marked }) => readings(marked.strict)],
];

/** The names of the columns, as the first row of the table. */
export const marksCsvHead: string = printCsvRow(columns.map(([name]) => name));

/** An answer with its marks as a row of a table: `passed` is 1 or 0, and empty where a judge leaves the answer out. */
export function printMarkRow(row: MarkRow): string {
  return printCsvRow(columns.map(([, fieldOf]) => fieldOf(row)));
}

function passed({ passed: right }: Mark): Field {
  return right === null ? null : Number(right);
}

/** `score=0.5; coarse=1` */
function readings({ readings: found }: Mark): string {
  return Object.entries(found)
    .map(([name, value]) => `${name}=${value}`)
    .join("; ");
}
