import { createCursor, type Cursor, lastChange, type Recording } from "../../trace/index.ts";
import { statementAt } from "../ambiguous.ts";
import { askedAt } from "../asked.ts";
import { homeOf, parsePath, readExpression } from "../expressions.ts";
import { type Moment, reasonOf } from "../moments.ts";
import { lineEnd } from "../../trace/profiles/frame.ts";
import type { Reason, StateQuestion } from "../question.ts";
import { featuresOf } from "../source/features.ts";
import { type Statement, topLevel } from "../source/statements.ts";
import { textOf } from "../source/tests.ts";
import type { Token } from "../source/tokens.ts";
import { isWritable } from "../writable.ts";
import { callQuestions } from "./callChoice.ts";
import { mostEffort } from "./member.ts";
import { otherName } from "./otherNames.ts";

const worthy: ReadonlySet<Reason> = new Set<Reason>([
  "alias-mutation",
  "return-into-expression",
  "short-circuit",
  "default-argument",
  "shadowing",
  "integer-division",
  "negative-index",
  "slice-end",
  "loop-ends",
  "first-iteration",
  "last-iteration",
]);

const takesFromSet = new Set(["pop", "list", "tuple", "next", "iter", "for", "join", "enumerate"]);

/** What may be asked of the state around the line of a moment. */
export function statesAt(recording: Recording, moment: Moment): readonly StateQuestion[] {
  const { step } = moment;
  const statement = statementAt(recording, recording.lineAt(step));
  const end = lineEnd(recording, step);
  if (statement === null || end.kind !== "ran") return [];
  if (recording.stretchAt(step) === null || recording.stretchAt(end.step) === null) return [];
  const { undetermined } = featuresOf(statement);
  const cursor = createCursor(recording);
  cursor.seek(step);
  if (undetermined || goesThroughSet(recording, cursor, statement, step)) return [];
  cursor.seek(end.step);
  const place: Place = { recording, moment, statement, step, end: end.step, cursor };
  const own = statement.keyword === "return" ? returned(place) : changed(place);
  return [...callQuestions(recording, moment, statement, end.step), ...own];
}

interface Place {
  readonly recording: Recording;
  readonly moment: Moment;
  readonly statement: Statement;
  readonly step: number;
  /** The step at which the line has run. */
  readonly end: number;
  /** Stands at `end`. */
  readonly cursor: Cursor;
}

/** What a call returns. */
function returned(place: Place): StateQuestion[] {
  const { recording, statement, step, end, cursor } = place;
  const frame = recording.frameAt(step);
  const { value } = recording.step(end);
  const isFunction = recording.codes[recording.codeAt(step)]?.kind === "function";
  if (!isFunction || featuresOf(statement).plainValue || value === undefined) return [];
  if (!isWritable(cursor, value)) return [];
  return asking(place, "return", "return", frame);
}

/** What the line assigns or changes, by another name where there is one. */
function changed(place: Place): StateQuestion[] {
  const { recording, statement, step, cursor } = place;
  const frame = recording.frameAt(step);
  const plain = statement.targets.length > 0 && featuresOf(statement).plainValue;
  const paths = statement.keyword === "for" ? loopTargets(statement) : assignedPaths(statement);
  return paths.flatMap((tokens) => {
    const path = parsePath(tokens);
    if (path === null) return [];
    const whole = path.parts.length === 0 ? path.name : containerOf(tokens);
    const found = [whole, textOf(tokens)].find((expression) => {
      const value = readExpression(recording, cursor, frame, expression);
      return value !== null && isWritable(cursor, value);
    });
    if (found === undefined) return [];
    const other = otherName(recording, cursor, statement, step, found);
    if (other !== null) {
      const aliased = { ...place, moment: withReason(place.moment, "alias-mutation") };
      return asking(aliased, other.name, "after", other.frame);
    }
    if (plain || (path.parts.length === 0 && !changes(place, frame, path.name))) return [];
    return asking(place, found, "after", frame);
  });
}

