import { branchesAt, nextLine as nextStep, type Recording } from "../../trace/index.ts";
import { isAmbiguousLine, lineBehind, statementAt } from "../ambiguous.ts";
import { askedAt } from "../asked.ts";
import { type Moment, reasonOf } from "../moments.ts";
import { stepOfVisit } from "../places.ts";
import type { NextLine, NextLineQuestion, Reason } from "../question.ts";
import { featuresOf } from "../source/features.ts";
import { isPlainlyThere } from "./branch.ts";
import { type KindMember, nothing } from "./member.ts";

const worthy: ReadonlySet<Reason> = new Set<Reason>([
  "loop-ends",
  "branch-differs",
  "short-circuit",
  "exception-caught",
  "last-iteration",
]);

/** Which line runs next. */
export const nextLine: KindMember<"next-line"> = {
  kind: "next-line",

  whole: nothing,

  at(recording, moment) {
    const found = whatFollows(recording, moment.step);
    if (found === null || !isWorthAsking(recording, moment.step, found.next)) return [];
    const isPlain = branchesAt(recording, moment.step).some((visit) => {
      const construct = recording.constructs[visit.construct];
      return construct !== undefined && isPlainlyThere(construct, visit, moment);
    });
    if (isPlain) return [];
    const question = plainNextLine(recording, moment);
    return question === null ? [] : [question];
  },

  truth(recording, { line, visit }) {
    const step = stepOfVisit(recording, line, visit);
    const found = step === null ? null : whatFollows(recording, step);
    return found && { kind: "next-line", next: found.next };
  },
};

/** The question which line runs next, however plain the answer is; null where there is no word for it. */
export function plainNextLine(recording: Recording, moment: Moment): NextLineQuestion | null {
  const found = whatFollows(recording, moment.step);
  if (found === null) return null;
  const reason = reasonOf(moment, worthy);
  const asked = askedAt(recording, "next-line", moment.step, found.step, reason);
  return { ...asked, kind: "next-line" };
}

/** What comes after the line of a `line` step, and the step that shows it; null where there is no word for it. */
function whatFollows(
  recording: Recording,
  step: number,
): { readonly next: NextLine; readonly step: number } | null {
  const next = nextStep(recording, step);
  switch (next.kind) {
    case "end":
      return recording.outcome?.kind === "exit"
        ? { next: { kind: "end" }, step: recording.steps - 1 }
        : null;
    case "line":
      if (next.frame !== recording.frameAt(step)) return null;
      return { next: { kind: "line", line: next.line }, step: next.step };
    case "call": {
      const name = recording.codes[next.code]?.name ?? "";
      return { next: { kind: "call", name, line: next.line }, step: next.step };
    }
    case "return":
      // A generator that returns raises in who asked it.
      return recording.codes[next.code]?.kind === "generator"
        ? null
        : { next: afterReturn(recording, next.frame), step: next.step };
    case "raise":
    case "unwind":
      return { next: { kind: "raises" }, step: next.step };
    case "yield":
    case "resume":
      return null;
  }
}

function afterReturn(recording: Recording, frame: number): NextLine {
  const caller = recording.path.callerLines.at(frame);
  return recording.parentOfFrame(frame) < 0 ? { kind: "end" } : { kind: "return", line: caller };
}

/** Whether what follows is more than the next line of the block, and no surprise of how lines are told. */
function isWorthAsking(recording: Recording, step: number, next: NextLine): boolean {
  const line = recording.lineAt(step);
  const statement = statementAt(recording, line);
  if (statement === null || featuresOf(statement).undetermined) return false;
  const behind = lineBehind(recording, line);
  switch (next.kind) {
    case "line":
      if (isAmbiguousLine(recording, next.line)) return false;
      return statement.keyword !== "try" && (statement.header || behind !== next.line);
    case "call":
      // A call that a library makes, or that no name on the line tells, comes as a surprise.
      return (
        featuresOf(statement).calls.length > 1 && featuresOf(statement).calls.includes(next.name)
      );
    case "return": {
      const code = recording.codes[recording.codeAt(step)];
      const caller = statementAt(recording, next.line);
      if (caller === null || isAmbiguousLine(recording, next.line) || code === undefined)
        return false;
      return featuresOf(caller).calls.includes(code.name) || memberCall(caller.tokens, code.name);
    }
    case "raises":
      return true;
    case "end":
      return behind !== null || statement.indent > 0;
  }
}

function memberCall(tokens: readonly { readonly text: string }[], name: string): boolean {
  return tokens.some(
    ({ text }, place) =>
      text === name && tokens[place - 1]?.text === "." && tokens[place + 1]?.text === "(",
  );
}
