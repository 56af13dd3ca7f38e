import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareValues, type CompareOptions } from "../../../src/core/value/compare.ts";
import { parseLiteral } from "../../../src/core/value/literal.ts";
import { printPythonValue } from "../../../src/core/value/print.ts";
import type { PythonValue } from "../../../src/core/value/pythonValue.ts";
import { nearValues, pythonValues, varied } from "./arbitrary.ts";

function read(text: string): PythonValue {
  const parsed = parseLiteral(text);
  if (parsed.kind === "unreadable") throw new Error(`${text}: ${parsed.problem}`);
  return parsed.value;
}

/** The kind of difference, and where it is unless at the value itself. */
function compared(mine: string, python: string, options: CompareOptions = {}): string {
  const comparison = compareValues(read(mine), read(python), options);
  if (comparison.kind === "equal" || comparison.path === "") return comparison.kind;
  return `${comparison.kind} ${comparison.path}`;
}

function eachCase(cases: readonly (readonly [mine: string, python: string, result: string])[]) {
  test.each(cases)("%s where Python has %s is %s", (mine, python, result) => {
    expect(compared(mine, python)).toBe(result);
  });
}

describe("[E1] type and value are told apart", () => {
  eachCase([
    ["1", "1", "equal"],
    ["1", "2", "different"],
    ["1", "1.0", "wrong-type"],
    ["1.0", "1", "wrong-type"],
    ["1", "True", "wrong-type"],
    ["True", "1.0", "wrong-type"],
    ["False", "0", "wrong-type"],
    ["True", "False", "different"],
    ["1+0j", "1", "wrong-type"],
    ["1+1j", "1", "different"],
    ["'1'", "1", "wrong-type"],
    ["1", "'1'", "wrong-type"],
    ["1", "'1.0'", "different"],
    ["'True'", "True", "wrong-type"],
    ["'None'", "None", "wrong-type"],
    ["None", "0", "different"],
    ["''", "None", "different"],
    ["'[1, 2]'", "[1, 2]", "wrong-type"],
    ["b'ab'", "'ab'", "wrong-type"],
    ["bytearray(b'ab')", "b'ab'", "wrong-type"],
    ["b'ab'", "b'ac'", "different"],
    ["10000000000000000000000001", "1e25", "wrong-type"],
  ]);
});

describe("[E2] texts may differ in whitespace only", () => {
  eachCase([
    ["'a b'", "'a  b'", "whitespace"],
    ["'ab'", "'a b'", "whitespace"],
    ["'a\\n'", "'a'", "whitespace"],
    ["''", "' '", "whitespace"],
    ["'a'", "'A'", "different"],
    ["['a ', 1]", "['a', 1]", "whitespace [0]"],
    ["{'a ': 1}", "{'a': 1}", "whitespace ['a']"],
    ["{'a ', 'b'}", "{'a', 'b'}", "whitespace"],
  ]);
});

describe("[E3] floats are equal within a tolerance", () => {
  eachCase([
    ["0.3", "0.30000000000000004", "equal"],
    ["0.3333333333", "0.3333333333333333", "equal"],
    ["0.33333", "0.3333333333333333", "different"],
    ["1e300", "1.0000000001e300", "equal"],
    ["1e-300", "1.1e-300", "different"],
    ["nan", "nan", "equal"],
    ["nan", "0.0", "different"],
    ["-0.0", "0.0", "equal"],
    ["inf", "inf", "equal"],
    ["inf", "-inf", "different"],
    ["1e308", "inf", "different"],
    ["10000000000000001", "10000000000000002", "different"],
    ["{0.1, 0.3}", "{0.30000000000000004, 0.1}", "equal"],
    ["{0.3: 'a'}", "{0.30000000000000004: 'a'}", "equal"],
    ["(1+0.3j)", "(1+0.30000000000000004j)", "equal"],
  ]);

  test("which may be another one", () => {
    expect(compared("1.0", "1.05", { tolerance: 0.1 })).toBe("equal");
    expect(compared("0.3", "0.30000000000000004", { tolerance: 0 })).toBe("different");
  });
});

