import { createCursor, linesNeverRun, printValue, type Recording } from "../../trace/index.ts";
import { isAmbiguousLine, statementAt } from "../ambiguous.ts";
import { askedOfRun } from "../asked.ts";
import { framesOfCode } from "../places.ts";
import type { InputQuestion } from "../question.ts";
import { allGiven } from "../source/calls.ts";
import { isLiteral } from "../source/features.ts";
import { testText } from "../source/tests.ts";
import { tokensOf } from "../source/tokens.ts";
import { isWritable } from "../writable.ts";
import { argumentsText } from "./argumentsText.ts";
import { comesToItsLastLine, meetsTheSame } from "./callsAtEnd.ts";

/** So many calls of a function are looked at. */
const mostCalls = 20;

/**
 * Goals for calls of the functions of the module: a line that no call reached, and what a call returned whose arguments stand nowhere. An answer is called
 * behind the program, so there are none where the run does not come to its last line, nor of a call that met another state of the module.
 */
export function goalsOfCalls(recording: Recording): readonly InputQuestion[] {
  if (!comesToItsLastLine(recording)) return [];
  return recording.codes.flatMap((code, index) => {
    const topLevel = code.kind === "function" && code.parent === 0 && code.file === 0;
    if (!topLevel || code.arguments.length === 0 || code.arguments.length > 4) return [];
    if (statementAt(recording, code.firstLine)?.keyword !== "def") return [];
    const frames = framesOfCode(recording).get(index)?.slice(0, mostCalls) ?? [];
    if (!frames.some((frame) => argumentsText(recording, frame) !== null)) return [];
    const ask = { kind: "arguments", function: code.qualname, parameters: code.arguments } as const;
    const goals = [...linesToReach(recording, index), ...valuesToReturn(recording, frames)];
    return goals.map(({ name, goal }): InputQuestion => {
      const asked = askedOfRun(recording, `input-${code.qualname}-${name}`);
      return { ...asked, kind: "input", ask, goal };
    });
  });
}

interface Goal {
  readonly name: string;
  readonly goal: InputQuestion["goal"];
}

/** Lines that never ran, behind a test of the function itself that speaks of a parameter. */
function linesToReach(recording: Recording, index: number): readonly Goal[] {
  const never = new Set(linesNeverRun(recording));
  const parameters = new Set(recording.codes[index]?.arguments);
  return recording.constructs.flatMap((construct) => {
    const { code, kind, parent, line, body } = construct;
    if (code !== index || kind !== "if" || parent >= 0) return [];
    const statement = statementAt(recording, line);
    const test = statement === null ? null : testText(statement, construct);
    if (test === null || !tokensOf(test).some(({ text }) => parameters.has(text))) return [];
    const [first] = body;
    if (!never.has(first) || isAmbiguousLine(recording, first)) return [];
    const reached = statementAt(recording, first);
    const type = reached?.keyword === "raise" ? reached.value[0]?.text : undefined;
    return [
      type === undefined
        ? { name: `reaches-${first}`, goal: { kind: "reaches" as const, line: first } }
        : { name: `raises-${type}`, goal: { kind: "raises" as const, type } },
    ];
  });
}

/** Whether the line that called a frame gives it nothing but literals: who reads it knows an answer. */
function isWrittenOut(recording: Recording, frame: number): boolean {
  const name = recording.codes[recording.codeOfFrame(frame)]?.name ?? "";
  const line = recording.path.callerLines.at(frame);
  const statement = statementAt(recording, line);
  const calls = statement === null ? [] : allGiven(statement.tokens, name);
  if (calls.length === 0) return isAmbiguousLine(recording, line);
  return calls.some(
    (given) => given !== null && [...given.positional, ...given.named.values()].every(isLiteral),
  );
}

/** What calls returned whose arguments cannot be read off the program's text. */
function valuesToReturn(recording: Recording, frames: readonly number[]): readonly Goal[] {
  const cursor = createCursor(recording);
  const found = new Map<string, Goal>();
  for (const frame of frames) {
    const end = recording.endStep(frame);
    const written = argumentsText(recording, frame);
    if (end < 0 || written === null || recording.stretchAt(end) === null) continue;
    if (isWrittenOut(recording, frame)) continue;
    const { kind, value } = recording.step(end);
    cursor.seek(end);
    if (kind !== "return" || value === undefined || !isWritable(cursor, value)) continue;
    const text = printValue(recording, cursor, value);
    // That it returns nothing is no goal, and a truth value is guessed.
    if (text === "None" || text === "True" || text === "False") continue;
    if (found.has(text) || !meetsTheSame(recording, frame)) continue;
    found.set(text, { name: `returns-${text}`, goal: { kind: "returns", text } });
  }
  return [...found.values()].slice(0, 3);
}
