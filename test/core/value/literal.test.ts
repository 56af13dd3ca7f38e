import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { longestLiteral, parseLiteral } from "../../../src/core/value/literal.ts";
import { printPythonValue } from "../../../src/core/value/print.ts";
import type { PythonValue } from "../../../src/core/value/pythonValue.ts";
import { pythonValues } from "./arbitrary.ts";

function read(text: string): PythonValue {
  const parsed = parseLiteral(text);
  if (parsed.kind === "unreadable") throw new Error(`${text}: ${parsed.problem} at ${parsed.at}`);
  return parsed.value;
}

/** The text is read, and is printed as `repr` would. */
function readAs(text: string): string {
  return printPythonValue(read(text));
}

function problemOf(text: string): readonly [string, number] | "read" {
  const parsed = parseLiteral(text);
  return parsed.kind === "read" ? "read" : [parsed.problem, parsed.at];
}

describe("[A1] an answer is read, never run", { timeout: 60_000 }, () => {
  test("whatever the text is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const parsed = parseLiteral(text);
        const at = parsed.kind === "unreadable" ? parsed.at : 0;
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2000 },
    );
  });

  test("whatever is broken in a literal", () => {
    fc.assert(
      fc.property(pythonValues, fc.nat(), fc.string({ maxLength: 2 }), (value, at, more) => {
        const text = printPythonValue(value);
        const place = at % (text.length + 1);
        expect(["read", "unreadable"]).toContain(
          parseLiteral(text.slice(0, place) + more + text.slice(place + 1)).kind,
        );
      }),
      { numRuns: 2000 },
    );
  });

  test("of characters that are like code, however often they stand together", () => {
    const tokens = fc.constantFrom(
      ..."()[]{},:'\"\\.+-<>=_ 0179ejxbru".split(""),
      "None",
      "nan",
      "set(",
      "Point(x=",
      "deque([",
      "'''",
      "\\u",
    );
    fc.assert(
      fc.property(fc.array(tokens, { maxLength: 20 }), (parts) => {
        expect(["read", "unreadable"]).toContain(parseLiteral(parts.join("")).kind);
      }),
      { numRuns: 5000 },
    );
  });

  test.each([
    ["brackets", "[".repeat(100_000), ["too-deep", 200]],
    ["calls", "f(".repeat(100_000), ["too-deep", 401]],
    ["dicts", "{1:".repeat(100_000), ["too-deep", 600]],
    ["angles", "<A.b: ".repeat(100_000), ["too-deep", 1200]],
    ["digits", "9".repeat(1_000_000), ["too-long", 0]],
    ["signs", "-".repeat(1_000_000), ["unexpected-character", 1]],
    ["letters", "a".repeat(1_000_000), ["not-a-literal", 0]],
    ["quotes", `'${"a".repeat(1_000_000)}`, ["unclosed", 0]],
    ["NULs", "\0".repeat(1_000_000), ["unexpected-character", 0]],
    ["surrogates", "\ud800".repeat(1_000_000), ["unexpected-character", 0]],
    ["more than are read", " ".repeat(longestLiteral + 1), ["too-long", longestLiteral]],
    ["digits, but not too many", "9".repeat(4300), "read"],
    ["digits, one too many", "9".repeat(4301), ["too-long", 0]],
    ["hexadecimal digits", `0x${"9".repeat(1_000_000)}`, "read"],
    ["digits behind a point", `0.${"9".repeat(1_000_000)}`, "read"],
    ["items", `[${"1,".repeat(500_000)}]`, "read"],
    ["members of a set", `{${"1,".repeat(500_000)}}`, "read"],
    ["texts side by side", "'a'".repeat(300_000), "read"],
    ["escapes", `'${"\\n".repeat(500_000)}'`, "read"],
    ["brackets, but not too many", "[".repeat(200) + "]".repeat(200), "read"],
  ])("in a moment when it is a megabyte of %s", (_, text, expected) => {
    const began = performance.now();
    expect(problemOf(text)).toEqual(expected);
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});

