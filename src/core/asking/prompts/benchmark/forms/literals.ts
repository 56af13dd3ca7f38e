import { sameLiteral } from "../../../../benchmark/outputTruth.ts";
import { parseLiteral } from "../../../../value/literal.ts";
import { printPythonValue } from "../../../../value/print.ts";
import type { PythonValue } from "../../../../value/pythonValue.ts";

/**
 * A literal without `==` in it, since the parsers of some benchmarks take the first one for that of an assertion: in texts it is written with an
 * escape. Null where that is not possible.
 */
export function withoutEquality(literal: string): string | null {
  if (!literal.includes("==")) return literal;
  const escaped = literal.replaceAll("==", String.raw`=\x3d`);
  return parseLiteral(literal).kind === "read" && sameLiteral(literal, escaped) ? escaped : null;
}

/** A literal of another value, which is not equal to it in Python either. */
export function otherLiteral(literal: string): string {
  const read = parseLiteral(literal);
  return printPythonValue(read.kind === "read" ? otherValue(read.value) : { kind: "none" });
}

function otherValue(value: PythonValue): PythonValue {
  switch (value.kind) {
    case "bool":
      return { kind: "bool", value: !value.value };
    case "int":
      return { kind: "int", value: value.value + 1n };
    case "str":
      return { kind: "str", text: `${value.text}?` };
    case "none":
      return { kind: "int", value: 0n };
    default:
      return { kind: "none" };
  }
}

/** An answer that can stand between marks; null where it holds one itself. */
export function withoutMarks(answer: string | null): string | null {
  return answer === null || /\[\/?(?:ANSWER|THOUGHT)/i.test(answer) ? null : answer;
}
