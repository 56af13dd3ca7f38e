import { readAnswer } from "../prediction/readAnswer.ts";
import type { RawAnswer } from "../prediction/prediction.ts";
import type { Question, TableRow, TraceTable } from "../question/question.ts";
import { truthOf } from "../question/index.ts";
import { judge } from "../score/judges/index.ts";
import { createCursor, type Recording } from "../trace/index.ts";
import { printPythonValue } from "../value/print.ts";
import type { PythonValue } from "../value/pythonValue.ts";
import { valueOf } from "../value/snapshot.ts";
import type { Change, Trial } from "./examination.ts";
import { isWritable } from "./inputTrial.ts";

/** A line is given so many steps to come to its end, and so long. */
const stepsOfALine = 5_000;
const timeMs = 2_000;

/** How an answer was written, by question id. */
export type RawAnswers = ReadonlyMap<string, RawAnswer | null>;

/** A run that goes on from somebody's own answers, and the rows of the table that it tells of. */
export interface Continuation {
  readonly trial: Pick<Trial, "limits" | "set">;
  readonly rows: readonly TableRow[];
}

/**
 * The run that shows what row `from` of a table, and the `count - 1` behind it, would hold if each time the row above were as it was
 * answered. Null when nothing above row `from` differs from Python, or when it cannot be written as literals.
 */
export function continuationOf(
  recording: Recording,
  table: TraceTable,
  from: number,
  count: number,
  raws: RawAnswers,
): Continuation | null {
  const changes: Change[] = [];
  const rows: TableRow[] = [];
  // What an earlier change has left behind is put right again before a row that has nothing to do with it.
  let changed: ReadonlyMap<string, number> = new Map();
  for (let index = from; index < Math.min(table.rows.length, from + count); index++) {
    const row = table.rows[index];
    if (row === undefined) break;
    const mistakes = mistakesAbove(recording, table, index, raws);
    const repairs = mistakes === null ? null : repairsOf(recording, row.step, changed, mistakes);
    if (mistakes === null || repairs === null) break;
    const names = [...repairs, ...mistakes];
    if (names.length > 0) {
      const [frame, ...others] = new Set(names.map((one) => one.frame));
      if (frame === undefined || others.length > 0) break;
      const texts = Object.fromEntries(names.map(({ name, text }) => [name, text]));
      changes.push({ step: row.step, line: row.line, frame, names: texts });
    }
    if (mistakes.length > 0) rows.push(row);
    if (index === from && mistakes.length === 0) return null;
    changed = new Map(mistakes.map(({ name, frame }) => [name, frame]));
  }
  const last = rows.at(-1);
  if (last === undefined) return null;
  const set = changes.filter(({ step }) => step <= last.step);
  return { trial: { limits: { steps: last.step + stepsOfALine, timeMs }, set }, rows };
}

/** Whether an answer is what the continued run gives; null when that run did not come to the row as the program did. */
export function agreesWith(
  trial: Recording,
  row: TableRow,
  question: Question,
  raw: RawAnswer,
): boolean | null {
  const isThere = row.step < trial.steps && trial.kindAt(row.step) === "line";
  if (!isThere || trial.lineAt(row.step) !== row.line) return null;
  const truth = truthOf(trial, question);
  if (truth === null) return null;
  return judge(question, truth, readAnswer(question, raw)).verdict === "correct";
}

/** A name's other value, as the text of a literal. */
interface Named {
  readonly name: string;
  readonly frame: number;
  readonly text: string;
}

/** What the answers above a row say otherwise than Python; null when that cannot be written. */
function mistakesAbove(
  recording: Recording,
  { columns, rows }: TraceTable,
  index: number,
  raws: RawAnswers,
): readonly Named[] | null {
  const found: Named[] = [];
  for (const [place, column] of columns.entries()) {
    if (column.kind !== "name") continue;
    const question = askedAbove(rows, index, place);
    const value = question === null ? null : mistakenValue(recording, question, raws);
    if (value === null) continue;
    const text = literalOf(value);
    if (text === null) return null;
    found.push({ name: column.name, frame: column.frame, text });
  }
  return found;
}

/** Python's own values for names that were changed before and are right now; null when one cannot be written. */
function repairsOf(
  recording: Recording,
  step: number,
  changed: ReadonlyMap<string, number>,
  mistakes: readonly Named[],
): readonly Named[] | null {
  const cursor = createCursor(recording);
  cursor.seek(step);
  const found: Named[] = [];
  for (const [name, frame] of changed) {
    if (mistakes.some((one) => one.name === name)) continue;
    const [, value] = cursor.frame(frame)?.variables.find(([own]) => own === name) ?? [];
    const text = value === undefined ? null : literalOf(valueOf(recording, cursor, value));
    if (text === null) return null;
    found.push({ name, frame, text });
  }
  return found;
}

function literalOf(value: PythonValue): string | null {
  return isWritable(value) && value.kind !== "object" ? printPythonValue(value) : null;
}

/** The question whose answer stands in a column above a row: through cells that say `as above`. */
function askedAbove(rows: readonly TableRow[], index: number, place: number): Question | null {
  for (let above = index - 1; above >= 0; above--) {
    const cell = rows[above]?.cells[place];
    if (cell?.kind === "asked") return cell.question;
    if (cell?.kind !== "same") return null;
  }
  return null;
}

/** The value that was answered, where it can be read and is not Python's. */
function mistakenValue(
  recording: Recording,
  question: Question,
  raws: RawAnswers,
): PythonValue | null {
  const answer = readAnswer(question, raws.get(question.id) ?? null);
  const truth = truthOf(recording, question);
  if (answer.kind !== "state" || truth === null) return null;
  return judge(question, truth, answer).verdict === "correct" ? null : answer.value;
}
