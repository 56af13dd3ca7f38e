import { createCursor, type Cursor, type ObjectKind, type Recording } from "../../trace/index.ts";
import { statementAt } from "../ambiguous.ts";
import { askedAt } from "../asked.ts";
import { readName } from "../expressions.ts";
import type { Moment } from "../moments.ts";
import { lineEnd } from "../../trace/profiles/frame.ts";
import { stepOfVisit } from "../places.ts";
import type { AliasQuestion } from "../question.ts";
import { featuresOf } from "../source/features.ts";
import { textOf } from "../source/tests.ts";
import { type KindMember, nothing } from "./member.ts";

/** More names than this are not asked about together. */
const mostNames = 6;

/** Objects that can be changed: only of these it matters whether two names share one. */
const changeable: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  "list",
  "set",
  "deque",
  "bytearray",
  "dict",
  "instance",
]);

/** Which names share an object after a line. */
export const alias: KindMember<"alias"> = {
  kind: "alias",

  whole: nothing,

  at(recording, moment) {
    const found = namesAfter(recording, moment);
    return found === null ? [] : [found];
  },

  truth(recording, { line, visit, frame, names }) {
    const step = stepOfVisit(recording, line, visit);
    const end = step === null ? null : lineEnd(recording, step);
    if (end?.kind !== "ran" || recording.stretchAt(end.step) === null) return null;
    if (recording.frameAt(end.step) !== frame) return null;
    const groups = new Map<string, string[]>();
    for (const name of [...new Set(names)].toSorted()) {
      const value = readName(recording, end.step, frame, name);
      const key = value?.kind === "object" ? `${value.id}` : `name ${name}`;
      groups.set(key, [...(groups.get(key) ?? []), name]);
    }
    return { kind: "alias", groups: [...groups.values()] };
  },
};

function namesAfter(recording: Recording, moment: Moment): AliasQuestion | null {
  const { step } = moment;
  const statement = statementAt(recording, recording.lineAt(step));
  const end = lineEnd(recording, step);
  if (statement === null || statement.targets.length === 0 || end.kind !== "ran") return null;
  if (featuresOf(statement).undetermined || recording.stretchAt(end.step) === null) return null;
  const cursor = createCursor(recording);
  cursor.seek(end.step);
  const frame = recording.frameAt(step);
  const kinds = changeableNames(cursor, frame);
  const assigned = statement.targets.map(textOf).find((name) => kinds.has(name));
  const kind = assigned === undefined ? undefined : kinds.get(assigned);
  if (kind === undefined) return null;
  const names = [...kinds].flatMap(([name, own]) => (own === kind ? [name] : [])).toSorted();
  if (names.length < 2 || names.length > mostNames) return null;
  const chosen = moment.reasons.has("chosen");
  const asked = askedAt(recording, "alias", step, end.step, chosen ? "chosen" : "plain");
  const question: AliasQuestion = { ...asked, kind: "alias", names, frame };
  const groups = alias.truth(recording, question)?.groups ?? [];
  const shares = groups.some((group) => group.length > 1 && group.includes(assigned ?? ""));
  if (shares) return chosen ? question : { ...question, reason: "alias-mutation" };
  // A copy is worth asking about as well; what has nothing to do with the other names is not.
  const mentioned = statement.value.some(({ text }) => text !== assigned && names.includes(text));
  return mentioned ? question : null;
}

/** The names of a frame whose objects can be changed, with the kind of object. */
function changeableNames(cursor: Cursor, frame: number): Map<string, ObjectKind> {
  const found = new Map<string, ObjectKind>();
  for (const [name, value] of cursor.frame(frame)?.variables ?? []) {
    const object = value.kind === "object" ? cursor.object(value.id) : null;
    if (object !== null && changeable.has(object.kind)) found.set(name, object.kind);
  }
  return found;
}