describe("[A2] values are read as Python reads literals", () => {
  test.each([
    ["1_000", "1000"],
    ["-0x_fF", "-255"],
    ["0o17", "15"],
    ["0b101", "5"],
    ["00", "0"],
    ["1e3", "1000.0"],
    ["1.", "1.0"],
    [".5", "0.5"],
    ["1_0.2_5e-1_0", "1.025e-09"],
    ["1+2j", "(1+2j)"],
    ["- 1 - 2.5J", "(-1-2.5j)"],
    ["1e400", "inf"],
    ["True, None, ...", "(True, None, Ellipsis)"],
    ["1,", "(1,)"],
    ["(1)", "1"],
    ["()", "()"],
    ["[1, [2, ], ]", "[1, [2]]"],
    ["{}", "{}"],
    ["{'a': {1: 2}}", "{'a': {1: 2}}"],
    ["[1,\n 2]\n", "[1, 2]"],
    [String.raw`'a\'b\x41\u00e9\U0001f600\101\q'`, String.raw`"a'bAé😀A\\q"`],
    [String.raw`r'a\n'`, String.raw`'a\\n'`],
    [String.raw`r'a\''`, String.raw`"a\\'"`],
    [String.raw`b'a\xff\n'`, String.raw`b'a\xff\n'`],
    [String.raw`Rb'\n'`, String.raw`b'\\n'`],
    ["u'a' \"b\" '''c'''", "'abc'"],
    ["'''a\r\nb\rc'''", String.raw`'a\nb\nc'`],
    ["'a\\\nb'", "'ab'"],
  ])("%s", (text, repr) => {
    expect(readAs(text)).toBe(repr);
  });

  test.each([
    ["", ["not-a-literal", 0]],
    ["  ", ["not-a-literal", 2]],
    ["0777", ["not-a-literal", 0]],
    ["1__0", ["unexpected-character", 1]],
    ["1a", ["unexpected-character", 1]],
    ["1 2", ["unexpected-character", 2]],
    ["--1", ["unexpected-character", 1]],
    ["1 + 2", ["not-a-literal", 4]],
    ["[1, 2", ["unclosed", 0]],
    ["[1, (2, 3]", ["unexpected-character", 9]],
    ["[1,,2]", ["unexpected-character", 3]],
    ["{1: 2, 3}", ["unexpected-character", 8]],
    ["{1, 2: 3}", ["unexpected-character", 5]],
    ["'a", ["unclosed", 0]],
    ["'a\nb'", ["unclosed", 0]],
    ["'a' b'b'", ["not-a-literal", 4]],
    ["b'é'", ["unexpected-character", 2]],
    [String.raw`'\x4'`, ["not-a-literal", 1]],
    [String.raw`'\U00110000'`, ["not-a-literal", 1]],
    ["'a\0b'", ["unexpected-character", 2]],
    ["[1, 2] # two", ["unexpected-character", 7]],
  ])("and %j is none", (text, problem) => {
    expect(problemOf(text)).toEqual(problem);
  });
});

describe("[A3] what repr writes is read as well", () => {
  test.each([
    ["nan", "nan"],
    ["-inf", "-inf"],
    ["float('nan')", "nan"],
    ["float('-inf')", "-inf"],
    ["(nan+infj)", "(nan+infj)"],
    ["set()", "set()"],
    ["frozenset({1, 2})", "frozenset({1, 2})"],
    ["frozenset()", "frozenset()"],
    ["deque([1, 2], maxlen=3)", "deque([1, 2])"],
    ["Counter({'a': 2})", "Counter({'a': 2})"],
    ["defaultdict(<class 'int'>, {1: 2})", "defaultdict(..., {1: 2})"],
    ["defaultdict(list, {1: [2]})", "defaultdict(..., {1: [2]})"],
    ["OrderedDict([(1, 2)])", "OrderedDict({1: 2})"],
    ["OrderedDict({1: 2})", "OrderedDict({1: 2})"],
    ["mappingproxy({1: 2})", "mappingproxy({1: 2})"],
    ["bytearray(b'a')", "bytearray(b'a')"],
    ["range(3)", "range(0, 3)"],
    ["range(0, 3, 1)", "range(0, 3)"],
    ["range(3, 0, -1)", "range(3, 0, -1)"],
    ["Point(x=1, y=[Point(x=2, y=None)])", "Point(x=1, y=[Point(x=2, y=None)])"],
    ["ValueError('bad', 1)", "ValueError('bad', 1)"],
    ["<Color.RED: 1>", "<Color.RED: 1>"],
    ["Color.RED", "Color.RED"],
    ["[<function f>, <A <B>>]", "[<function f>, <A <B>>]"],
    ["NotImplemented", "NotImplemented"],
  ])("%s", (text, repr) => {
    expect(readAs(text)).toBe(repr);
  });
});

