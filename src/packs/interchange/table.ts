import type { Usage } from "../../core/asking/generation.ts";
import type { ResultRow } from "../../core/asking/resultRow.ts";
import { CsvReader, type CsvRow } from "../container/csv.ts";
import { printCsvRow } from "../csvField.ts";
import type { AnswersReading, EvaluationFormat, ImportedAnswer, RejectedAnswer } from "./format.ts";
import { tooLarge } from "./read.ts";

const columns: readonly (readonly [string, (row: ResultRow) => string | number | null])[] = [
  ["item", ({ item }) => item],
  ["program", ({ program }) => program],
  ["kind", ({ kind }) => kind],
  ["sample", ({ sample }) => sample],
  ["model", ({ model }) => model],
  ["expected", ({ expected }) => expected],
  // A reply that was the answer alone stands here alone; of others the reply is the fact.
  ["answer", ({ alone, text, answer }) => (alone && text !== null ? text : answer)],
  ["state", ({ state }) => state],
  ["verdict", ({ verdict }) => verdict],
  ["value", ({ value }) => value],
  ["confidence", ({ confidence }) => confidence],
  ["finish", ({ finish }) => finish],
  ["error", ({ failure }) => failure],
  ["input_tokens", ({ usage }) => usage?.inputTokens ?? null],
  ["output_tokens", ({ usage }) => usage?.outputTokens ?? null],
  ["cost_usd", ({ costUsd }) => costUsd],
  ["total_ms", ({ totalMs }) => totalMs],
  ["raw", ({ alone, text }) => (alone ? null : text)],
];

/** A table for spreadsheets, one row for each answer; samples are 0-based. What could be taken for a formula has an apostrophe in front, which reading takes away again. */
export const table: EvaluationFormat = {
  id: "csv",
  print: ({ name, predictors }) => [
    {
      name: `${name}.csv`,
      text: [
        columns.map(([column]) => column),
        ...predictors.flatMap(({ rows }) => rows.map((row) => columns.map(([, of]) => of(row)))),
      ]
        .map((fields) => printCsvRow(fields))
        .join(""),
    },
  ],
  read: readTable,
};

/** The apostrophe that the printed table has in front of what could be taken for a formula. */
const guard = /^'(?='*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20])/;

function readTable(text: string): AnswersReading {
  const refused = tooLarge(text);
  if (refused !== null) return refused;
  const reader = new CsvReader();
  const rows = [...reader.read(text.replace(/^\ufeff/, ""))];
  if (reader.open) return { kind: "refused", reason: "cut" };
  const last = reader.finish();
  const [head, ...body] = last === null ? rows : [...rows, last];
  const names = head?.fields ?? [];
  if (!names.includes("item") || !(names.includes("answer") || names.includes("raw"))) {
    return { kind: "refused", reason: "other" };
  }
  const answers: ImportedAnswer[] = [];
  const rejected: RejectedAnswer[] = [];
  for (const row of body) {
    const answer = answerOf(row, names);
    if (typeof answer === "string") rejected.push({ place: `line ${row.line}`, problem: answer });
    else answers.push(answer);
  }
  return { kind: "read", answers, rejected };
}

/** The answer of a row, or the column that is not what it should be. */
function answerOf(row: CsvRow, names: readonly string[]): ImportedAnswer | string {
  const field = (name: string): string | null => {
    const text = row.fields[names.indexOf(name)] ?? "";
    return text === "" ? null : text.replace(guard, "");
  };
  // What is no count says nothing of the answer: it is passed over.
  const count = (name: string): number | null => {
    const text = field(name);
    return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : null;
  };
  const item = field("item");
  const sample = field("sample") ?? "0";
  const confidence = field("confidence");
  const share = confidence === null ? null : Number(confidence);
  if (item === null) return "item";
  if (!/^\d{1,9}$/.test(sample)) return "sample";
  if (share !== null && !(share >= 0 && share <= 1)) return "confidence";
  const [answer, error] = [field("answer"), field("error")];
  // A table of ours has both, and the reply is the fact; where both are empty it was an empty one.
  const nothing = answer === null && error === null && names.includes("raw") ? "" : null;
  const raw = field("raw") ?? nothing;
  const finish = field("finish");
  return {
    item,
    sample: Number(sample),
    model: field("model"),
    messages: [],
    raw,
    answer: raw === null && error === null ? (answer ?? "") : null,
    reasoning: null,
    finish: finish === "length" || finish === "filter" ? finish : "stop",
    confidence: share,
    usage: usageOf(count("input_tokens"), count("output_tokens")),
    error,
  };
}

function usageOf(inputTokens: number | null, outputTokens: number | null): Usage | null {
  if (inputTokens === null && outputTokens === null) return null;
  return { inputTokens, outputTokens, reasoningTokens: null, cachedInputTokens: null };
}
