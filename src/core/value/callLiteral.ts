import { dictOf, setOf } from "./hashed.ts";
import { readNumber } from "./numberLiteral.ts";
import type { PythonValue } from "./pythonValue.ts";
import { deepestLiteral, LiteralSource } from "./source.ts";

/** Built-in functions and types whose call is an expression: Python writes no value this way. */
const expressions = new Set(
  (
    "abs aiter all anext any ascii bin bool breakpoint bytes callable chr classmethod compile complex delattr dir divmod enumerate " +
    "eval exec filter format getattr globals hasattr hash help hex id input int isinstance issubclass iter len locals map max " +
    "memoryview min next object oct open ord pow print property repr reversed round setattr sorted staticmethod str sum super " +
    "type vars zip"
  ).split(" "),
);

interface Arguments {
  readonly positional: readonly PythonValue[];
  readonly keywords: readonly (readonly [string, PythonValue])[];
}

type ReadValue = (source: LiteralSource, depth: number) => PythonValue | null;

/** Reads `(…)` behind the name of a type; `start` is where the name begins, `readValue` reads what stands inside. Nothing is called. */
export function readCall(
  source: LiteralSource,
  name: string,
  start: number,
  depth: number,
  readValue: ReadValue,
): PythonValue | null {
  if (expressions.has(name) || name.startsWith("__")) return source.fail("not-a-literal", start);
  const read = readArguments(source, depth, readValue, name === "defaultdict");
  if (read === null) return null;
  const build = builders.get(name);
  const value = build === undefined ? instance(name, read) : build(read, name);
  return value ?? source.fail("not-a-literal", start);
}

/** `factory`: the first argument may be a name or what Python prints for a type; it is read over. */
function readArguments(
  source: LiteralSource,
  depth: number,
  readValue: ReadValue,
  factory: boolean,
): Arguments | null {
  const open = source.at;
  if (depth >= deepestLiteral) return source.fail("too-deep");
  source.at += 1;
  const positional: PythonValue[] = [];
  const keywords = new Map<string, PythonValue>();
  let comma = true;
  for (let first = true; ; first = false) {
    source.skipSpace();
    if (source.take(")")) return { positional, keywords: [...keywords] };
    if (source.at >= source.text.length) return source.fail("unclosed", open);
    if (!comma) return source.fail("unexpected-character");
    const place = source.at;
    const keyword = readKeyword(source);
    if (keyword === "" && first && factory && readFactory(source)) {
      positional.push({ kind: "ellipsis" });
    } else {
      const value = readValue(source, depth + 1);
      if (value === null) return null;
      if (keyword === "" ? keywords.size > 0 : keywords.has(keyword)) {
        return source.fail("not-a-literal", place);
      }
      if (keyword === "") positional.push(value);
      else keywords.set(keyword, value);
    }
    source.skipSpace();
    comma = source.take(",");
  }
}

/** Moves over `name=` and says the name; stays and says "" when no keyword is here. */
function readKeyword(source: LiteralSource): string {
  const start = source.at;
  const name = source.peekName();
  source.at += name.length;
  source.skipSpace();
  if (name !== "" && source.take("=")) return name;
  source.at = start;
  return "";
}

const factoryText = /(?:[\p{L}_][\p{L}\p{Nd}_.]*|<[^<>]*>)(?=\s*[,)])/uy;

function readFactory(source: LiteralSource): boolean {
  factoryText.lastIndex = source.at;
  const text = factoryText.exec(source.text)?.[0] ?? "";
  source.at += text.length;
  return text !== "";
}

type Builder = (read: Arguments, name: string) => PythonValue | null;