describe("[A4] expressions are no literals", () => {
  test.each([
    ["x", 0],
    ["[1, x]", 4],
    ["f'x'", 0],
    ["__import__('os')", 0],
    ["eval('1')", 0],
    ["len([1])", 0],
    ["int('3')", 0],
    ["[open('/etc/passwd')]", 1],
    ["{[1]}", 0],
    ["{{}: 1}", 0],
    ["{(1, [2]): 1}", 0],
    ["frozenset({[]})", 10],
    ["Point(x=1, 2)", 11],
    ["Point(x=1, x=2)", 11],
    ["float('1')", 0],
    ["deque(1)", 0],
  ])("%s", (text, at) => {
    expect(problemOf(text)).toEqual(["not-a-literal", at]);
  });
});

describe("[A5] equal items and keys stand once", () => {
  test.each([
    ["{1, 1.0, True}", "{1}"],
    ["{True, 1}", "{True}"],
    ["{0.0, -0.0, 0, False, 0j}", "{0.0}"],
    ["{'1', 1, b'1'}", "{'1', 1, b'1'}"],
    ["{(1, 2), (1.0, True, ), (True, 2.0)}", "{(1, 2), (1.0, True)}"],
    ["{frozenset({1, 2}), frozenset({2, 1})}", "{frozenset({1, 2})}"],
    ["{1: 'a', 2: 'b', True: 'c'}", "{1: 'c', 2: 'b'}"],
    ["{nan, nan}", "{nan}"],
  ])("%s", (text, repr) => {
    expect(readAs(text)).toBe(repr);
  });
});

describe("[A6] what is printed reads back as the same value", { timeout: 60_000 }, () => {
  test("for values of any kind and depth", () => {
    fc.assert(
      fc.property(pythonValues, (value) => {
        expect(read(printPythonValue(value))).toEqual(value);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ["\u0085\u00a0é", String.raw`'\x85\xa0é'`],
    ["\u200b\u2028ā", String.raw`'\u200b\u2028ā'`],
    ["\u{e0001}😀", String.raw`'\U000e0001😀'`],
    ["\udfff\ud800", String.raw`'\udfff\ud800'`],
    ["é'", `"é'"`],
    ["é'\"\\\n", String.raw`'é\'"\\\n'`],
  ])("with what cannot be printed as escapes: %j", (text, repr) => {
    expect(printPythonValue({ kind: "str", text })).toBe(repr);
    expect(read(repr)).toEqual({ kind: "str", text });
  });

  test("for integers of any size", () => {
    for (const size of [4299n, 4300n, 4301n, 10_000n]) {
      for (const value of [10n ** size, -(10n ** size) + 1n]) {
        expect(read(printPythonValue({ kind: "int", value }))).toEqual({ kind: "int", value });
      }
    }
  });

  test("but for a limit, which is told", () => {
    expect(printPythonValue(read("[1, 2, 3, 'abcdefghijklmnopqrstuvwxyz']"), 12)).toBe(
      "[1, 2, 3, '…]",
    );
    expect(printPythonValue(read(`[${"1,".repeat(100_000)}]`), 20).length).toBeLessThan(40);
  });
});
