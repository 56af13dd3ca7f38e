import { beforeAll, describe, expect, test } from "vitest";
import {
  breakpointAfter,
  type CallNode,
  callTree,
  createCursor,
  exceptions,
  historyOfName,
  inputsUpTo,
  iterationAfter,
  iterationBefore,
  iterationsAt,
  lastChange,
  lineAboutToRun,
  lineJustRun,
  linesNeverRun,
  linesRun,
  loops,
  nextChange,
  nextLine,
  nextVisit,
  outputUpTo,
  previousChange,
  previousVisit,
  printValue,
  type Recording,
  stepInto,
  stepOut,
  stepOutBack,
  stepOver,
  stepOverBack,
  visits,
} from "../../src/core/trace/index.ts";
import { type Foretrace, loadForetrace } from "./pyodide.ts";
import { recorded } from "./recorded.ts";

let foretrace: Foretrace;

beforeAll(async () => {
  foretrace = await loadForetrace();
});

/** A program from lines; empty lines count. */
function record(...lines: readonly string[]): Recording {
  return recorded(foretrace, `${lines.join("\n")}\n`);
}

/** `line 3` and the like for each step. */
function steps(recording: Recording): readonly string[] {
  return Array.from(
    { length: recording.steps },
    (_, step) => `${recording.kindAt(step)} ${recording.lineAt(step)}`,
  );
}

/** The first step of a kind on a line. */
function at(recording: Recording, wanted: string): number {
  const step = steps(recording).indexOf(wanted);
  if (step < 0) throw new Error(`no ${wanted}`);
  return step;
}

const callProgram = [
  "def double(n):",
  "    m = n * 2",
  "    return m",
  "",
  "a = double(4)",
  "b = double(a)",
  "print(b)",
];

describe("lines", () => {
  test("run are counted, and those that never ran are told", () => {
    const recording = record(
      "for i in range(3):",
      "    if i > 5:",
      "        print(i)",
      "def f():",
      "    return 1",
    );
    expect([...linesRun(recording)]).toEqual([
      [1, 4],
      [2, 3],
      [4, 1],
    ]);
    expect(linesNeverRun(recording)).toEqual([3, 5]);
    expect(visits(recording, 2)).toHaveLength(3);
    expect(visits(recording, 3)).toHaveLength(0);
  });

  test("next and just run are told across calls", () => {
    const recording = record(...callProgram);
    const call = at(recording, "line 5");
    expect(nextLine(recording, call)).toMatchObject({ kind: "call", line: 1, step: call + 1 });
    expect(lineAboutToRun(recording, call)).toMatchObject({ line: 5 });
    expect(lineAboutToRun(recording, call + 1)).toMatchObject({ line: 2 });
    expect(lineJustRun(recording, call + 2)).toMatchObject({ line: 5 });
    const back = at(recording, "return 3");
    expect(lineAboutToRun(recording, back)).toBeNull();
    expect(lineJustRun(recording, back)).toMatchObject({ line: 3 });
    expect(nextLine(recording, back)).toMatchObject({ kind: "line", line: 6 });
    expect(nextLine(recording, at(recording, "line 7"))).toMatchObject({ kind: "return" });
    expect(nextLine(recording, recording.steps - 1)).toEqual({ kind: "end" });
    expect(lineJustRun(recording, 0)).toBeNull();
  });

  test("that raise are told", () => {
    const recording = record("try:", "    1 / 0", "except ZeroDivisionError:", "    pass");
    expect(nextLine(recording, at(recording, "line 2"))).toMatchObject({ kind: "raise", line: 2 });
  });
});

describe("stepping", () => {
  test("goes into, over and out of a call, and back", () => {
    const recording = record(...callProgram);
    const call = at(recording, "line 5");
    const after = at(recording, "line 6");
    expect(stepInto(recording, call)).toBe(call + 1);
    expect(stepOver(recording, call)).toBe(after);
    expect(stepOverBack(recording, after)).toBe(call);
    const inside = at(recording, "line 3");
    expect(stepOut(recording, inside)).toBe(after);
    expect(stepOutBack(recording, inside)).toBe(call);
    expect(stepOver(recording, recording.steps - 1)).toBe(recording.steps - 1);
    expect(stepOverBack(recording, 0)).toBe(0);
    expect(stepOut(recording, call)).toBe(recording.steps - 1);
  });

  test("over a line that prints goes to the next line", () => {
    const recording = record("print(1)", "print(2)");
    expect(stepOver(recording, at(recording, "line 1"))).toBe(at(recording, "line 2"));
  });

  test("goes to other visits of a line and to breakpoints", () => {
    const recording = record("for i in range(3):", "    x = i", "y = 1");
    const [first = 0, second = 0, third = 0] = visits(recording, 2);
    expect(nextVisit(recording, first, 2)).toBe(second);
    expect(previousVisit(recording, second, 2)).toBe(first);
    expect(nextVisit(recording, third, 2)).toBeNull();
    expect(previousVisit(recording, first, 2)).toBeNull();
    expect(breakpointAfter(recording, second, new Set([2, 3]))).toBe(third);
    expect(breakpointAfter(recording, third, new Set([2, 3]))).toBe(at(recording, "line 3"));
    expect(breakpointAfter(recording, third, new Set([2]))).toBeNull();
  });
});

