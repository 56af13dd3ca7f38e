import { describe, expect, test } from "vitest";
import { readAssertions } from "../../../src/core/benchmark/asserts.ts";

function one(source: string, callee = "f") {
  const { found, others } = readAssertions(source, callee);
  return others > 0 ? "other" : found.map(({ expression, expected }) => [expression, expected]);
}

describe("assertions that tell a value", () => {
  test.each([
    ["assert f(1) == 2", "f(1)", "2"],
    ["assert f(1)==2, 'why, oh'", "f(1)", "2"],
    ["assert f('a == b, c') == '=='", "f('a == b, c')", "'=='"],
    ["assert f(1) is True", "f(1)", "True"],
    ["assert f(1)", "f(1)", "True"],
    ["assert not f(1)", "f(1)", "False"],
    ["assert tuple(f([1,\n  2])) == tuple([1, 2])", "tuple(f([1, 2]))", "tuple([1, 2])"],
    ["assert f(\n  x=1,  # one\n) == {'a': 1}", "f( x=1, )", "{'a': 1}"],
    ["assert f(1).value == 2", "f(1).value", "2"],
  ])("%j", (source, expression, expected) => {
    expect(one(source)).toEqual([[expression, expected]]);
  });

  test("the name that tests use is replaced by the function's, and not inside strings", () => {
    const { found } = readAssertions("assert candidate('candidate') == 1", "candidate", "f");
    expect(found).toEqual([{ expression: "f('candidate')", expected: "1" }]);
  });
});

describe("assertions that are no questions", () => {
  test.each([
    "assert True",
    "assert abs(f(1) - 2) < 1e-6",
    "assert f(1) == 1 or f(2) == 2",
    "assert f(1) == f(2) == 3",
    "assert 2 == f(1)",
    "assert f(1) is not None",
    "assert f(1) in [1]",
    "assert not f(1) == 2",
    "x = 3\nassert f(x) == 2",
  ])("%j", (source) => {
    expect(one(source)).toBe("other");
  });

  test("those inside a loop, which run more than once", () => {
    const { found, others } = readAssertions(
      "def check(f):\n    assert f(1) == 1\n    for n in range(3):\n        assert f(2) == 2\n",
      "f",
    );
    expect([found.length, others]).toEqual([1, 1]);
  });
});
