import { afterAll, describe, expect, test } from "vitest";
import { printPythonValue } from "../../../src/core/value/print.ts";
import { HeadlessPython } from "../../../src/headless/python.ts";

const python = new HeadlessPython();
afterAll(() => python.close());

async function evaluated(source: string, expression: string) {
  const [reply] = await python.answer([{ kind: "evaluate", source, expression }]);
  if (reply?.kind !== "value") throw new Error(`it is ${reply?.kind}`);
  return reply;
}

describe("the value of an expression", () => {
  test.each([
    ["-(2 ** 200)", "builtins.int"],
    ["[1.0, -0.0, 1e+100, float('inf')]", "builtins.list"],
    ["True", "builtins.bool"],
    ["'\\ud800 \\x00 ü'", "builtins.str"],
    ["b'\\xff'", "builtins.bytes"],
    ["{1: (2,), 'a': {3, 4}, None: ...}", "builtins.dict"],
    ["(1+2j, frozenset({1}), bytearray(b'a'))", "builtins.tuple"],
  ])("%s arrives as it is, with its class", async (expression, type) => {
    const { value, repr, type: got } = await evaluated("", expression);
    expect(got).toBe(type);
    expect(printPythonValue(value)).toBe(repr);
  });

  test("of classes of the program and the library say which they are", async () => {
    const source = `
from collections import Counter, deque, namedtuple
from enum import Enum
Point = namedtuple("Point", "x y")
class Colour(Enum):
    RED = 1
class Box:
    def __init__(self):
        self.inside = deque([self])
    def __getattr__(self, name):
        raise ZeroDivisionError
class Numbers(list):
    pass
class Pair:
    __slots__ = ("a", "b")
pair = Pair()
pair.a = 1
`;
    const { value } = await evaluated(
      source,
      "[Point(1, 2), Colour.RED, Box(), Numbers([1]), Counter('aab'), ValueError('no', 1), pair]",
    );
    expect(printPythonValue(value)).toBe(
      "[Point(x=1, y=2), <Colour.RED: 1>, Box(inside=deque([...])), Numbers([1]), " +
        "Counter({'a': 2, 'b': 1}), ValueError('no', 1), Pair(a=1)]",
    );
  });

  test("has an int beyond the digits that Python writes, and none that is too large", async () => {
    const large = await evaluated("", "7 ** 6000");
    expect(large.value).toEqual({ kind: "int", value: 7n ** 6000n });
    expect(large.repr).toBeNull();
    expect((await evaluated("", "1 << 1000000")).value).toEqual({ kind: "cut", type: "int" });
  });
});

describe("what a request leaves behind", () => {
  test("is nothing that the next one sees: names, recursion limit, folder, streams, randomness", async () => {
    const source = `
import os, random, sys, types
sys.setrecursionlimit(77)
sys.path.insert(0, "/nowhere")
sys.modules["own"] = types.ModuleType("own")
sys.stdout = None
random.seed(9)
left = 1
`;
    const look =
      "('own' in sys.modules, sys.getrecursionlimit(), '/nowhere' in sys.path, random.random(), 'left' in globals())";
    const requests = [source, "", source].map((text) => ({
      kind: "evaluate" as const,
      source: `${text}\nimport random, sys`,
      expression: text === "" ? look : "left",
    }));
    const before = await evaluated("import random, sys", look);
    const replies = await python.answer(requests);
    expect(replies.map(({ kind }) => kind)).toEqual(["value", "value", "value"]);
    expect(replies[1]).toMatchObject({ repr: before.repr });
    expect(before.repr).toMatch(/^\(False, \d{3,}, False, /);
  });
});