describe("names", () => {
  test("have a history, a last and a next change", () => {
    const recording = record("x = 1", "y = 5", "x = 2", "del x", "x = 3");
    const history = historyOfName(recording, 0, "x");
    expect(history.map(({ value }) => (value?.kind === "plain" ? value.repr : null))).toEqual([
      "1",
      "2",
      null,
      "3",
    ]);
    const [first, second] = history.map(({ step }) => step);
    expect(lastChange(recording, at(recording, "line 3"), 0, "x")).toBe(first);
    expect(nextChange(recording, at(recording, "line 3"), 0, "x")).toBe(second);
    expect(previousChange(recording, second ?? 0, 0, "x")).toBe(first);
    expect(lastChange(recording, 0, 0, "x")).toBeNull();
    expect(nextChange(recording, recording.steps - 1, 0, "x")).toBeNull();
    expect(historyOfName(recording, 0, "nobody")).toEqual([]);
  });
});

describe("calls", () => {
  test("make a tree with arguments and results", () => {
    const recording = record(
      "def fib(n):",
      "    if n < 2:",
      "        return n",
      "    return fib(n - 1) + fib(n - 2)",
      "fib(3)",
    );
    const tell = (node: CallNode): string => {
      const [, n] = node.args[0] ?? [];
      const result = node.result?.kind === "plain" ? node.result.repr : "?";
      const inner = node.children().map(tell).join(" ");
      return `${n?.kind === "plain" ? n.repr : ""}=${result}(${inner})`;
    };
    const tree = callTree(recording);
    expect(tree).toMatchObject({ frame: 0, callStep: 0, childCount: 1 });
    expect(tree === null ? "" : tell(tree)).toBe("=None(3=2(2=1(1=1() 0=0()) 1=1()))");
  });

  test("that an exception ended have no result", () => {
    const recording = record(
      "def f():",
      "    raise ValueError",
      "try:",
      "    f()",
      "except ValueError:",
      "    pass",
    );
    const [call] = callTree(recording)?.children() ?? [];
    expect(call?.result).toBeNull();
    expect(recording.kindAt(call?.endStep ?? -1)).toBe("unwind");
  });
});

describe("loops", () => {
  test("are counted with their iterations, also nested and left early", () => {
    const recording = record(
      "for i in range(2):",
      "    for j in range(9):",
      "        if j == 1:",
      "            break",
      "while i > 5:",
      "    pass",
    );
    const told = loops(recording).map(({ construct, starts }) => [
      recording.constructs[construct]?.line,
      starts.length,
    ]);
    expect(told).toEqual([
      [1, 2],
      [2, 2],
      [2, 2],
      [5, 0],
    ]);
    const last = visits(recording, 4)[1] ?? 0;
    const places = iterationsAt(recording, last);
    expect(places.map(({ iteration }) => iteration)).toEqual([2, 2]);
    expect(iterationsAt(recording, at(recording, "line 5"))).toEqual([]);
  });

  test("can be walked iteration by iteration", () => {
    const recording = record("n = 0", "while n < 3:", "    n += 1", "    m = n");
    const [first = 0, second = 0, third = 0] = visits(recording, 2);
    const inside = visits(recording, 4)[1] ?? 0;
    expect(iterationsAt(recording, inside)[0]?.run.starts).toEqual([first, second, third]);
    expect(iterationAfter(recording, inside)).toBe(third);
    expect(iterationBefore(recording, inside)).toBe(second);
    expect(iterationBefore(recording, second)).toBe(first);
    expect(iterationAfter(recording, third)).toBeNull();
    expect(iterationAfter(recording, 0)).toBeNull();
  });

  test("without a test go round when their body begins", () => {
    const recording = record(
      "n = 0",
      "while True:",
      "    n += 1",
      "    if n == 3:",
      "        break",
    );
    const [loop] = loops(recording);
    expect(loop?.starts).toEqual([...visits(recording, 3)]);
    expect(
      iterationsAt(recording, at(recording, "line 5")).map(({ iteration }) => iteration),
    ).toEqual([3]);
  });

  test("of the same code in two frames are told apart", () => {
    const recording = record(
      "def walk(depth):",
      "    for i in range(2):",
      "        if depth:",
      "            walk(depth - 1)",
      "walk(1)",
    );
    expect(loops(recording).map(({ frame, starts }) => [frame, starts.length])).toEqual([
      [1, 2],
      [2, 2],
      [3, 2],
    ]);
  });
});

