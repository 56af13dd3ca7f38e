import { readValue } from "./literalValue.ts";
import type { PythonValue } from "./pythonValue.ts";
import { type LiteralProblem, LiteralSource } from "./source.ts";

/** The most characters that are read as one literal. */
export const longestLiteral = 1 << 20;

/** A literal that was read, or why it was not: `at` is a 0-based place in the text, in UTF-16 code units. */
export type ParsedLiteral =
  | { readonly kind: "read"; readonly value: PythonValue }
  | { readonly kind: "unreadable"; readonly problem: LiteralProblem; readonly at: number };

/**
 * Reads a text as a Python literal: what `ast.literal_eval` takes, and what `repr` writes for the containers of the standard library and
 * for instances, as `Name(field=value)`. Nothing is ever evaluated. Any text has an answer; time grows with its length alone.
 */
export function parseLiteral(text: string): ParsedLiteral {
  if (text.length > longestLiteral) {
    return { kind: "unreadable", problem: "too-long", at: longestLiteral };
  }
  const source = new LiteralSource(text);
  const value = readWhole(source);
  if (value !== null) return { kind: "read", value };
  const { problem, at } = source.failure ?? { problem: "not-a-literal", at: 0 };
  return { kind: "unreadable", problem, at };
}

/** A value up to the end of the text; several with commas between them are a tuple. */
function readWhole(source: LiteralSource): PythonValue | null {
  source.skipSpace();
  if (source.at >= source.text.length) return source.fail("not-a-literal");
  const first = readValue(source, 0);
  if (first === null) return null;
  source.skipSpace();
  if (source.at >= source.text.length) return first;
  const items = [first];
  while (source.take(",")) {
    source.skipSpace();
    if (source.at >= source.text.length) break;
    const next = readValue(source, 0);
    if (next === null) return null;
    items.push(next);
    source.skipSpace();
  }
  if (source.at < source.text.length) return source.fail("unexpected-character");
  return { kind: "sequence", type: "tuple", items };
}
