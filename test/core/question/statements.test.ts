import { describe, expect, test } from "vitest";
import { allGiven, parametersWithDefault } from "../../../src/core/question/source/calls.ts";
import { featuresOf } from "../../../src/core/question/source/features.ts";
import { type Statement, statementsOf } from "../../../src/core/question/source/statements.ts";
import { textOf } from "../../../src/core/question/source/tests.ts";
import { tokensOf } from "../../../src/core/question/source/tokens.ts";

function only(source: string): Statement {
  const [first] = statementsOf(source);
  if (first === undefined) throw new Error(`no statement in ${source}`);
  return first;
}

describe("statements", () => {
  test.each([
    ["x = 1", "", false],
    ["if x:", "if", true],
    ["for i in x:", "for", true],
    ["async for i in x:", "for", true],
    ["else:", "else", true],
    ["match x:", "match", true],
    ["match = 3", "", false],
    ["match(x)", "", false],
    ["match.group(1)", "", false],
    ["case [1, *rest] if rest:", "case", true],
    ["type X = int", "type", false],
    ["type(x)", "", false],
    ["return x", "return", false],
    ["@property", "@", false],
  ])("know their keyword: %s", (source, keyword, header) => {
    expect(only(source)).toMatchObject({ keyword, header });
  });

  test.each([
    ["a; b", true],
    ["if x: y", true],
    ["if x:", false],
    ["x = {1: 2}[1:2]", false],
    ["f = lambda: 1", false],
    ["class A: pass", true],
    ["x: int = 5", false],
  ])("[A1] know whether there are several on a line: %s", (source, several) => {
    expect(only(source).several).toBe(several);
  });

  test.each([
    ["a = b = 1 + c", ["a", "b"], "1 + c", false],
    ["a[0], b.c = f(x=1)", ["a[0], b.c"], "f(x=1)", false],
    ["n: int = 5", ["n"], "5", false],
    ["total //= 2", ["total"], "2", true],
    ["f(x=1)", [], "f(x=1)", false],
    ["a == b", [], "a == b", false],
    ["f = lambda x=1: x", ["f"], "lambda x=1: x", false],
  ])("know what is assigned: %s", (source, targets, value, augmented) => {
    const statement = only(source);
    expect(statement.targets.map(textOf)).toEqual(targets);
    expect(textOf(statement.value)).toBe(value);
    expect(statement.augmented).toBe(augmented);
  });

  test.each([
    ["a = b // 2", ["integer-division"]],
    ["a = '%d' % b", []],
    ["a = b % 2", ["integer-division"]],
    ["a = b[-1]", ["negative-index"]],
    ["a = [-1]", []],
    ["a = b[1:]", ["slice-end"]],
    ["a = {1: 2}", []],
    ["a = b[{1: 2}[1]]", []],
    ["return [-1]", []],
  ])("know reasons to ask about them: %s", (source, reasons) => {
    expect(featuresOf(only(source)).reasons).toEqual(reasons);
  });

  test.each([
    ["a = 5", true],
    ["a = [1, (2, 'x')]", true],
    ["a = b", true],
    ["a = -1", true],
    ["a = b + 1", false],
    ["a = f'{b}'", false],
    ["a += 5", false],
    ["a = f()", false],
  ])("[A4] know whether their value is written there: %s", (source, plainValue) => {
    expect(featuresOf(only(source)).plainValue).toBe(plainValue);
  });

  test.each([
    ["x = f(1)", true],
    ["x = a.b.f(1, (2))", true],
    ["x = f(1) + 1", false],
    ["x = f(1)(2)", false],
    ["x = (f(1))", false],
  ])("know whether their value is one call: %s", (source, justCall) => {
    expect(featuresOf(only(source)).justCall).toBe(justCall);
  });
});

describe("calls", () => {
  test("tell what is given by place and by name", () => {
    const [given] = allGiven(tokensOf("x = f(1, (2, 3), k=a + 1)"), "f");
    expect(given?.positional.map(textOf)).toEqual(["1", "(2, 3)"]);
    expect([...(given?.named ?? [])].map(([name, tokens]) => [name, textOf(tokens)])).toEqual([
      ["k", "a + 1"],
    ]);
    expect(allGiven(tokensOf("f(*a) + f()"), "f")).toMatchObject([null, { positional: [] }]);
  });

  test("leave out parameters that have a default", () => {
    expect(parametersWithDefault(tokensOf("def f(a, b=1, *c, d: int = [2, 3], **e):"))).toEqual([
      "b",
      "d",
    ]);
  });
});
