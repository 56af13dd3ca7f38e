import { beforeAll, describe, expect, test } from "vitest";
import { createCursor, printValue, type Recording } from "../../src/core/trace/index.ts";
import { type Foretrace, loadForetrace } from "./pyodide.ts";
import { recorded } from "./recorded.ts";

let foretrace: Foretrace;

beforeAll(async () => {
  foretrace = await loadForetrace();
});

const prelude = `
import asyncio, collections, dataclasses, enum, math
from collections import Counter, OrderedDict, defaultdict, deque, namedtuple
Point = namedtuple("Point", "x y")
@dataclasses.dataclass
class Pair:
    left: object
    right: object = None
class Color(enum.Enum):
    RED = 1
    DEEP = "blue"
class Plain: pass
class Stack(list): pass
def cycle_list():
    x = [1]; x.append(x); return x
def cycle_dict():
    x = {}; x["self"] = x; return x
def cycle_both():
    x = [1]; y = (x, {"k": x}); x.append(y); return y
`;

/** The text of the name `v` at the end, as the page prints it. */
function printed(recording: Recording): string {
  const cursor = createCursor(recording);
  cursor.seek(recording.steps - 1);
  const found = cursor.frame(0)?.variables.find(([name]) => name === "v");
  return found === undefined ? "nothing" : printValue(recording, cursor, found[1]);
}

describe("[V2] [S3] values are printed as Python prints them", () => {
  const expressions = [
    "None",
    "True",
    "...",
    "NotImplemented",
    "0",
    "-1",
    "2**29",
    "-2**29-1",
    "10**40",
    "7**900",
    "0.1",
    "-0.0",
    "1e16",
    "123456.789",
    "math.nan",
    "-math.inf",
    "1+2j",
    "-0.0j",
    "''",
    "'it\\'s'",
    "'\"'",
    "'\\n\\t\\x00\\\\'",
    "'é'",
    "'\\ud800'",
    "'日本'",
    "'\\u200b'",
    "'😀'",
    "'a' * 50",
    "b''",
    "b'\\x00\\xff\\''",
    "bytearray(b'ab\\x01')",
    "bytearray()",
    "range(3)",
    "range(1, 9, 2)",
    "slice(1, None)",
    "[]",
    "[1, 'a', None]",
    "()",
    "(1,)",
    "(1, 2)",
    "{}",
    "{'a': 1, 2: [3]}",
    "set()",
    "{1}",
    "frozenset()",
    "frozenset({1})",
    "[[[]]]",
    "{'a': {'b': {'c': ()}}}",
    "deque()",
    "deque([1, 2])",
    "deque([1, 2], maxlen=2)",
    "Counter()",
    "Counter('abbccc')",
    "OrderedDict()",
    "OrderedDict(a=1, b=2)",
    "Point(1, 'b')",
    "Pair(1, Pair([2]))",
    "Color.RED",
    "Color.DEEP",
    "[Color.RED]",
    "ValueError('bad', 2)",
    "KeyError('k')",
    "Exception()",
    "[StopIteration(3)]",
    "cycle_list()",
    "cycle_dict()",
    "cycle_both()",
    "Stack([1])",
    "[float('nan'), 1e-7]",
  ];

  test("in a list of values of all kinds", () => {
    const differing: string[] = [];
    for (const expression of expressions) {
      const recording = recorded(foretrace, `${prelude}\nv = ${expression}\nw = 1\n`);
      const expected: string = foretrace.pyodide.runPython(`
space = {}
exec(${JSON.stringify(prelude)}, space)
repr(eval(${JSON.stringify(expression)}, space))`);
      const text = printed(recording);
      if (text !== expected) differing.push(`${expression}: ${text} is ${expected}`);
    }
    expect(differing).toEqual([]);
  }, 120_000);
});

describe("what Python prints by its address is printed by what it is", () => {
  test.each([
    ["Plain()", "<Plain object>"],
    ["Plain", "<class 'Plain'>"],
    ["cycle_list", "<function cycle_list>"],
    ["lambda: 1", "<function <lambda>>"],
    ["[].append", "<built-in method append>"],
    ["len", "<built-in function len>"],
    ["defaultdict(Plain, {1: 2})", "defaultdict(<class 'Plain'>, {1: 2})"],
    ["math", "<module 'math'>"],
    ["(q for q in [1])", "<generator not started>"],
    ["iter([1, 2])", "<list_iterator at 0 over [1, 2]>"],
  ])("%s", (expression, expected) => {
    const text = printed(recorded(foretrace, `${prelude}\nv = ${expression}\nw = 1\n`));
    expect(text).toBe(expected);
  });
});

/** The text of a value within limits. */
function print(expression: string, limits: { width?: number; depth?: number }): string {
  const recording = recorded(foretrace, `v = ${expression}\nw = 1\n`);
  const cursor = createCursor(recording);
  cursor.seek(recording.steps - 1);
  const [, value] = cursor.frame(0)?.variables[0] ?? [];
  return value === undefined ? "nothing" : printValue(recording, cursor, value, limits);
}

describe("printing stops", () => {
  test("at a width, and says so", () => {
    expect(print("list(range(1000))", { width: 12 })).toBe("[0, 1, 2, 3, …]");
    expect(print("'x' * 500", { width: 60 })).toBe(`'${"x".repeat(59)}…'`);
  });

  test("at a depth", () => {
    expect(print("[[[[1]]]]", { depth: 2 })).toBe("[[…]]");
  });

  test("[S8] where the recorder has stopped", () => {
    const text = print("'y' * 200_000", { width: 1_000_000 });
    expect(text.length).toBeLessThan(200_000);
    expect(text.endsWith("y…'")).toBe(true);
  });
});