describe("output and input", () => {
  test("are told up to a step", () => {
    const recording = recorded(
      foretrace,
      "import sys\nprint('a')\nx = input()\nprint(x, file=sys.stderr)\n",
      { stdin: ["typed"] },
    );
    expect(outputUpTo(recording, at(recording, "line 3"))).toMatchObject([
      { stream: "stdout", text: "a\n" },
    ]);
    expect(outputUpTo(recording, recording.steps)).toMatchObject([
      { text: "a\n" },
      { stream: "stderr", text: "typed\n" },
    ]);
    expect(inputsUpTo(recording, at(recording, "line 3"))).toEqual([]);
    expect(inputsUpTo(recording, recording.steps)).toMatchObject([{ text: "typed" }]);
  });
});

describe("exceptions", () => {
  test("are followed through frames to their handler", () => {
    const recording = record(
      "def inner():",
      "    raise ValueError('bad')",
      "def outer():",
      "    try:",
      "        inner()",
      "    finally:",
      "        x = 1",
      "try:",
      "    outer()",
      "except ValueError:",
      "    pass",
      "raise KeyError",
    );
    const [first, second, ...others] = exceptions(recording);
    expect(others).toEqual([]);
    expect(first?.raisedStep).toBe(at(recording, "exception 2"));
    expect(first?.unwoundFrames).toEqual([2, 1]);
    expect(recording.lineAt(first?.handledStep ?? 0)).toBe(10);
    expect(second).toMatchObject({ handledStep: null, unwoundFrames: [0] });
  });
});

describe("frames", () => {
  test("[P6] paused generators keep their variables and say where they are", () => {
    const recording = record(
      "def count(n):",
      "    while n:",
      "        yield n",
      "        n -= 1",
      "g = count(2)",
      "a = next(g)",
      "b = 5",
      "for v in g:",
      "    c = v",
    );
    const cursor = createCursor(recording);
    cursor.seek(at(recording, "line 7"));
    expect(cursor.stack().map(({ id }) => id)).toEqual([0]);
    expect(cursor.suspended()).toMatchObject([
      { id: 1, line: 3, suspended: true, variables: [["n", { repr: "2" }]] },
    ]);
    const inside = recording.steps - 1 - steps(recording).toReversed().indexOf("line 4");
    cursor.seek(inside);
    expect(cursor.stack()).toMatchObject([
      { id: 0, line: 8 },
      { id: 1, line: 4, parent: 0 },
    ]);
    cursor.seek(recording.steps - 1);
    expect(cursor.suspended()).toEqual([]);
    expect(cursor.frame(1)).toBeNull();
  });

  test("[P6] the frame that returns is still there at its return, and gone after it", () => {
    const recording = record(...callProgram);
    const cursor = createCursor(recording);
    const back = at(recording, "return 3");
    cursor.seek(back);
    expect(cursor.stack()).toMatchObject([
      { id: 0, line: 5 },
      { id: 1, line: 3 },
    ]);
    expect(cursor.frame(1)?.variables.map(([name]) => name)).toEqual(["n", "m"]);
    cursor.seek(back + 1);
    expect(cursor.frame(1)).toBeNull();
  });

  test("of any depth are given outermost first", () => {
    const recording = record("def down(n):", "    return n and down(n - 1)", "down(30)");
    const cursor = createCursor(recording);
    cursor.seek(steps(recording).indexOf("return 2"));
    const stack = cursor.stack();
    expect(stack.map(({ id }) => id)).toEqual(Array.from({ length: 32 }, (_, id) => id));
    expect(stack.slice(1).every(({ parent, id }) => parent === id - 1)).toBe(true);
  });
});

describe("what names reach", () => {
  test("is met from the outermost frame on, depth first, cycles once", () => {
    const recording = record(
      "a = [1]",
      "b = [a, [2]]",
      "a.append(b)",
      "def f(p):",
      "    q = {'k': p}",
      "    return [9]",
      "f(b)",
    );
    const cursor = createCursor(recording);
    cursor.seek(at(recording, "return 6"));
    const print = (id: number): string => printValue(recording, cursor, { kind: "object", id });
    expect(cursor.reachable().map(print)).toEqual([
      "[1, [[...], [2]]]",
      "[[1, [...]], [2]]",
      "[2]",
      "<function f>",
      "{'k': [[1, [...]], [2]]}",
      "[9]",
    ]);
    cursor.seek(recording.steps - 1);
    expect(cursor.reachable()).toHaveLength(4);
  });
});
