import { parseLiteral } from "../value/literal.ts";
import { compareValues } from "../value/compare.ts";
import type { Mark } from "./mark.ts";
import type { PythonReply } from "./request.ts";
import type { TaskTruth } from "./truth.ts";

/** What an expression came to. */
export interface OutputTruth {
  /** Python's text for it. */
  readonly repr: string;
  /** Its class with the module: `builtins.int`. */
  readonly type: string;
  /** Whether the files' own truth holds, as far as Python was asked; null where it was not. */
  readonly stored: boolean | null;
}

/** The truth that an evaluation gave. */
export function outputTruth(
  reply: PythonReply | undefined,
  stored: PythonReply | null = null,
): TaskTruth<OutputTruth> {
  switch (reply?.kind) {
    case "value":
      if (reply.repr === null) return missing("Python has no text for the value.");
      return {
        kind: "computed",
        value: {
          repr: reply.repr,
          type: reply.type,
          stored: stored === null ? null : stored.kind === "passed",
        },
      };
    case "unavailable":
      return {
        kind: "unavailable",
        module: reply.module,
        reason: `The module ${reply.module} is not here.`,
      };
    case "timed-out":
      return missing("The program did not come to its end within the limits.");
    case "raised":
      return missing(`The program raised ${reply.type}.`);
    case "passed":
    case "recorded":
    case undefined:
      return missing("Python was not asked.");
  }
}

function missing(reason: string): TaskTruth<OutputTruth> {
  return { kind: "unavailable", module: null, reason };
}

/** True when two texts of Python values mean the same value of the same type. */
export function sameLiteral(mine: string, python: string): boolean {
  const [left, right] = [parseLiteral(mine), parseLiteral(python)];
  if (left.kind !== "read" || right.kind !== "read") return mine.trim() === python.trim();
  return compareValues(left.value, right.value).kind === "equal";
}

/** Marks a text as a Python literal, type and value told apart; nothing is run. */
export function strictMark(answer: string, truth: TaskTruth<OutputTruth>): Mark {
  if (truth.kind === "unavailable") return mark(null, "unavailable");
  const literal = parseLiteral(answer);
  if (literal.kind === "unreadable") return mark(false, "unreadable");
  return sameLiteral(answer, truth.value.repr) ? mark(true, "correct") : mark(false, "wrong");
}

/** Both marks of an answer to a task whose truth is not known: none. */
export const ungraded = {
  reference: mark(null, "unavailable"),
  strict: mark(null, "unavailable"),
} as const;

/** Marks what became of a program that had to run to its end. */
export function programMark(reply: PythonReply | undefined): Mark {
  switch (reply?.kind) {
    case "passed":
    case "value":
      return mark(true, "passed");
    case "timed-out":
      return mark(false, "timed-out");
    case "unavailable":
      return mark(false, "unavailable");
    case "raised":
      return mark(false, reply.type);
    case "recorded":
    case undefined:
      return mark(null, "not-run");
  }
}

/** A mark without further readings. */
export function mark(passed: boolean | null, verdict: string): Mark {
  return { passed, verdict, readings: {} };
}

/** An output truth as one JSON object: `{"id","output"}`, or `{"id","unavailable"}` with the module or the reason. */
export function printOutput(id: string, truth: TaskTruth<OutputTruth>): object {
  return truth.kind === "computed"
    ? { id, output: truth.value.repr }
    : { id, unavailable: truth.module ?? truth.reason };
}