describe("[E4] sequences are compared item by item", () => {
  eachCase([
    ["[1, 2]", "[1, 2]", "equal"],
    ["[2, 1]", "[1, 2]", "different [0]"],
    ["[1]", "[1, 2]", "different [1]"],
    ["[1, 2, 3]", "[1, 2]", "different [2]"],
    ["(1, 2)", "[1, 2]", "wrong-type"],
    ["[1, 2]", "(1, 2)", "wrong-type"],
    ["[1, 2]", "deque([1, 2])", "wrong-type"],
    ["(1, 3)", "[1, 2]", "different [1]"],
    ["[1, 2.0, True]", "[1, 2, 1]", "wrong-type [1]"],
    ["[[1, (2,)]]", "[[1, [2]]]", "wrong-type [0][1]"],
    ["[1, 'a ', 2.0]", "[1, 'a', 2]", "different [1]"],
    ["[1.0, 2, 4]", "[1, 2, 3]", "different [2]"],
  ]);
});

/** 50,000 numbers in a row. */
function numbers(from: number): readonly number[] {
  return Array.from({ length: 50_000 }, (_, index) => from + index);
}

describe("[E5] sets are compared without order", { timeout: 60_000 }, () => {
  eachCase([
    ["{3, 1, 2}", "{1, 2, 3}", "equal"],
    ["{1, 2}", "{1, 2, 3}", "different"],
    ["{1, 2, 4}", "{1, 2, 3}", "different"],
    ["{1, 2.0}", "{1, 2}", "wrong-type"],
    ["{1, 2}", "frozenset({1, 2})", "wrong-type"],
    ["[2, 1]", "{1, 2}", "wrong-type"],
    ["{1, 2}", "[2, 1]", "wrong-type"],
    ["{1, 2}", "[1, 2, 2]", "different"],
    ["(1, 2)", "{1, 2}", "wrong-type"],
    ["{}", "set()", "different"],
    ["[]", "set()", "wrong-type"],
    ["{'1', 1.0}", "{1, b'1'}", "wrong-type"],
    ["{'1', 1.0}", "{b'1', 1}", "wrong-type"],
    ["{frozenset({2, 1})}", "{frozenset({1, 2})}", "equal"],
    ["[{1, 2}, {3}]", "[{2, 1}, {4}]", "different [1]"],
  ]);

  test("and large ones in a moment, be they alike or not", () => {
    const one = `{${numbers(0).join(",")}}`;
    expect(compared(one, `{${numbers(0).toReversed().join(",")}}`)).toBe("equal");
    expect(compared(one, `{${numbers(100).join(",")}}`)).toBe("different");
    expect(compared(one, `{${numbers(1).join(",")}}`)).toBe("different");
  });

  test("and sets in sets without end, up to a bound", () => {
    let [one, other] = ["1", "2"];
    for (let depth = 0; depth < 60; depth++) {
      [one, other] = [`frozenset({${one}, 'a${depth}'})`, `frozenset({'b${depth}', ${other}})`];
    }
    expect(compared(one, other)).toBe("different");
  });
});

describe("[E6] dicts are compared by their keys", () => {
  eachCase([
    ["{'a': 1, 'b': 2}", "{'b': 2, 'a': 1}", "equal"],
    ["{'a': 1}", "{'a': 2}", "different ['a']"],
    ["{'a': 1}", "{'a': 1, 'b': 2}", "different ['b']"],
    ["{'a': 1, 'b': 2}", "{'a': 1}", "different ['b']"],
    ["{'a': 1.0}", "{'a': 1}", "wrong-type ['a']"],
    ["{1.0: 'a'}", "{1: 'a'}", "wrong-type [1]"],
    ["{'1': 'a'}", "{1: 'a'}", "wrong-type [1]"],
    ["{'1': 'b'}", "{1: 'a'}", "different [1]"],
    ["{'a': 2}", "Counter({'a': 2})", "wrong-type"],
    ["OrderedDict({1: 2, 3: 4})", "OrderedDict({3: 4, 1: 2})", "different"],
    ["{1: 2, 3: 4}", "OrderedDict({3: 4, 1: 2})", "wrong-type"],
    ["defaultdict(int, {1: 2})", "defaultdict(<class 'float'>, {1: 2})", "equal"],
    ["[1]", "{1: 1}", "different"],
  ]);

  test("with order where it is asked for", () => {
    const ordered = { ordered: true };
    expect(compared("{'a': 1, 'b': 2}", "{'b': 2, 'a': 1}", ordered)).toBe("different");
    expect(compared("{'a': 1, 'b': 2}", "{'a': 1, 'b': 2}", ordered)).toBe("equal");
    expect(compared("[{1: 1, 2: 2}]", "[{2: 2, 1: 1}]", ordered)).toBe("different [0]");
  });
});

