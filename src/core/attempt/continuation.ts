import { readAnswer } from "../prediction/readAnswer.ts";
import type { RawAnswer } from "../prediction/prediction.ts";
import type { Program } from "../program/program.ts";
import type { Question, TableRow, TraceTable } from "../question/question.ts";
import { truthOf } from "../question/index.ts";
import { judge } from "../score/judges/index.ts";
import type { Recording } from "../trace/index.ts";
import { printPythonValue } from "../value/print.ts";
import type { PythonValue } from "../value/pythonValue.ts";
import type { Trial } from "./examination.ts";
import { isWritable } from "./inputTrial.ts";

/** A line is given so many steps to come to its end, and so long. */
const stepsOfALine = 5_000;
const timeMs = 2_000;

/** How an answer was written, by question id. */
export type RawAnswers = ReadonlyMap<string, RawAnswer | null>;

/**
 * The run that shows what row `index` of a table would hold if the row above it were as it was answered; null when nothing above
 * differs from Python, or when it cannot be written as literals.
 */
export function continuationOf(
  recording: Recording,
  program: Program,
  table: TraceTable,
  index: number,
  raws: RawAnswers,
): Trial | null {
  const row = table.rows[index];
  if (row === undefined || index === 0) return null;
  const names: Record<string, string> = {};
  const frames = new Set<number>();
  for (const [place, column] of table.columns.entries()) {
    if (column.kind !== "name") continue;
    const question = askedAbove(table.rows, index, place);
    const value = question === null ? null : mistakenValue(recording, question, raws);
    if (value === null) continue;
    if (!isWritable(value) || value.kind === "object") return null;
    names[column.name] = printPythonValue(value);
    frames.add(column.frame);
  }
  const [frame] = frames;
  if (frame === undefined || frames.size > 1) return null;
  return {
    program,
    limits: { steps: row.step + stepsOfALine, timeMs },
    set: { step: row.step, frame, names },
  };
}

/** Whether an answer is what the continued run gives; null when that run did not come so far. */
export function agreesWith(trial: Recording, question: Question, raw: RawAnswer): boolean | null {
  const truth = truthOf(trial, question);
  if (truth === null) return null;
  return judge(question, truth, readAnswer(question, raw)).verdict === "correct";
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
  const raw = raws.get(question.id) ?? null;
  const answer = readAnswer(question, raw);
  const truth = truthOf(recording, question);
  if (answer.kind !== "state" || truth === null) return null;
  return judge(question, truth, answer).verdict === "correct" ? null : answer.value;
}