/** What Python writes with the name of a type although it is no instance with fields. */
const builders: ReadonlyMap<string, Builder> = new Map<string, Builder>([
  ["set", (read, name) => setOfArguments(read, name)],
  ["frozenset", (read, name) => setOfArguments(read, name)],
  ["list", (read, name) => sequenceOfArguments(read, name)],
  ["tuple", (read, name) => sequenceOfArguments(read, name)],
  ["deque", (read, name) => sequenceOfArguments(withoutKeyword(read, "maxlen"), name)],
  ["dict", (read, name) => dictOfArguments(read, name)],
  ["Counter", (read, name) => dictOfArguments(read, name)],
  ["OrderedDict", (read, name) => dictOfArguments(read, name)],
  ["mappingproxy", (read, name) => dictOfArguments(read, name)],
  [
    "defaultdict",
    ({ positional, keywords }, name) =>
      dictOfArguments({ positional: positional.slice(1), keywords }, name),
  ],
  ["bytearray", bytearrayOfArguments],
  ["float", floatOfArguments],
  ["range", rangeOfArguments],
]);

function withoutKeyword(read: Arguments, name: string): Arguments {
  return { ...read, keywords: read.keywords.filter(([keyword]) => keyword !== name) };
}

/** The only argument, `nothing` when there is none; null when there are more. */
function onlyArgument(
  { positional, keywords }: Arguments,
  nothing: PythonValue,
): PythonValue | null {
  if (keywords.length > 0 || positional.length > 1) return null;
  return positional[0] ?? nothing;
}

const emptyList: PythonValue = { kind: "sequence", type: "list", items: [] };

function itemsOfArguments(read: Arguments): readonly PythonValue[] | null {
  const only = onlyArgument(read, emptyList);
  return only?.kind === "sequence" || only?.kind === "set" ? only.items : null;
}

function setOfArguments(read: Arguments, name: string): PythonValue | null {
  const items = itemsOfArguments(read);
  return items === null ? null : setOf(name, items);
}

function sequenceOfArguments(read: Arguments, name: string): PythonValue | null {
  const items = itemsOfArguments(read);
  return items === null ? null : { kind: "sequence", type: name, items };
}

function dictOfArguments(read: Arguments, name: string): PythonValue | null {
  const only = onlyArgument(read, emptyList);
  if (only?.kind === "dict") return { kind: "dict", type: name, entries: only.entries };
  if (only?.kind !== "sequence") return null;
  const entries: (readonly [PythonValue, PythonValue])[] = [];
  for (const item of only.items) {
    if (item.kind !== "sequence") return null;
    const [key, value, ...more] = item.items;
    if (key === undefined || value === undefined || more.length > 0) return null;
    entries.push([key, value]);
  }
  return dictOf(name, entries);
}

function bytearrayOfArguments(read: Arguments): PythonValue | null {
  const only = onlyArgument(read, { kind: "bytes", type: "bytes", bytes: [] });
  return only?.kind === "bytes" ? { ...only, type: "bytearray" } : null;
}

/** `float('nan')` and its like; other texts are no literals of a float. */
function floatOfArguments(read: Arguments): PythonValue | null {
  const only = onlyArgument(read, { kind: "none" });
  if (only?.kind !== "str" || !/^[+-]?(?:nan|inf)$/.test(only.text)) return null;
  return readNumber(new LiteralSource(only.text));
}

/** `range(3)` is `range(0, 3)`, and a step of 1 is not written. */
function rangeOfArguments(read: Arguments, name: string): PythonValue | null {
  const { positional, keywords } = read;
  const ints = positional.filter((value) => value.kind === "int");
  if (keywords.length > 0 || ints.length < positional.length) return null;
  const [first, second, third] = ints;
  if (first === undefined || ints.length > 3) return null;
  const bounds =
    second === undefined ? [{ kind: "int", value: 0n } as const, first] : [first, second];
  if (third !== undefined && third.value !== 1n) bounds.push(third);
  return instance(name, { positional: bounds, keywords: [] });
}

/** An instance by its fields; what stands without a name is the tuple `args`. */
function instance(name: string, { positional, keywords }: Arguments): PythonValue {
  const args: readonly (readonly [string, PythonValue])[] =
    positional.length === 0
      ? []
      : [["args", { kind: "sequence", type: "tuple", items: positional }]];
  return { kind: "object", type: name, attributes: [...args, ...keywords] };
}
