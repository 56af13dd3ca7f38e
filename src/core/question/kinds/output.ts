import { createCursor, outputUpTo, type Recording } from "../../trace/index.ts";
import { statementAt } from "../ambiguous.ts";
import { askedAt, askedOfRun } from "../asked.ts";
import { reasonOf } from "../moments.ts";
import { lineEnd } from "../../trace/profiles/frame.ts";
import { ranToItsEnd, stepOfVisit } from "../places.ts";
import type { Reason } from "../question.ts";
import { allGiven } from "../source/calls.ts";
import { featuresOf, isPlain } from "../source/features.ts";
import type { Statement } from "../source/statements.ts";
import { type KindMember, mostEffort } from "./member.ts";

/** How much text a person is asked to write. */
const mostText = { run: 600, line: 200 };
const mostLines = { run: 15, line: 6 };

const worthy: ReadonlySet<Reason> = new Set<Reason>([
  "return-into-expression",
  "integer-division",
  "negative-index",
  "slice-end",
  "first-iteration",
  "last-iteration",
]);

/** What is printed. */
export const output: KindMember<"output"> = {
  kind: "output",

  whole(recording) {
    const truth = ofRun(recording);
    if (truth === null || !isWritableOutput(truth.text, "run")) return [];
    return [{ ...askedOfRun(recording, "output"), kind: "output", scope: "run" }];
  },

  at(recording, moment) {
    const { step } = moment;
    const printed = ofLine(recording, step);
    const statement = statementAt(recording, recording.lineAt(step));
    if (printed === null || printed.raises !== null || statement === null) return [];
    if (printed.end - step > mostEffort || !isWritableOutput(printed.text, "line")) return [];
    if (featuresOf(statement).undetermined || printsPlainly(statement)) return [];
    const asked = askedAt(recording, "output", step, printed.end, reasonOf(moment, worthy));
    return [{ ...asked, kind: "output", scope: "line" }];
  },

  truth(recording, { scope, line, visit }) {
    if (scope === "run") return ofRun(recording);
    const step = stepOfVisit(recording, line, visit);
    const printed = step === null ? null : ofLine(recording, step);
    return printed && { kind: "output", text: printed.text, raises: printed.raises };
  },
};

function ofRun(
  recording: Recording,
): { kind: "output"; text: string; raises: string | null } | null {
  const { outcome } = recording;
  if (!ranToItsEnd(recording) || outcome === null) return null;
  const text = outputUpTo(recording, recording.steps)
    .filter(({ stream }) => stream === "stdout")
    .map((segment) => segment.text)
    .join("");
  return { kind: "output", text, raises: outcome.kind === "exception" ? outcome.error.type : null };
}

/** What the line of a `line` step prints, in whatever frame; null when it did not come to an end. */
function ofLine(
  recording: Recording,
  step: number,
): { text: string; raises: string | null; end: number } | null {
  const end = lineEnd(recording, step);
  if (end.kind === "open" || end.kind === "paused") return null;
  let text = "";
  for (let inside = step + 1; inside < end.step; inside++) {
    if (recording.kindAt(inside) !== "output") continue;
    const written = recording.step(inside);
    if (written.stream === "stdout") text += written.text ?? "";
  }
  if (end.kind !== "raised") return { text, raises: null, end: end.step };
  const raises = raisedType(recording, end.step);
  return raises === null ? null : { text, raises, end: end.step };
}

/** The type of what is raised at an `exception` or `unwind` step; null where the state is not recorded. */
function raisedType(recording: Recording, step: number): string | null {
  const { value } = recording.step(step);
  if (value?.kind !== "object") return null;
  const cursor = createCursor(recording);
  cursor.seek(step);
  return cursor.object(value.id)?.type.name ?? null;
}

/** Text that a person can write: neither long nor full of what no reader can know. */
export function isWritableOutput(text: string, scope: "run" | "line"): boolean {
  if (text.trim() === "" || text.length > mostText[scope]) return false;
  // Addresses of objects, and the order of what is in a set.
  if (/ at 0x[0-9a-f]+|\{[^:{}]+,[^:{}]*\}/.test(text)) return false;
  return text.split("\n").length - 1 <= mostLines[scope];
}

/** `print("…", x)` with nothing but texts, numbers and names in it: what they stand for is seen. */
function printsPlainly({ tokens }: Statement): boolean {
  const given = allGiven(tokens, "print")[0];
  if (given === undefined || given === null || tokens[0]?.text !== "print") return false;
  return given.named.size === 0 && given.positional.every(isPlain);
}
