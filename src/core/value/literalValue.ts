import { readCall } from "./callLiteral.ts";
import { dictOf, setOf } from "./hashed.ts";
import { beginsNumber, isNumberName, readNumber } from "./numberLiteral.ts";
import type { PythonValue } from "./pythonValue.ts";
import { deepestLiteral, type LiteralSource } from "./source.ts";
import { beginsText, readText } from "./textLiteral.ts";

/** Reads one value at the source's place; `depth` is the number of brackets around it. */
export function readValue(source: LiteralSource, depth: number): PythonValue | null {
  source.skipSpace();
  const { code } = source;
  if (beginsNumber(source) || code === 45 || code === 43) return readNumber(source);
  switch (source.text.charAt(source.at)) {
    case "(":
      return readParenthesis(source, depth);
    case "[":
      return readList(source, depth);
    case "{":
      return readBraces(source, depth);
    case "<":
      return readAngle(source, depth);
    case ".":
      return source.take("...") ? { kind: "ellipsis" } : source.failHere();
    default:
      return beginsText(source) ? readText(source) : readNamed(source, depth);
  }
}

/** What was written between brackets; `comma` says whether one was there. */
interface Enclosed {
  readonly items: readonly PythonValue[];
  readonly comma: boolean;
}

/** Reads items up to `close`; the source stands at the opening bracket. */
function readItems(source: LiteralSource, depth: number, close: string): Enclosed | null {
  const open = source.at;
  if (depth >= deepestLiteral) return source.fail("too-deep");
  source.at += 1;
  const items: PythonValue[] = [];
  let comma = false;
  for (;;) {
    source.skipSpace();
    if (source.take(close)) return { items, comma };
    if (source.at >= source.text.length) return source.fail("unclosed", open);
    if (items.length > 0 && !comma) return source.fail("unexpected-character");
    const item = readValue(source, depth + 1);
    if (item === null) return null;
    items.push(item);
    source.skipSpace();
    comma = source.take(",");
  }
}

function readParenthesis(source: LiteralSource, depth: number): PythonValue | null {
  const enclosed = readItems(source, depth, ")");
  if (enclosed === null) return null;
  const [only] = enclosed.items;
  if (enclosed.items.length === 1 && !enclosed.comma && only !== undefined) return only;
  return { kind: "sequence", type: "tuple", items: enclosed.items };
}

function readList(source: LiteralSource, depth: number): PythonValue | null {
  const enclosed = readItems(source, depth, "]");
  return enclosed === null ? null : { kind: "sequence", type: "list", items: enclosed.items };
}

/** Reads a dict or a set. */
function readBraces(source: LiteralSource, depth: number): PythonValue | null {
  const open = source.at;
  if (depth >= deepestLiteral) return source.fail("too-deep");
  source.at += 1;
  const keys: PythonValue[] = [];
  const values: PythonValue[] = [];
  let comma = true;
  for (;;) {
    source.skipSpace();
    if (source.take("}")) break;
    if (source.at >= source.text.length) return source.fail("unclosed", open);
    if (!comma) return source.fail("unexpected-character");
    const key = readValue(source, depth + 1);
    if (key === null) return null;
    keys.push(key);
    source.skipSpace();
    if (keys.length === 1 || values.length > 0) {
      if (source.take(":")) {
        const value = readValue(source, depth + 1);
        if (value === null) return null;
        values.push(value);
        source.skipSpace();
      } else if (values.length > 0) return source.failHere();
    }
    comma = source.take(",");
  }
  const isDict = values.length > 0 || keys.length === 0;
  const built = isDict
    ? dictOf(
        "dict",
        keys.map((key, index) => [key, values[index] ?? key]),
      )
    : setOf("set", keys);
  return built ?? source.fail("not-a-literal", open);
}

const constants: ReadonlyMap<string, PythonValue> = new Map([
  ["None", { kind: "none" }],
  ["True", { kind: "bool", value: true }],
  ["False", { kind: "bool", value: false }],
  ["Ellipsis", { kind: "ellipsis" }],
  ["NotImplemented", { kind: "opaque", type: "NotImplementedType", text: "NotImplemented" }],
]);

/** Reads what begins with a name: a constant, a number's name, an enum member, or a call that builds a value. */
function readNamed(source: LiteralSource, depth: number): PythonValue | null {
  const start = source.at;
  let name = source.peekName();
  if (name === "") return source.failHere();
  if (isNumberName(name)) return readNumber(source);
  source.at += name.length;
  const constant = constants.get(name);
  if (constant !== undefined) return constant;
  let member = "";
  while (source.code === 46) {
    source.at += 1;
    const next = source.peekName();
    if (next === "") return source.failHere();
    source.at += next.length;
    if (member !== "") name += `.${member}`;
    member = next;
  }
  if (source.code === 40) {
    const callee = member === "" ? name : `${name}.${member}`;
    return readCall(source, callee, start, depth, readValue);
  }
  if (member === "") return source.fail("not-a-literal", start);
  return {
    kind: "object",
    type: name,
    attributes: [["(member)", { kind: "str", text: member }]],
  };
}

const enumMember = /<([\p{L}_][\p{L}\p{Nd}_.]*)\.([^\s.:<>]+): /uy;

/** Reads `<Color.RED: 1>`; other texts in angle brackets are kept as they are, up to the bracket that closes them. */
function readAngle(source: LiteralSource, depth: number): PythonValue | null {
  const open = source.at;
  if (depth >= deepestLiteral) return source.fail("too-deep");
  enumMember.lastIndex = open;
  const [all = "", type = "", member = ""] = enumMember.exec(source.text) ?? [];
  if (all !== "") {
    source.at = open + all.length;
    const value = readValue(source, depth + 1);
    if (value === null) return null;
    if (!source.take(">")) return source.failHere();
    return {
      kind: "object",
      type,
      attributes: [
        ["(member)", { kind: "str", text: member }],
        ["value", value],
      ],
    };
  }
  let level = 0;
  for (; source.at < source.text.length; source.at++) {
    if (source.code === 60) level += 1;
    else if (source.code === 62) level -= 1;
    if (level === 0) break;
  }
  if (!source.take(">")) return source.fail("unclosed", open);
  return { kind: "opaque", type: "", text: source.text.slice(open, source.at) };
}
