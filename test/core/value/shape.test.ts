import { expect, test } from "vitest";
import { parseLiteral } from "../../../src/core/value/literal.ts";
import { type Shape, shapeOf } from "../../../src/core/value/shape.ts";

test.each<readonly [string, Shape]>([
  ["3", { kind: "plain", type: "int" }],
  ["None", { kind: "plain", type: "NoneType" }],
  ["...", { kind: "plain", type: "ellipsis" }],
  ["<function f>", { kind: "plain", type: "" }],
  ["'a😀\\ud800'", { kind: "text", type: "str", length: 3 }],
  ["b'ab'", { kind: "text", type: "bytes", length: 2 }],
  ["[1, 2, 3]", { kind: "items", type: "list", count: 3, items: ["int"] }],
  ["(1, 'a', 2, [1])", { kind: "items", type: "tuple", count: 4, items: ["int", "str", "list"] }],
  ["set()", { kind: "items", type: "set", count: 0, items: [] }],
  [
    "{'a': 1, 2: 1.5}",
    { kind: "entries", type: "dict", count: 2, keys: ["str", "int"], values: ["int", "float"] },
  ],
  ["Point(x=1, y=2)", { kind: "attributes", type: "Point", names: ["x", "y"] }],
])("the shape of %s says what it is, and not whether it is right", (text, shape) => {
  const read = parseLiteral(text);
  expect(read.kind === "read" && shapeOf(read.value)).toEqual(shape);
});
