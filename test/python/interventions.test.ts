import { beforeAll, describe, expect, test } from "vitest";
import { createCursor, printValue, visits, type Recording } from "../../src/core/trace/index.ts";
import { loadForetrace, type Foretrace } from "./pyodide.ts";
import { recorded } from "./recorded.ts";

/** The step at which a line is about to run for the n-th time. */
function stepOf(recording: Recording, line: number, visit: number): number {
  return visits(recording, line)[visit - 1] ?? -1;
}

const readable = [
  "-1",
  "(1, 2.5)",
  "{'a': [None]}",
  "set()",
  "(1+2j)",
  "b'x'",
  "frozenset({1})",
  "deque([1])",
  "Counter({'a': 2})",
  "bytearray(b'x')",
  "Ellipsis",
  "[deque([set(), (Ellipsis,)])]",
];

describe("a run that goes on from another state", () => {
  let foretrace: Foretrace;

  beforeAll(async () => {
    foretrace = await loadForetrace();
  });

  /** The program's output when names get other values before the n-th run of a line; `frame` by name of its code. */
  function outputAfter(
    source: string,
    at: { line: number; visit?: number; frame?: string },
    names: Readonly<Record<string, string>>,
  ): { readonly text: string; readonly changed: Recording; readonly step: number } {
    const plain = recorded(foretrace, source);
    const step = stepOf(plain, at.line, at.visit ?? 1);
    const frame = Array.from({ length: plain.frameCount }, (_, one) => one).findLast(
      (one) =>
        plain.callStep(one) <= step &&
        plain.codes[plain.codeOfFrame(one)]?.name === (at.frame ?? "<module>"),
    );
    const changed = recorded(foretrace, source, {
      set: [{ step, line: at.line, frame: frame ?? -1, names }],
    });
    for (let before = 0; before <= step; before++) {
      expect(changed.step(before)).toEqual(plain.step(before));
    }
    const texts = Array.from({ length: changed.steps }, (_, index) => changed.step(index)).flatMap(
      ({ kind, text }) => (kind === "output" ? [text ?? ""] : []),
    );
    return { text: texts.join(""), changed, step };
  }

  test("goes on with the names of the module that were set", () => {
    const source = "total = 1\nfor i in range(3):\n    total += i\nprint(total)\n";
    expect(outputAfter(source, { line: 3, visit: 2 }, { total: "40" }).text).toBe("43\n");
    expect(outputAfter(source, { line: 4 }, { total: "[1, 'a']" }).text).toBe("[1, 'a']\n");
  });

  test("goes on with the variables of a function, also those of its caller", () => {
    const source = [
      "def inner(n):",
      "    m = n * 2",
      "    return m",
      "def outer(a):",
      "    b = inner(a)",
      "    return a + b",
      "print(outer(3))",
    ].join("\n");
    expect(outputAfter(source, { line: 3, frame: "inner" }, { m: "100" }).text).toBe("103\n");
    expect(outputAfter(source, { line: 2, frame: "inner" }, { n: "5" }).text).toBe("13\n");
    expect(outputAfter(source, { line: 3, frame: "outer" }, { a: "10" }).text).toBe("16\n");
    expect(outputAfter(source, { line: 6, frame: "outer" }, { a: "1", b: "1" }).text).toBe("2\n");
  });

  test("goes on with a variable that a closure shares", () => {
    const source = [
      "def make():",
      "    n = 0",
      "    def up():",
      "        nonlocal n",
      "        n += 1",
      "        return n",
      "    return up",
      "up = make()",
      "up()",
      "print(up())",
    ].join("\n");
    expect(outputAfter(source, { line: 5, visit: 2, frame: "up" }, { n: "7" }).text).toBe("8\n");
  });

  test("shows the values that were set from the next step on", () => {
    const source = "a = 1\nb = [1]\nc = 3\n";
    const { changed, step } = outputAfter(source, { line: 3 }, { a: "'x'", b: "deque([1, 2])" });
    const cursor = createCursor(changed);
    const shown = (at: number): readonly string[] => {
      cursor.seek(at);
      return (cursor.stack()[0]?.variables ?? []).map(
        ([name, value]) => `${name}=${printValue(changed, cursor, value)}`,
      );
    };
    expect(shown(step)).toEqual(["a=1", "b=[1]"]);
    expect(shown(step + 1)).toEqual(["a='x'", "b=deque([1, 2])", "c=3"]);
  });

  test("reads literals and containers of them, and evaluates nothing", () => {
    const read: (text: string) => string = foretrace.pyodide.runPython(
      "from foretrace.interventions import literal\nlambda text: repr(literal(text))",
    );
    for (const text of readable) {
      expect(read(text)).toBe(text);
    }
    for (const text of [
      "print(1)",
      "__import__('os')",
      "a",
      "deque(print(1))",
      "[].append",
      "{**{}}",
    ]) {
      expect(() => read(text)).toThrow(/malformed node|ValueError/);
    }
  });

  test("changes as often as asked, and stops where it has taken another way", () => {
    const text =
      "n = 0\nfor i in range(4):\n    n += 1\n    if n > 5:\n        print(i)\nprint(n)\n";
    const plain = recorded(foretrace, text);
    const at = (visit: number, value: string) => ({
      step: stepOf(plain, 4, visit),
      line: 4,
      frame: 0,
      names: { n: value },
    });
    const twice = recorded(foretrace, text, { set: [at(1, "0"), at(3, "1")] });
    expect(twice.step(twice.steps - 2)).toMatchObject({ kind: "output", text: "2\n" });
    const other = recorded(foretrace, text, { set: [at(1, "9"), at(3, "1")] });
    expect(other.outcome).toMatchObject({ kind: "stopped", reason: "window" });
    expect(other.steps).toBeLessThanOrEqual(stepOf(plain, 4, 3) + 2);
  });

  test("stops where the step is no line, the line another or the frame not there", () => {
    const source = "print(1)\nprint(2)\n";
    const plain = recorded(foretrace, source);
    const call = 0;
    for (const one of [
      { step: call, line: 1, frame: 0, names: { a: "1" } },
      { step: stepOf(plain, 1, 1), line: 1, frame: 5, names: { a: "1" } },
      { step: stepOf(plain, 1, 1), line: 2, frame: 0, names: { a: "1" } },
    ]) {
      expect(recorded(foretrace, source, { set: [one] }).outcome).toMatchObject({
        kind: "stopped",
        reason: "window",
      });
    }
  });

  test("goes far into a long run without a chunk more", () => {
    const source = "n = 0\nfor i in range(5000):\n    n += 1\nprint(n)\n";
    expect(outputAfter(source, { line: 3, visit: 4000 }, { n: "0" }).text).toBe("1001\n");
  });
});