function withReason(moment: Moment, reason: Reason): Moment {
  return { step: moment.step, reasons: new Set(moment.reasons).add(reason) };
}

/** Whether the line bound the name, or may have changed what it stands for. */
function changes({ recording, statement, step, end }: Place, frame: number, name: string): boolean {
  const change = lastChange(recording, end, homeOf(recording, frame, name), name);
  const mayChange = statement.targets.length === 0 || statement.augmented;
  return mayChange || (change !== null && change > step);
}

function asking(
  place: Place,
  expression: string,
  when: StateQuestion["when"],
  frame: number,
): StateQuestion[] {
  const { recording, moment, statement, step, end } = place;
  const last = lastReturn(recording, step, end);
  const into = last !== null && !featuresOf(statement).justCall;
  if (!into && end - step > mostEffort) return [];
  const reasons = new Set(moment.reasons);
  if (into) reasons.add("return-into-expression");
  const reason = reasonOf({ step, reasons }, worthy);
  // A call in the line is shown up to what it returns: what the expression makes of that is asked.
  const shown = reason === "return-into-expression" ? (last ?? step) : step;
  const name = `state-${expression}-${when}`;
  return [
    {
      ...askedAt(recording, name, step, end, reason, shown),
      kind: "state",
      expression,
      when,
      frame,
      ordered: false,
    },
  ];
}

/** The step at which the last call of the line returned, where nothing but the line itself came after it; null when there is none. */
function lastReturn(recording: Recording, step: number, end: number): number | null {
  const frame = recording.frameAt(step);
  for (let earlier = end - 1; earlier > step; earlier--) {
    const kind = recording.kindAt(earlier);
    if (kind === "output" || kind === "input") continue;
    return kind === "return" && recording.parentAt(earlier) === frame ? earlier : null;
  }
  return null;
}

/** The targets of an assignment, or what a method is called on. */
export function assignedPaths(statement: Statement): readonly (readonly Token[])[] {
  const targets = statement.targets.flatMap(splitTuple);
  if (statement.targets.length > 0 || statement.keyword !== "") return targets;
  // `items.append(x)`: what stands before the last dot of a method call.
  const { tokens } = statement;
  const open = tokens.findIndex(({ text }) => text === "(");
  const closes = tokens.at(-1)?.text === ")";
  if (open < 3 || !closes || tokens[open - 2]?.text !== ".") return [];
  return [tokens.slice(0, open - 2)];
}

/** The names that a `for` binds. */
export function loopTargets(statement: Statement): readonly (readonly Token[])[] {
  const [end] = topLevel(statement.value, "in");
  return end === undefined ? [] : splitTuple(statement.value.slice(0, end));
}

function splitTuple(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const bare = tokens[0]?.text === "(" ? tokens.slice(1, -1) : tokens;
  const commas = [-1, ...topLevel(bare, ","), bare.length];
  return commas.slice(1).map((comma, index) => bare.slice((commas[index] ?? 0) + 1, comma));
}

/** What holds the part that a path names: `grid[0]` for `grid[0][1]`. */
function containerOf(tokens: readonly Token[]): string {
  const open = tokens.findLastIndex(({ text }) => text === "[" || text === ".");
  return textOf(tokens.slice(0, open));
}

/** Whether the line goes through a set in the set's own order, which nobody can know. */
export function goesThroughSet(
  recording: Recording,
  cursor: Cursor,
  { tokens }: Statement,
  step: number,
): boolean {
  if (!tokens.some(({ text }) => takesFromSet.has(text))) return false;
  const frame = recording.frameAt(step);
  return tokens.some(({ kind, text }) => {
    const value = kind === "name" ? readExpression(recording, cursor, frame, text) : null;
    const object = value?.kind === "object" ? cursor.object(value.id) : null;
    return (
      object !== null && (object.kind === "set" || object.kind === "frozenset") && object.size > 1
    );
  });
}
