import { createCursor, lastChange, type Recording } from "../../trace/index.ts";
import { statementAt } from "../ambiguous.ts";
import { askedAt } from "../asked.ts";
import { homeOf, readName } from "../expressions.ts";
import type { Moment } from "../moments.ts";
import { calledNext } from "../places.ts";
import type { Reason, StateQuestion } from "../question.ts";
import { givenArguments, parametersWithDefault } from "../source/calls.ts";
import { isPlain } from "../source/features.ts";
import type { Statement } from "../source/statements.ts";
import { textOf } from "../source/tests.ts";
import { isWritable } from "../writable.ts";
import { mostEffort } from "./member.ts";

/** What may be asked where a line begins with a call: a parameter, a name of the caller that the call has too. */
export function callQuestions(
  recording: Recording,
  moment: Moment,
  statement: Statement,
  end: number,
): readonly StateQuestion[] {
  const frame = calledNext(recording, moment.step);
  if (frame === null) return [];
  return [
    ...parameters(recording, moment, statement, frame),
    ...shadowed(recording, moment, statement, frame, end),
  ];
}

/** Parameters that the call leaves to their defaults, and those for which it computes something. */
function parameters(
  recording: Recording,
  moment: Moment,
  statement: Statement,
  frame: number,
): readonly StateQuestion[] {
  const code = recording.codes[recording.codeOfFrame(frame)];
  const header = code === undefined ? null : statementAt(recording, code.firstLine);
  if (code === undefined || header?.keyword !== "def") return [];
  const given = givenArguments(statement.tokens, code.name);
  if (given === null) return [];
  const call = recording.callStep(frame);
  const cursor = createCursor(recording);
  cursor.seek(call);
  const withDefault = new Set(parametersWithDefault(header.tokens));
  const before = code.arguments[0] === "self" ? 1 : 0;
  return code.arguments.flatMap((name, place) => {
    const written = given.positional[place - before] ?? given.named.get(name);
    const isDefault = written === undefined && place >= before && withDefault.has(name);
    const isComputed = written !== undefined && !isPlain(written);
    const value = readName(recording, call, frame, name);
    if (!(isDefault || isComputed) || value === null || !isWritable(cursor, value)) return [];
    const reason = isDefault ? "default-argument" : "plain";
    return [asking(recording, moment, name, "argument", frame, call, reason)];
  });
}

/** Names of the frame that calls which the function has of its own: what they stand for does not change. */
function shadowed(
  recording: Recording,
  moment: Moment,
  statement: Statement,
  frame: number,
  end: number,
): readonly StateQuestion[] {
  const { step } = moment;
  const caller = recording.frameAt(step);
  const callEnd = recording.endStep(frame);
  const code = recording.codes[recording.codeOfFrame(frame)];
  if (code === undefined || callEnd < 0 || end - step > mostEffort) return [];
  const assigned = new Set(statement.targets.map(textOf));
  const cursor = createCursor(recording);
  cursor.seek(end);
  return code.names.flatMap((name) => {
    if (code.free.includes(name) || assigned.has(name) || name === "self") return [];
    if (homeOf(recording, caller, name) !== caller) return [];
    const change = lastChange(recording, callEnd, frame, name);
    const value = readName(recording, end, caller, name);
    const bindsAnew = change !== null && change > recording.callStep(frame);
    if (!bindsAnew || value === null || !isWritable(cursor, value)) return [];
    return [asking(recording, moment, name, "after", caller, end, "shadowing")];
  });
}

function asking(
  recording: Recording,
  { step, reasons }: Moment,
  expression: string,
  when: "argument" | "after",
  frame: number,
  reveals: number,
  reason: Reason,
): StateQuestion {
  const name = `state-${expression}-${when}`;
  const asked = askedAt(recording, name, step, reveals, reasons.has("chosen") ? "chosen" : reason);
  return { ...asked, kind: "state", expression, when, frame, ordered: false };
}
