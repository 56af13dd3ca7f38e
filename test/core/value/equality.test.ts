import { describe, expect, test } from "vitest";
import { equalInPython } from "../../../src/core/value/equality.ts";
import { parseLiteral } from "../../../src/core/value/literal.ts";
import type { PythonValue } from "../../../src/core/value/pythonValue.ts";

function literal(text: string): PythonValue {
  const read = parseLiteral(text);
  if (read.kind !== "read") throw new Error(`${text} is no literal`);
  return read.value;
}

describe("Python's `==`", () => {
  test.each([
    ["1", "1.0", true],
    ["True", "1", true],
    ["1", "1j", false],
    ["9007199254740993", "9007199254740992.0", false],
    ["0.1", "0.10000000000000002", false],
    ["'1'", "1", false],
    ["'a'", "b'a'", false],
    ["[1]", "(1,)", false],
    ["[1, [2.0]]", "[True, [2]]", true],
    ["{1, 2}", "{2.0, True}", true],
    ["frozenset({1})", "{1}", true],
    ["{'a': 1, 'b': 2}", "{'b': 2, 'a': True}", true],
    ["{'a': 1}", "{'a': 1, 'b': 2}", false],
    ["OrderedDict({1: 1, 2: 2})", "OrderedDict({2: 2, 1: 1})", false],
    ["OrderedDict({1: 1, 2: 2})", "{2: 2, 1: 1}", true],
    ["Counter({'a': 0})", "Counter()", true],
    ["None", "None", true],
    ["None", "0", false],
  ])("between %s and %s is %j", (one, other, equal) => {
    expect(equalInPython(literal(one), literal(other))).toBe(equal);
    expect(equalInPython(literal(other), literal(one))).toBe(equal);
  });

  test("never holds for nan", () => {
    const nan: PythonValue = { kind: "float", value: NaN };
    expect(equalInPython(nan, nan)).toBe(false);
  });
});
