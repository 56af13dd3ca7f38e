import { beforeAll, describe, expect, test } from "vitest";
import { createCursor, type Cursor, type Recording } from "../../src/core/trace/index.ts";
import { compareValues } from "../../src/core/value/compare.ts";
import { parseLiteral } from "../../src/core/value/literal.ts";
import { printPythonValue } from "../../src/core/value/print.ts";
import type { PythonValue } from "../../src/core/value/pythonValue.ts";
import { valueOf } from "../../src/core/value/snapshot.ts";
import { type Foretrace, loadForetrace } from "./pyodide.ts";
import { recorded } from "./recorded.ts";

let foretrace: Foretrace;

beforeAll(async () => {
  foretrace = await loadForetrace();
});

/** The value of a name of the module at the last line of a program, or at the 0-based step. */
function valueIn(
  source: string,
  name: string,
  step?: (recording: Recording) => number,
): PythonValue {
  const recording = recorded(foretrace, source);
  const cursor: Cursor = createCursor(recording);
  cursor.seek(step?.(recording) ?? recording.steps - 1);
  const found = cursor.frame(0)?.variables.find(([variable]) => variable === name);
  if (found === undefined) throw new Error(`${name} is not bound`);
  return valueOf(recording, cursor, found[1]);
}

const setUp = `
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
from dataclasses import dataclass
from enum import Enum, IntEnum

Pair = namedtuple("Pair", "left right")

@dataclass
class Point:
    x: int
    y: list

class Colour(Enum):
    RED = "r"
    BLUE = 2

class Level(IntEnum):
    LOW = 1

class Stack(list):
    pass

class Register(dict):
    pass

class Metres(int):
    pass

class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

class Broken(Exception):
    def __init__(self, code):
        super().__init__("broken", code)
        self.code = code

def f():
    pass
`;

describe("[E13] a value out of a recording", () => {
  test.each([
    ["None", "None"],
    ["True", "True"],
    ["...", "Ellipsis"],
    ["-5", "-5"],
    ["10 ** 30", `1${"0".repeat(30)}`],
    ["-0.0", "-0.0"],
    ["0.1 + 0.2", "0.30000000000000004"],
    ["float('nan')", "nan"],
    ["-float('inf')", "-inf"],
    ["1 - 2.5j", "(1-2.5j)"],
    ["'it\\'s\\n\\ud800é😀'", String.raw`"it's\n\ud800é😀"`],
    ["b'\\xff\\'a'", String.raw`b"\xff'a"`],
    ["bytearray(b'ab')", "bytearray(b'ab')"],
    ["range(3)", "range(0, 3)"],
    ["slice(1, None)", "slice(1, None, None)"],
    ["[1, (2,), []]", "[1, (2,), []]"],
    ["{3, 1}", "{1, 3}"],
    ["frozenset({1})", "frozenset({1})"],
    ["set()", "set()"],
    ["{'a': {1: [None]}}", "{'a': {1: [None]}}"],
    ["deque([1, 2], maxlen=2)", "deque([1, 2])"],
    ["Counter('abb')", "Counter({'b': 2, 'a': 1})"],
    ["OrderedDict(a=1)", "OrderedDict({'a': 1})"],
    ["defaultdict(int, {'a': 1})", "defaultdict(..., {'a': 1})"],
    ["Pair(1, [2])", "Pair(left=1, right=[2])"],
    ["Point(1, [2])", "Point(x=1, y=[2])"],
    ["Colour.RED", "<Colour.RED: 'r'>"],
    ["Level.LOW", "<Level.LOW: 1>"],
    ["Stack([1, 2])", "[1, 2]"],
    ["Register(a=1)", "{'a': 1}"],
    ["Metres(3)", "3"],
    ["Node(1, Node(2))", "Node(value=1, next=Node(value=2, next=None))"],
    ["ValueError('bad', 1)", "ValueError('bad', 1)"],
    ["ValueError()", "ValueError()"],
    ["Broken(3)", "Broken('broken', 3, code=3)"],
    ["f", "<function f>"],
    ["Point", "<class 'Point'>"],
    ["int", "<class 'int'>"],
  ])("%s is %s, and the answer written so is right", (expression, text) => {
    const value = valueIn(`${setUp}\nvalue = ${expression}\npass`, "value");
    expect(printPythonValue(value)).toBe(text);
    const read = parseLiteral(text);
    expect(read.kind === "read" && compareValues(read.value, value).kind).toBe("equal");
  });

  test("is copied as it was at its step", () => {
    const source = "items = [1]\nitems.append(2)\nitems.append(3)\npass";
    const texts = [2, 3, 4].map((line) =>
      printPythonValue(
        valueIn(source, "items", (recording) => {
          const steps = Array.from({ length: recording.steps }, (_, step) => step);
          return steps.find((step) => recording.lineAt(step) === line) ?? 0;
        }),
      ),
    );
    expect(texts).toEqual(["[1]", "[1, 2]", "[1, 2, 3]"]);
  });

  test("inside itself is a cycle, so many levels up", () => {
    const value = valueIn("a = [1]\nb = {'a': a}\na.append(b)\na.append(a)\npass", "a");
    expect(value).toMatchObject({
      items: [
        { kind: "int" },
        { kind: "dict", entries: [[{ text: "a" }, { kind: "cycle", up: 2 }]] },
        { kind: "cycle", up: 1 },
      ],
    });
    expect(printPythonValue(value)).toBe("[1, {'a': [...]}, [...]]");
  });

  test("is copied for each name of it, but not without end", () => {
    const value = valueIn("a = []\nfor _ in range(40):\n    a = [a, a]\npass", "a");
    expect(countOf(value)).toBeLessThan(500_000);
    const deep = valueIn("a = []\nfor _ in range(400):\n    a = [a]\npass", "a");
    expect(printPythonValue(deep)).toBe(`${"[".repeat(150)}…${"]".repeat(150)}`);
  });

  test("is cut where the recording is cut, and where it is too long", () => {
    const long = valueIn("a = 'x' * 200_000\nb = [a]\npass", "b");
    expect(long).toMatchObject({ items: [{ kind: "cut", type: "str" }] });
    const many = valueIn("a = list(range(150_000))\npass", "a");
    expect(many.kind === "sequence" && many.items.at(-1)).toEqual({ kind: "cut", type: "" });
    const texts = valueIn("a = ['x' * 90_000] * 1000\npass", "a");
    expect(texts.kind === "sequence" && texts.items.at(-1)).toEqual({ kind: "cut", type: "str" });
    expect(texts.kind === "sequence" && texts.items[0]).toEqual({
      kind: "str",
      text: "x".repeat(90_000),
    });
  });
});

function countOf(value: PythonValue): number {
  if (value.kind !== "sequence") return 1;
  return value.items.reduce((sum, item) => sum + countOf(item), 1);
}
