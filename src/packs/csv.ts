import { answerRows, type AnswerRow } from "./answerRow.ts";
import type { ResultFormat } from "./format.ts";

type Field = string | number | null | undefined;

const columns: readonly (readonly [string, (row: AnswerRow) => Field])[] = [
  ["attempt", ({ attempt }) => attempt.id],
  ["title", ({ attempt }) => attempt.title],
  ["concepts", ({ attempt }) => attempt.concepts.join("; ")],
  ["program_hash", ({ attempt }) => attempt.programHash],
  ["mode", ({ attempt }) => attempt.mode],
  ["set_seed", ({ attempt }) => attempt.options.seed],
  ["started_ms", ({ attempt }) => attempt.startedMs],
  ["python", ({ attempt }) => attempt.versions.python],
  ["app", ({ attempt }) => attempt.versions.app],
  ["question", ({ prediction }) => prediction.question],
  ["kind", ({ question }) => question?.kind],
  ["line", ({ question }) => question?.line],
  ["visit", ({ question }) => question?.visit],
  ["step", ({ question }) => question?.reveals],
  ["form", ({ prediction }) => prediction.raw?.form],
  ["answer", ({ prediction }) => prediction.raw?.text],
  ["python_had", ({ kept }) => kept?.truthText],
  ["verdict", ({ kept }) => kept?.score.verdict],
  ["credit", ({ kept }) => kept?.score.value],
  ["judge", ({ kept }) => kept?.score.judge.id],
  ["judge_version", ({ kept }) => kept?.score.judge.version],
  ["confidence", ({ prediction }) => prediction.confidence],
  ["why", ({ prediction }) => prediction.why],
  ["committed_ms", ({ prediction }) => prediction.committedMs],
  ["took_ms", ({ prediction }) => prediction.tookMs],
];

/**
 * A table for spreadsheets, one row for each answer: RFC 4180 in UTF-8, steps 0-based, lines and visits 1-based.
 *
 * A text that a spreadsheet could take for a formula gets an apostrophe in front; exact texts are in the other formats.
 */
export const csv: ResultFormat = {
  id: "csv",
  extension: "csv",
  mediaType: "text/csv",
  print(records) {
    const head = columns.map(([name]) => name);
    const rows = answerRows(records).map((row) => columns.map(([, fieldOf]) => fieldOf(row)));
    return [head, ...rows].map((fields) => `${fields.map(printField).join(",")}\r\n`).join("");
  },
};

/** What a spreadsheet runs begins with one of these, plain or full width; a tab or a line end before them is skipped by some. */
const formula = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const plainNumber = /^-?[0-9]+(\.[0-9]+)?$/;

/** A field of a table for spreadsheets (RFC 4180); what could be taken for a formula gets an apostrophe in front. */
export function printField(field: Field): string {
  if (typeof field === "number") return String(field);
  // A lone surrogate has no place in UTF-8.
  const text = (field ?? "").replaceAll(/\p{Surrogate}/gu, "\ufffd");
  const safe = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe.trim() !== safe ? `"${safe.replaceAll('"', '""')}"` : safe;
}
