import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { compareValues } from "../../src/core/value/compare.ts";
import { parseLiteral } from "../../src/core/value/literal.ts";
import { printPythonValue } from "../../src/core/value/print.ts";
import type { PythonValue } from "../../src/core/value/pythonValue.ts";
import { nearValues, scalars, valuesOf } from "../core/value/arbitrary.ts";
import { type Foretrace, loadForetrace } from "./pyodide.ts";

/** What Python makes of a text: the `repr` of its value, or null when it is none. */
type Reader = (texts: readonly string[]) => readonly (string | null)[];

let foretrace: Foretrace;
let literal: Reader;
let evaluated: Reader;
let compared: (pairs: readonly (readonly [string, string])[]) => readonly boolean[];

const program = `
import ast, json, warnings
from collections import Counter, OrderedDict, deque
from types import MappingProxyType as mappingproxy

names = {"nan": float("nan"), "inf": float("inf"), "infj": complex(0, float("inf")), "nanj": complex(0, float("nan")),
         "Counter": Counter, "OrderedDict": OrderedDict, "deque": deque, "mappingproxy": mappingproxy}

def evaluate(text):
    return eval(text, dict(names))

def all_reprs(read, texts):
    found = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for text in json.loads(texts):
            try:
                found.append(repr(read(text)))
            except (ValueError, SyntaxError, TypeError, MemoryError, RecursionError):
                found.append(None)
    return json.dumps(found)

def same(one, other):
    one, other = evaluate(one), evaluate(other)
    return one == other and type(one) is type(other)

def literal_reprs(texts):
    return all_reprs(ast.literal_eval, texts)

def evaluated_reprs(texts):
    return all_reprs(evaluate, texts)

def all_same(pairs):
    return json.dumps([same(one, other) for one, other in json.loads(pairs)])
`;

/** JSON in ASCII alone, so that lone surrogates cross over as they are. */
function ascii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

beforeAll(async () => {
  foretrace = await loadForetrace();
  foretrace.pyodide.runPython(program);
  const call = (name: string) => {
    const python = foretrace.pyodide.globals.get(name);
    return (value: unknown) => JSON.parse(python(ascii(value)));
  };
  literal = call("literal_reprs");
  evaluated = call("evaluated_reprs");
  compared = call("all_same");
});

function read(text: string): PythonValue | null {
  const parsed = parseLiteral(text);
  return parsed.kind === "read" ? parsed.value : null;
}

