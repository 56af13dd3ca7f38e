import { type Cursor, type Recording, type Value, valueOfName } from "../trace/index.ts";
import { type Token, tokensOf } from "./source/tokens.ts";

/** One part of the way from a name to a value. */
type Part =
  | { readonly kind: "attribute"; readonly name: string }
  /** An index as it is written: a number, a text without escapes, or a name. */
  | { readonly kind: "index"; readonly token: Token; readonly negative: boolean };

interface Path {
  readonly name: string;
  readonly parts: readonly Part[];
}

/** The longest way that is read, and the longest text for it. */
const mostParts = 6;
const longest = 1000;

/**
 * The value of an expression in a frame at a step; null when it has none.
 * An expression is a name with attributes and indexes behind it: `self.items`, `grid[0]`, `ages['Ann']`, `row[i]`.
 */
export function readExpression(
  recording: Recording,
  cursor: Cursor,
  frame: number,
  expression: string,
): Value | null {
  const path = expression.length > longest ? null : parsePath(tokensOf(expression));
  if (path === null) return null;
  let value = readName(recording, cursor.step, frame, path.name);
  for (const part of path.parts) {
    if (value === null || value.kind !== "object") return null;
    const object = cursor.object(value.id);
    if (object === null) return null;
    if (part.kind === "attribute") {
      const field = object.type.fields?.indexOf(part.name) ?? -1;
      const own = object.attributes.find(([name]) => name === part.name);
      value = own?.[1] ?? (field >= 0 ? object.item(field) : null);
      continue;
    }
    const key = readIndex(recording, cursor.step, frame, part);
    if (key === null || key.kind !== "plain") return null;
    if (object.kind === "dict") {
      const found = object.entries.find(
        ([own]) => own.kind === "plain" && own.type === key.type && own.repr === key.repr,
      );
      value = found?.[1] ?? null;
    } else if (key.type === "int" && /^-?\d{1,9}$/.test(key.repr)) {
      const index = Number(key.repr);
      value = object.item(index < 0 ? object.size + index : index);
    } else return null;
  }
  return value;
}

/** A name in a frame: its own, or else that of the module. */
export function readName(
  recording: Recording,
  step: number,
  frame: number,
  name: string,
): Value | null {
  return valueOfName(recording, step, homeOf(recording, frame, name), name);
}

/** The frame that a name of a frame lives in: the frame itself, or that of the module (0) when it is a global there. */
export function homeOf(recording: Recording, frame: number, name: string): number {
  const code = recording.codes[recording.codeOfFrame(frame)];
  return code?.names.includes(name) === true || code?.free.includes(name) === true ? frame : 0;
}

/** The tokens of a name with attributes and indexes behind it; null when they are something else. */
export function parsePath(tokens: readonly Token[]): Path | null {
  const [first, ...rest] = tokens.filter(({ kind }) => kind !== "newline");
  if (first?.kind !== "name") return null;
  const parts: Part[] = [];
  let at = 0;
  while (at < rest.length && parts.length < mostParts) {
    const opener = rest[at]?.text;
    const next = rest[at + 1];
    if (opener === "." && next?.kind === "name") {
      parts.push({ kind: "attribute", name: next.text });
      at += 2;
      continue;
    }
    if (opener !== "[") return null;
    const negative = next?.text === "-";
    const token = negative ? rest[at + 2] : next;
    const close = rest[at + (negative ? 3 : 2)];
    if (token === undefined || token.kind === "operator" || close?.text !== "]") return null;
    parts.push({ kind: "index", token, negative });
    at += negative ? 4 : 3;
  }
  return at === rest.length ? { name: first.text, parts } : null;
}

function readIndex(
  recording: Recording,
  step: number,
  frame: number,
  { token, negative }: Extract<Part, { kind: "index" }>,
): Value | null {
  const sign = negative ? "-" : "";
  if (token.kind === "name") {
    return negative ? null : readName(recording, step, frame, token.text);
  }
  if (token.kind === "number") {
    return /^\d+$/.test(token.text)
      ? { kind: "plain", type: "int", repr: `${sign}${token.text}` }
      : null;
  }
  const text = /^(["'])([^"'\\\n]*)\1$/.exec(token.text)?.[2];
  return text === undefined ? null : { kind: "plain", type: "str", repr: `'${text}'` };
}
