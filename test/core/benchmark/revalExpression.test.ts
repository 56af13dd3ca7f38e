import { describe, expect, test } from "vitest";
import { parseRevalExpression } from "../../../src/core/benchmark/reval/expression.ts";

const name = (text: string) => ({ kind: "name", name: text });
const one = { kind: "constant", value: { kind: "int", value: 1n } };

describe("the variables of REval's probes", () => {
  test.each([
    ["total", name("total")],
    ["self.items", { kind: "attribute", of: name("self"), name: "items" }],
    ["(a, b)", { kind: "tuple", items: [name("a"), name("b")] }],
    ["a, b", { kind: "tuple", items: [name("a"), name("b")] }],
    ["(a,)", { kind: "tuple", items: [name("a")] }],
    ["(a)", name("a")],
    ["xs[1]", { kind: "subscript", of: name("xs"), index: one }],
    [
      "xs[i][1]",
      {
        kind: "subscript",
        of: { kind: "subscript", of: name("xs"), index: name("i") },
        index: one,
      },
    ],
    [
      "table[a, 'x']",
      {
        kind: "subscript",
        of: name("table"),
        index: {
          kind: "tuple",
          items: [name("a"), { kind: "constant", value: { kind: "str", text: "x" } }],
        },
      },
    ],
  ])("%s is read", (text, expression) => {
    expect(parseRevalExpression(text)).toEqual(expression);
  });

  test.each([
    "xs[1:2]",
    "xs[-1]",
    "xs[i + 1]",
    "f(x)",
    "a + b",
    "not a",
    "[a, b]",
    "{1: 2}",
    "a.",
    "",
  ])("%j is none that REval looks up", (text) => {
    expect(parseRevalExpression(text)).toBeNull();
  });
});