/** Python writes sets in the order of their hashes; all else has to be the same text. */
function expectSame(text: string, repr: string): void {
  const [mine, python] = [read(text), read(repr)];
  if (mine === null || python === null) throw new Error(`${text} is not read, or ${repr}`);
  const comparison = compareValues(mine, python, { tolerance: 0, ordered: true });
  expect([text, repr, comparison.kind]).toEqual([text, repr, "equal"]);
  // Two escapes that make a pair are one character here.
  const differs = /\\ud83d\\ude00|set\(|Counter|\{[^:]*\}/.test(repr);
  expect(differs ? repr : printPythonValue(mine)).toBe(repr);
}

function expectAgreement(texts: readonly string[]): number {
  let readable = 0;
  for (const [index, repr] of literal(texts).entries()) {
    const text = texts[index] ?? "";
    if (repr !== null) {
      readable += 1;
      expectSame(text, repr);
      continue;
    }
    const mine = read(text);
    // An enum member looks like an attribute of a name, which Python would look up.
    expect([text, mine !== null && !mentions(mine)]).toEqual([text, false]);
  }
  return readable;
}

const writtenByPython = valuesOf(scalars).filter((value) => !mentions(value));

/** Whether a value holds what Python's own types do not: instances, and dicts that make missing values. */
function mentions(value: PythonValue): boolean {
  switch (value.kind) {
    case "object":
      return true;
    case "sequence":
    case "set":
      return value.items.some(mentions);
    case "dict":
      return value.type === "defaultdict" || value.entries.flat().some(mentions);
    default:
      return false;
  }
}

describe("[A6] what is printed", () => {
  test("is what Python's own repr writes for the same value", () => {
    const texts = fc
      .sample(writtenByPython, { numRuns: 3000, seed: 1 })
      .map((value) => printPythonValue(value));
    let same = 0;
    for (const [index, repr] of evaluated(texts).entries()) {
      // A Counter whose values cannot be compared, or a proxy as a key: Python itself refuses.
      if (repr === null) continue;
      same += 1;
      expectSame(texts[index] ?? "", repr);
    }
    expect(same).toBeGreaterThan(2900);
  });
});

describe("[A2] what ast.literal_eval reads", () => {
  test("is read as the same value, and what it refuses is refused: tokens in any order", () => {
    const tokens = fc.constantFrom(
      ..."( ) [ ] { } , : + - . _ 0 1 07 1_0 0x1f 0B10 1. .5 1e3 2j 1_0.5E-1J True None ... 'a' b'b' r'\\n' '''x''' u\"\" Rb''".split(
        " ",
      ),
      " ",
      "\t",
    );
    const texts = fc.sample(
      fc.array(tokens, { minLength: 1, maxLength: 7 }).map((parts) => parts.join("")),
      { numRuns: 20_000, seed: 2 },
    );
    // A sign before or behind brackets belongs to no number.
    const signs = /[+-]\s*\(|\)\s*[+-]/;
    expect(expectAgreement(texts.filter((text) => !signs.test(text)))).toBeGreaterThan(1000);
  });

  test("is read as the same value, and what it refuses is refused: containers", () => {
    const texts = fc.sample(
      fc.letrec<{ text: string }>((tie) => ({
        text: fc.oneof(
          { maxDepth: 3 },
          fc.constantFrom("1", "-2", "1.0", "True", "0", "'a'", "b'a'", "None", "1+2j", "- 3", ""),
          fc.array(tie("text"), { maxLength: 3 }).map((all) => `[${all.join(",")}]`),
          fc.array(tie("text"), { maxLength: 3 }).map((all) => `( ${all.join(", ")} )`),
          fc.array(tie("text"), { maxLength: 3 }).map((all) => `{${all.join(",")}}`),
          fc.array(tie("text"), { maxLength: 2 }).map((all) => `(${all.join(",")},)`),
          fc
            .array(fc.tuple(tie("text"), tie("text")), { maxLength: 3 })
            .map((all) => `{${all.map(([key, value]) => `${key}: ${value}`).join(",\n")}}`),
        ),
      })).text,
      { numRuns: 5000, seed: 3 },
    );
    expect(expectAgreement(texts)).toBeGreaterThan(1000);
  });

  test("is read as the same text, and what it refuses is refused: escapes and quotes", () => {
    const parts = fc.constantFrom(
      "a",
      "'",
      '"',
      "\\",
      "\\n",
      "\\x41",
      "\\xe9",
      "\\x4",
      "\\0",
      "\\18",
      "\\377",
      "\\777",
      "\\u00e9",
      "\\ud83d",
      "\\ud83d\\ude00",
      "\\U0001f600",
      "\\U00110000",
      "\\u12",
      "\\q",
      "\\\n",
      "\\\r\n",
      "\n",
      "é",
      "😀",
      "\t",
      "\u00a0",
      "\u200b",
      "\\'",
      '\\"',
      "\\\\",
    );
    const quotes = fc.constantFrom("'", '"', "'''", '"""');
    const prefixes = fc.constantFrom("", "", "r", "b", "Br", "U", "ur", "f");
    const texts = fc.sample(
      fc
        .tuple(prefixes, quotes, fc.array(parts, { maxLength: 5 }))
        .map(([prefix, quote, inside]) => prefix + quote + inside.join("") + quote),
      { numRuns: 10_000, seed: 4 },
    );
    // Formatted strings without fields are plain ones for Python; here they are expressions.
    expect(expectAgreement(texts.filter((text) => !text.startsWith("f")))).toBeGreaterThan(2000);
  });

  test("is read up to as many digits and brackets", () => {
    for (const [text, isRead] of [
      ["9".repeat(4300), true],
      ["9".repeat(4301), false],
      [`${"[".repeat(201)}${"]".repeat(201)}`, false],
    ] as const) {
      expect(literal([text])[0] !== null).toBe(isRead);
      expect(read(text) !== null).toBe(isRead);
    }
  });
});

describe("[E12] values are equal", () => {
  test("when Python calls them equal and of one type, and are not compared by type alone", () => {
    const plain = nearValues.filter(
      (value) => !mentions(value) && !printPythonValue(value).includes("nan"),
    );
    const texts = fc
      .sample(fc.tuple(plain, plain), { numRuns: 4000, seed: 5 })
      .map(([one, other]) => [printPythonValue(one), printPythonValue(other)] as const);
    const verdicts = compared(texts);
    let equal = 0;
    for (const [index, [one, other]] of texts.entries()) {
      const [mine, python] = [read(one), read(other)];
      if (mine === null || python === null) throw new Error(`${one} is not read`);
      const { kind } = compareValues(mine, python, { tolerance: 0 });
      const same = verdicts[index] === true;
      if (same) equal += 1;
      // Python compares what is inside without regard to type.
      const allowed = same ? ["equal", "wrong-type"] : ["wrong-type", "whitespace", "different"];
      expect(allowed, `${one} and ${other}`).toContain(kind);
    }
    expect(equal).toBeGreaterThan(100);
  });
});
