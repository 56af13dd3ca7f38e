import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { statementsOf } from "../../../src/core/question/source/statements.ts";
import { parseLiteral } from "../../../src/core/value/literal.ts";
import { printPythonValue } from "../../../src/core/value/print.ts";
import { peekValue } from "../../../src/models/players/peek/expression.ts";
import { peekAt } from "../../../src/models/players/peek/peek.ts";

/** What an expression is worth with these names, as Python prints it; null: it cannot be told. */
function worth(expression: string, names: Readonly<Record<string, string>> = {}): string | null {
  const known = new Map(
    Object.entries(names).flatMap(([name, text]) => {
      const read = parseLiteral(text);
      return read.kind === "read" ? [[name, read.value] as const] : [];
    }),
  );
  const [statement] = statementsOf(expression);
  const value = peekValue(statement?.tokens ?? [], known);
  return value === null ? null : printPythonValue(value);
}

describe("an expression", () => {
  test.each([
    ["1 < 2", "True"],
    ["1 < 2 < 2", "False"],
    ["'b' in 'abc'", "True"],
    ["3 not in [1, 2]", "True"],
    ["not []", "True"],
    ["[] or 'x'", "'x'"],
    ["1 and 0 or 5", "5"],
    ["None is None", "True"],
    ["1 == 1.0", "True"],
    ["(1, 2) == [1, 2]", "False"],
    ["-7 // 2", "-4"],
    ["-7 % 3", "2"],
    ["2 + 3 * 4 - 1", "13"],
    ["(2 + 3) * 4", "20"],
    ["len('abc') == len([1, 2, 3])", "True"],
    ["len({1: 2}) > 0", "True"],
    ["'a' < 'b'", "True"],
    ["True + 1", null],
    ["1 < 'a'", null],
    ["1 // 0", null],
    ["x", null],
    ["x and False", "False"],
    ["x or 1", "True"],
    ["x and 1", null],
    ["False and x", "False"],
    ["f(1)", null],
    ["[1, 2][0]", null],
    ["a.b == 1", null],
    ["2 ** 3", null],
    ["1 if True else 2", null],
    ["lambda: 1", null],
    ["(1", null],
    ["", null],
  ])("%s is %s", (expression, expected) => {
    expect(worth(expression)).toBe(expected);
  });

  test("takes names for what they are known to stand for", () => {
    expect(worth("n % 2 == 0 and xs", { n: "4", xs: "[1]" })).toBe("[1]");
    expect(worth("n > limit", { n: "4" })).toBeNull();
  });

  test("of any text has a value or none, and never throws", () => {
    const parts = "1 x ( ) [ ] { } , : not and or in is < == + - * // % len if 'a' . ** lambda";
    const text = fc.array(fc.constantFrom(...parts.split(" ")), { maxLength: 30 });
    fc.assert(
      fc.property(text, (words) => {
        expect(() => worth(words.join(" "))).not.toThrow();
      }),
      { numRuns: 500 },
    );
  });

  test("that is nested as deep as it gets does no harm", () => {
    expect(worth(`${"not ".repeat(5000)}1`)).toBeNull();
    expect(worth(`${"(".repeat(3000)}1${")".repeat(3000)}`)).toBeNull();
  });
});

/** The lines that a look says run for certain, and those that it says do not. */
function lookOf(source: string, from: "module" | number = "module") {
  const peek = peekAt(source);
  const look = from === "module" ? peek.module : peek.calls.get(from)?.[0];
  const having = (wanted: string) =>
    [...(look?.lines ?? [])].filter(([, one]) => one === wanted).map(([line]) => line);
  return { yes: having("yes"), maybe: having("maybe"), no: having("no"), look };
}

describe("a look at a program", () => {
  const classify = `def classify(n, xs=[]):
    if n < 0:
        return "negative"
    elif n == 0:
        label = "zero"
    else:
        label = "positive"
    for x in xs:
        label += str(x)
    while n > 100:
        n -= 1
    return label

print(classify(5))
`;

  test("evaluates the guards of a function with the literals of its call", () => {
    expect(lookOf(classify, 1)).toMatchObject({
      yes: [2, 4, 7, 8, 10, 12],
      maybe: [],
      no: [3, 5, 9, 11],
    });
  });

  test("stops behind what leaves for certain, and doubts what may have been left", () => {
    const known = classify.replace("classify(5)", "classify(-5)");
    expect(lookOf(known, 1)).toMatchObject({ yes: [2, 3], maybe: [] });
    const unknown = classify.replace("classify(5)", "classify(int(input()))");
    expect(lookOf(unknown, 1)).toMatchObject({ yes: [2], maybe: [3, 4, 5, 7, 8, 10, 11, 12] });
  });

  test("knows nothing any more of what a loop or a branch changes", () => {
    const source = "n = 3\nfor i in range(2):\n    if n > 2:\n        n = 0\nif n:\n    print(1)\n";
    expect(lookOf(source)).toMatchObject({ yes: [1, 2, 3, 5], maybe: [4, 6] });
  });

  test("tells how often a loop goes round", () => {
    const { look } = lookOf("for i in range(1, 10, 3):\n    pass\nfor c in 'abcd':\n    pass\n");
    expect([...(look?.rounds ?? [])]).toEqual([
      [1, 3],
      [3, 4],
    ]);
  });

  test("sees a body behind the colon, and functions that nobody calls", () => {
    expect(lookOf("if 1 > 2: print(1)\nprint(2)\n")).toMatchObject({ yes: [1, 2] });
    const peek = peekAt("def f():\n    return 1\n\ndef g():\n    f()\n");
    expect(peek.calls.size).toBe(0);
  });

  test("ends for a function that calls itself", () => {
    const peek = peekAt("def f(n):\n    if n > 0:\n        f(n + 1)\n        f(n + 2)\n\nf(1)\n");
    expect(peek.calls.get(1)?.length).toBeLessThanOrEqual(60);
  });

  test("of any text comes to an end", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 120 }), (source) => {
        expect(peekAt(source).module.lines.size).toBeLessThan(200);
      }),
    );
  });
});