describe("[E7] instances are compared by type and attributes", () => {
  eachCase([
    ["Point(y=2, x=1)", "Point(x=1, y=2)", "equal"],
    ["Point(1, 2)", "Point(x=1, y=2)", "equal"],
    ["Point(1, y=2)", "Point(x=1, y=2)", "equal"],
    ["Point(1)", "Point(x=1, y=2)", "different .y"],
    ["Point(x=1, y=3)", "Point(x=1, y=2)", "different .y"],
    ["Point(x=1, z=2)", "Point(x=1, y=2)", "different .y"],
    ["Point(x=1, y=2, z=3)", "Point(x=1, y=2)", "different .z"],
    ["Vector(x=1, y=2)", "Point(x=1, y=2)", "wrong-type"],
    ["(1, 2)", "Point(x=1, y=2)", "wrong-type"],
    ["(1, 3)", "Point(x=1, y=2)", "different"],
    ["Point(x=1, y=2)", "(1, 2)", "wrong-type"],
    ["ValueError('a')", "ValueError('a')", "equal"],
    ["ValueError('a')", "KeyError('a')", "wrong-type"],
    ["ValueError('b')", "ValueError('a')", "different .args[0]"],
    ["Color.RED", "<Color.RED: 1>", "equal"],
    ["<Color.RED: 1>", "Color.RED", "equal"],
    ["Color.BLUE", "<Color.RED: 1>", "different"],
    ["Shape.RED", "<Color.RED: 1>", "wrong-type"],
    ["[Point(x=[1, 2], y=0)]", "[Point(x=[1, 3], y=0)]", "different [0].x[1]"],
  ]);
});

const one: PythonValue = { kind: "int", value: 1n };
const list = (...items: PythonValue[]): PythonValue => ({ kind: "sequence", type: "list", items });

describe("[E8] a container inside itself", () => {
  const endless = list(one, { kind: "cycle", up: 1 });
  const around: PythonValue = {
    kind: "dict",
    type: "dict",
    entries: [[{ kind: "str", text: "a" }, list(one, { kind: "cycle", up: 2 })]],
  };

  test.each([
    ["[1, [...]]", "equal"],
    ["[1, ...]", "equal"],
    ["[1, [1, [...]]]", "equal"],
    ["[1, [1, [1, ...]]]", "equal"],
    ["[1, [2, [...]]]", "different"],
    ["[1, {...}]", "different"],
    ["[1, [1]]", "different"],
    ["[1, 1]", "different"],
    ["[1]", "different"],
  ])("%s where Python has a list with itself in it is %s", (mine, kind) => {
    expect(compareValues(read(mine), endless).kind).toBe(kind);
  });

  test.each([
    ["{'a': [1, {...}]}", "equal"],
    ["{'a': [1, {'a': [1, {...}]}]}", "equal"],
    ["{'a': [1, [...]]}", "different"],
  ])("%s where Python has a dict with itself below is %s", (mine, kind) => {
    expect(compareValues(read(mine), around).kind).toBe(kind);
  });

  test("is printed as Python prints it, and that reads as the same value", () => {
    expect(printPythonValue(endless)).toBe("[1, [...]]");
    expect(printPythonValue(around)).toBe("{'a': [1, {...}]}");
    for (const value of [endless, around]) {
      expect(compareValues(read(printPythonValue(value)), value).kind).toBe("equal");
      expect(compareValues(value, value).kind).toBe("equal");
    }
  });

  test("may lead to a container further out than the one written out again", () => {
    const both: PythonValue = list({
      kind: "dict",
      type: "dict",
      entries: [
        [
          { kind: "str", text: "a" },
          { kind: "cycle", up: 1 },
        ],
        [
          { kind: "str", text: "b" },
          { kind: "cycle", up: 2 },
        ],
      ],
    });
    expect(printPythonValue(both)).toBe("[{'a': {...}, 'b': [...]}]");
    const mine = read("[{'a': {'a': {...}, 'b': [...]}, 'b': [...]}]");
    expect(compareValues(mine, both).kind).toBe("equal");
  });

  test("that leads nowhere equals nothing", () => {
    expect(compareValues(one, { kind: "cycle", up: 1 }).kind).toBe("different");
  });
});

