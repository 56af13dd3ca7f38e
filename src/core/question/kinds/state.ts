import {
  branchesAt,
  createCursor,
  type Cursor,
  type Recording,
  type Value,
} from "../../trace/index.ts";
import { valueOf } from "../../value/snapshot.ts";
import { statementAt } from "../ambiguous.ts";
import { readExpression } from "../expressions.ts";
import { lineEnd } from "../../trace/profiles/frame.ts";
import { isFrame, stepOfVisit } from "../places.ts";
import type { StateQuestion, Truth } from "../question.ts";
import { testText } from "../source/tests.ts";
import { type KindMember, nothing } from "./member.ts";
import { statesAt } from "./stateChoice.ts";

/** What the value of an expression is. */
export const state: KindMember<"state"> = {
  kind: "state",

  whole: nothing,

  at(recording, moment) {
    return statesAt(recording, moment);
  },

  truth(recording, question) {
    if (question.when === "condition") return conditionTruth(recording, question);
    const found = whereRead(recording, question);
    if (found === null || recording.stretchAt(found.step) === null) return null;
    const cursor = createCursor(recording);
    cursor.seek(found.step);
    const value = found.read(cursor);
    return value && { kind: "state", value: valueOf(recording, cursor, value) };
  },
};

/** The step at which a question's value is read, and how; null where there is no such step. */
function whereRead(
  recording: Recording,
  question: StateQuestion,
): { readonly step: number; read(cursor: Cursor): Value | null } | null {
  const { expression, frame, line, visit, when } = question;
  // A frame that is gone, or not there yet, has no names.
  const read = (cursor: Cursor): Value | null =>
    cursor.stack().some(({ id }) => id === frame)
      ? readExpression(recording, cursor, frame, expression)
      : null;
  if (when === "return") {
    const end = isFrame(recording, frame) ? recording.endStep(frame) : -1;
    if (end < 0 || recording.kindAt(end) !== "return") return null;
    return { step: end, read: () => recording.step(end).value ?? null };
  }
  if (when === "argument") {
    if (!isFrame(recording, frame)) return null;
    return { step: recording.callStep(frame), read };
  }
  const step = stepOfVisit(recording, line, visit);
  if (step === null) return null;
  if (when === "before") return { step, read };
  const end = lineEnd(recording, step);
  return end.kind === "ran" ? { step: end.step, read } : null;
}

/** Whether a condition held, as `True` or `False`. */
function conditionTruth(
  recording: Recording,
  { expression, line, visit }: StateQuestion,
): Extract<Truth, { kind: "state" }> | null {
  const step = stepOfVisit(recording, line, visit);
  const statement = statementAt(recording, line);
  if (step === null || statement === null) return null;
  const held = branchesAt(recording, step).filter(({ construct }) => {
    const own = recording.constructs[construct];
    return own !== undefined && testText(statement, own) === expression;
  });
  const [only] = held;
  if (held.length !== 1 || only?.outcome.kind !== "test") return null;
  return { kind: "state", value: { kind: "bool", value: only.outcome.held } };
}