describe("[E9] what a recording cut off", () => {
  const more: PythonValue = { kind: "cut", type: "" };
  const long: PythonValue = { kind: "cut", type: "str" };

  test.each<readonly [string, PythonValue, string]>([
    ["[1, 1]", list(one, more), "unknown"],
    ["[1]", list(one, more), "unknown"],
    ["[2, 1]", list(one, more), "different"],
    ["[]", list(one, more), "different"],
    ["[1, 'a']", list(one, long), "unknown"],
    ["[1, 2]", list(one, long), "different"],
    ["[1]", list(one, long), "different"],
    ["{1}", { kind: "set", type: "set", items: [more] }, "unknown"],
    ["{1: 2}", { kind: "dict", type: "dict", entries: [[more, more]] }, "unknown"],
  ])("%s may still be right, or is wrong already", (mine, python, kind) => {
    expect(compareValues(read(mine), python).kind).toBe(kind);
  });
});

describe("[E10] what has no literal is equal by its text", () => {
  const f: PythonValue = { kind: "opaque", type: "function", text: "<function f>" };

  test("as it is shown", () => {
    expect(compareValues(read("<function f>"), f).kind).toBe("equal");
    expect(compareValues(read("<function g>"), f).kind).toBe("different");
    expect(compareValues(read("'<function f>'"), f).kind).toBe("wrong-type");
    expect(compareValues(f, f).kind).toBe("equal");
  });
});

describe("[E11] a place is written as Python writes it", () => {
  test("with what stands there on both sides", () => {
    const comparison = compareValues(
      read("[1, {'a': P(x=[1, 2])}]"),
      read("[1, {'a': P(x=[1, 3])}]"),
    );
    expect(comparison).toEqual({
      kind: "different",
      path: "[1]['a'].x[1]",
      mine: { kind: "int", value: 2n },
      python: { kind: "int", value: 3n },
    });
  });

  test("with nothing where one side has nothing", () => {
    expect(compareValues(read("[1]"), read("[1, 2]"))).toEqual({
      kind: "different",
      path: "[1]",
      mine: null,
      python: { kind: "int", value: 2n },
    });
  });

  test("with what Python has under its own key, where the keys differ", () => {
    expect(compareValues(read("{'a': 1}"), read("{'b': 2}"))).toEqual({
      kind: "different",
      path: "['b']",
      mine: null,
      python: { kind: "int", value: 2n },
    });
  });

  test("with long keys shortened", () => {
    const key = `'${"a".repeat(10_000)}'`;
    const comparison = compareValues(read(`{${key}: 1}`), read(`{${key}: 2}`));
    expect(comparison.kind === "equal" ? "" : comparison.path).toMatch(/^\['a{59}…\]$/);
  });
});

describe("[E12] equality", { timeout: 60_000 }, () => {
  test("holds between a value and itself, and what is printed of it", () => {
    fc.assert(
      fc.property(fc.oneof(pythonValues, nearValues), fc.boolean(), (value, ordered) => {
        expect(compareValues(value, value, { ordered }).kind).toBe("equal");
        expect(compareValues(read(printPythonValue(value)), value, { ordered }).kind).toBe("equal");
      }),
      { numRuns: 2000 },
    );
  });

  test("does not depend on whose side is whose", () => {
    const met: Record<string, number> = {};
    const picks = fc.array(fc.nat(3), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(nearValues, picks, fc.boolean(), (mine, choices, ordered) => {
        const python = varied(mine, choices);
        const { kind } = compareValues(mine, python, { ordered });
        met[kind] = (met[kind] ?? 0) + 1;
        expect(compareValues(python, mine, { ordered }).kind).toBe(kind);
      }),
      { numRuns: 4000 },
    );
    for (const kind of ["equal", "wrong-type", "whitespace", "different"]) {
      expect(met[kind] ?? 0).toBeGreaterThan(2);
    }
  });
});
