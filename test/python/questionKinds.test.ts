import { beforeAll, describe, expect, test } from "vitest";
import { truthOf } from "../../src/core/question/index.ts";
import { suggested } from "../../src/core/question/kinds/index.ts";
import { momentsOf } from "../../src/core/question/moments.ts";
import type { Question, QuestionKind, StateQuestion } from "../../src/core/question/question.ts";
import { type Recording, visits } from "../../src/core/trace/index.ts";
import { printPythonValue } from "../../src/core/value/print.ts";
import { type Foretrace, loadForetrace, type RequestOptions } from "./pyodide.ts";
import { recorded } from "./recorded.ts";

let foretrace: Foretrace;

beforeAll(async () => {
  foretrace = await loadForetrace();
});

/** A program from lines; empty lines count. */
function record(lines: readonly string[], more: RequestOptions = {}): Recording {
  return recorded(foretrace, `${lines.join("\n")}\n`, more);
}

/** The questions of a kind on a line (0: on the whole run), with what is true. */
function asked(recording: Recording, kind: QuestionKind, line: number): readonly Question[] {
  return suggested(recording, kind, momentsOf(recording)).filter((one) => one.line === line);
}

/** `expression=value reason` for each question on values of a line. */
function values(recording: Recording, line: number): readonly string[] {
  return asked(recording, "state", line).map((question) => {
    const truth = truthOf(recording, question);
    const value = truth?.kind === "state" ? printPythonValue(truth.value) : "?";
    return question.kind === "state" ? `${question.expression}=${value} ${question.reason}` : "?";
  });
}

/** The reasons for questions of a kind on a line. */
function reasons(recording: Recording, kind: QuestionKind, line: number): readonly string[] {
  return asked(recording, kind, line).map(({ reason }) => reason);
}

/** A question on a value that nobody suggested. */
function about(recording: Recording, line: number, more: Partial<StateQuestion>): StateQuestion {
  const [step = 0] = visits(recording, line);
  return {
    kind: "state",
    id: "made",
    shown: step,
    reveals: step + 1,
    line,
    visit: 1,
    reason: "chosen",
    expression: "x",
    when: "after",
    frame: recording.frameAt(step),
    ordered: false,
    ...more,
  };
}

function valueOf(recording: Recording, question: StateQuestion): string | null {
  const truth = truthOf(recording, question);
  return truth?.kind === "state" ? printPythonValue(truth.value) : null;
}

/** The lines that are asked about at some point. */
function linesAskedAbout(recording: Recording): readonly number[] {
  const kinds = ["branch", "next-line", "state", "output", "alias"] as const;
  const questions = kinds.flatMap((kind) => suggested(recording, kind, momentsOf(recording)));
  const lines = questions.flatMap(({ line }) => (line > 0 ? [line] : []));
  return [...new Set(lines)].toSorted((one, other) => one - other);
}

describe("reasons to ask", () => {
  test("loops that end, their first and their last iteration", () => {
    const recording = record(["n = 4", "while n > 1:", "    n -= 2", "    m = n * 2", "print(n)"]);
    expect(reasons(recording, "branch", 2)).toEqual([
      "first-iteration",
      "last-iteration",
      "loop-ends",
    ]);
    expect(values(recording, 3)).toEqual(["n=2 first-iteration", "n=0 last-iteration"]);
  });

  test("a branch that goes another way than before", () => {
    const recording = record([
      "for i in [1, 2, 9, 3]:",
      "    if i > 5:",
      "        j = i + 1",
      "k = 1",
    ]);
    const ways = asked(recording, "branch", 2).map((one) => [
      one.reason,
      truthOf(recording, one)?.kind === "branch" ? truthOf(recording, one) : null,
    ]);
    expect(ways).toContainEqual(["branch-differs", { kind: "branch", way: "true" }]);
    expect(ways).toContainEqual(["branch-differs", { kind: "branch", way: "false" }]);
  });

  test("a change that another name sees", () => {
    const recording = record([
      "def push(items):",
      "    items.append(4)",
      "a = [1, 2]",
      "b = a",
      "b.append(3)",
      "b[0] = 9",
      "b += [5]",
      "push(a)",
      "b = b + [6]",
    ]);
    expect(values(recording, 5)).toEqual(["a=[1, 2, 3] alias-mutation"]);
    expect(values(recording, 6)).toEqual(["a=[9, 2, 3] alias-mutation"]);
    expect(values(recording, 7)).toEqual(["a=[9, 2, 3, 5] alias-mutation"]);
    expect(values(recording, 2)).toEqual(["a=[9, 2, 3, 5, 4] alias-mutation"]);
    expect(values(recording, 9)).toEqual(["b=[9, 2, 3, 5, 4, 6] plain"]);
  });

  test("a return into an expression: what was returned is shown, what becomes of it is asked", () => {
    const recording = record([
      "def fact(n):",
      "    if n < 2:",
      "        return 1",
      "    return n * fact(n - 1)",
      "x = fact(3)",
    ]);
    const found = asked(recording, "state", 4);
    const into = found.filter(({ reason }) => reason === "return-into-expression");
    expect(into).toHaveLength(2);
    for (const question of into) expect(recording.kindAt(question.shown)).toBe("return");
    expect(values(recording, 4)).toContain("return=6 return-into-expression");
    expect(values(recording, 5)).toEqual(["x=6 plain"]);
  });

  test("short circuits", () => {
    const recording = record([
      "a, b = 0, 7",
      "x = a or b + 1",
      "y = b or a",
      "if a and b:",
      "    z = 1",
      "w = 2",
    ]);
    expect(values(recording, 2)).toEqual(["x=8 plain"]);
    expect(values(recording, 3)).toEqual(["y=7 short-circuit"]);
    expect(reasons(recording, "branch", 4)).toEqual(["short-circuit"]);
  });

  test("defaults, also those that are kept from call to call", () => {
    const recording = record([
      "def add(item, bucket=[]):",
      "    bucket.append(item)",
      "    return bucket",
      "one = add(1)",
      "two = add(2)",
      "three = add(3, [])",
    ]);
    expect(values(recording, 4)[0]).toBe("bucket=[] default-argument");
    expect(values(recording, 5)[0]).toBe("bucket=[1] default-argument");
    expect(values(recording, 6)).toEqual(["three=[3] plain"]);
  });

  test("names that a function has too", () => {
    const recording = record([
      "total = 10",
      "def spend(amount):",
      "    total = 100 - amount",
      "    return total",
      "left = spend(30)",
    ]);
    expect(values(recording, 5)).toContain("total=10 shadowing");
  });

  test("exceptions that are caught", () => {
    const recording = record(["try:", "    x = [1][3]", "except IndexError:", "    x = 0"]);
    const [question] = asked(recording, "next-line", 2);
    expect(question?.reason).toBe("exception-caught");
    expect(question && truthOf(recording, question)).toEqual({
      kind: "next-line",
      next: { kind: "raises" },
    });
    expect(values(recording, 2)).toEqual([]);
  });

  test("integer division, negative indexes and slices", () => {
    const recording = record(["a = [3, 4, 5, 6]", "b = a[0] // 2", "c = a[-2]", "d = a[1:3]"]);
    expect(values(recording, 2)).toEqual(["b=1 integer-division"]);
    expect(values(recording, 3)).toEqual(["c=5 negative-index"]);
    expect(values(recording, 4)).toEqual(["d=[4, 5] slice-end"]);
  });
});

describe("what is not asked", () => {
  test("[A1] lines whose events are ambiguous", () => {
    const recording = record([
      "import functools",
      "a = [",
      "    4 // 3,",
      "    5]",
      "b = a[0]; c = a[1] + 1",
      "if c: d = a[-1]",
      "e = [i // 2 for i in a]",
      "f = sorted(a, key=lambda v: -v)",
      "with open('/tmp/t', 'w') as g:",
      "    h = a[0] + 1",
      "try:",
      "    k = a[0] // 1",
      "finally:",
      "    m = a[1] // 2",
      "@functools.cache",
      "def n(x):",
      "    return x + 1",
      "class P:",
      "    y = a[0] + 1",
    ]);
    expect(linesAskedAbout(recording)).toEqual([10, 12]);
  });

  test("[A2] code that the program compiles, and code inside comprehensions", () => {
    const recording = record(["exec('z = 5 // 2')", "g = sum(v // 2", "    for v in [1, 2])"]);
    expect(linesAskedAbout(recording)).toEqual([]);
  });

  test("[A3] what reading cannot find out", () => {
    const recording = record(
      [
        "import random, time",
        "a = input() + '!'",
        "b = random.randint(1, 6) + 1",
        "c = time.time() + 1",
        "d = id(a) + 1",
        "e = {'x', 'y', 'zz'}",
        "for f in e:",
        "    g = 1",
        "h = list(e)",
      ],
      { stdin: ["x"] },
    );
    const states = suggested(recording, "state", momentsOf(recording));
    expect(states.map(({ line }) => line)).toEqual([]);
  });

  test("[A4] what is written there", () => {
    const recording = record(["a = 5", "b = [1, 2]", "c = a", "print('hello')", "d = 'x'"]);
    expect(linesAskedAbout(recording)).toEqual([]);
  });

  test("[A5] what nobody wants to write", () => {
    const recording = record([
      "a = list(range(10)) * 9",
      "b = 'x' * 1000",
      "c = 7 ** 99",
      "def f(): pass",
      "d = [f, f]",
      "e = object",
      "print(b + '.')",
    ]);
    expect(linesAskedAbout(recording)).toEqual([]);
  });
});

describe("truths", () => {
  test("[Q1] are null where the recording does not tell, and nothing throws", () => {
    const recording = record(["x = 1", "while True:", "    x += 1"], { limits: { steps: 50 } });
    expect(recording.outcome?.kind).toBe("stopped");
    const whole = ["coverage", "path", "output", "count", "input"] as const;
    expect(whole.flatMap((kind) => asked(recording, kind, 0))).toEqual([]);
    const base = { id: "q", shown: -1, reveals: 0, line: 3, visit: 1, reason: "chosen" } as const;
    const strange: readonly Question[] = [
      { ...base, kind: "count" },
      { ...base, kind: "output", scope: "run" },
      { ...base, kind: "coverage", lines: [1, 99], frame: null },
      { ...base, kind: "coverage", lines: [1], frame: 77 },
      { ...base, kind: "path", frame: null, from: null },
      { ...base, kind: "path", frame: -5, from: 3 },
      { ...base, kind: "branch", construct: 99, test: "", ways: [] },
      { ...base, kind: "next-line", line: -1, visit: 1e9 },
      { ...base, kind: "alias", names: ["x", "x", "nobody"], frame: 12, visit: 0 },
      about(recording, 3, { expression: "x[", visit: 2 }),
      about(recording, 3, { expression: "__import__('os')" }),
      about(recording, 3, { frame: 1000 }),
      about(recording, 3, { when: "return", frame: -1 }),
      about(recording, 3, { when: "argument", frame: 1e9 }),
      about(recording, 3, { when: "argument", frame: 0.5 }),
      about(recording, 3, { when: "return", frame: Number.NaN }),
      about(recording, 3, { expression: "x".repeat(1_000_000) }),
      { ...base, kind: "alias", names: ["x"], frame: 7 },
      about(recording, 3, { when: "condition", expression: "x" }),
    ];
    expect(strange.map((question) => truthOf(recording, question))).toEqual(
      strange.map(() => null),
    );
  });

  test("[K1] [K4] of one call are those of that call", () => {
    const recording = record([
      "def sign(n):",
      "    if n < 0:",
      "        return -1",
      "    m = helper(n)",
      "    return m",
      "def helper(n):",
      "    return n > 0",
      "a = sign(-2)",
      "b = sign(2)",
    ]);
    const base = { id: "q", shown: 0, reveals: 0, line: 1, reason: "chosen" } as const;
    expect(
      truthOf(recording, { ...base, kind: "coverage", visit: 2, lines: [2, 3, 4, 5, 7], frame: 2 }),
    ).toEqual({ kind: "coverage", ran: [2, 4, 5] });
    expect(
      truthOf(recording, { ...base, kind: "path", visit: 2, frame: 2, from: null }),
    ).toMatchObject({
      lines: [2, 4, 7, 5],
    });
    expect(
      truthOf(recording, { ...base, kind: "path", visit: 2, frame: 2, from: 2 }),
    ).toMatchObject({
      lines: [4, 7, 5],
    });
  });

  test("[K2] tell the case of a match and the arm of a conditional expression", () => {
    const recording = record([
      "for v in [5, 'x', None]:",
      "    match v:",
      "        case 5:",
      "            a = 1",
      "        case str():",
      "            a = 2",
      "b = 1 if a > 5 else 2",
    ]);
    const ways = asked(recording, "branch", 2).map((question) => truthOf(recording, question));
    expect(ways).toEqual(["case 1", "case 2", "none"].map((way) => ({ kind: "branch", way })));
    const [choice] = asked(recording, "branch", 7);
    expect(choice).toMatchObject({ kind: "branch", test: "a > 5", ways: ["true", "false"] });
    expect(choice && truthOf(recording, choice)).toEqual({ kind: "branch", way: "false" });
  });

  test("[K3] tell calls, returns, exceptions and the end apart", () => {
    const recording = record([
      "def half(n):",
      "    return n // 2",
      "x = half(half(8))",
      "if x:",
      "    y = x + 1",
    ]);
    const next = (line: number, visit = 1): unknown => {
      const base = { id: "q", shown: 0, reveals: 0, reason: "chosen" } as const;
      const truth = truthOf(recording, { ...base, kind: "next-line", line, visit });
      return truth?.kind === "next-line" ? truth.next : null;
    };
    expect(next(3)).toEqual({ kind: "call", name: "half", line: 1 });
    expect(next(2)).toEqual({ kind: "return", line: 3 });
    expect(next(4)).toEqual({ kind: "line", line: 5 });
    expect(next(5)).toEqual({ kind: "end" });
    expect(next(5, 2)).toBeNull();
  });

  test("[K5] read names, attributes and indexes, before and after", () => {
    const recording = record([
      "class Box:",
      "    def __init__(self, n):",
      "        self.items = [n, n + 1]",
      "box = Box(1)",
      "grid = [[0, 1], [2, 3]]",
      "ages = {'Ann': 5, 2: 6}",
      "i = 1",
      "box.items.append(7)",
      "end = True",
    ]);
    const read = (expression: string, when: "before" | "after" = "after"): string | null =>
      valueOf(recording, about(recording, 8, { expression, when }));
    expect(read("box.items")).toBe("[1, 2, 7]");
    expect(read("box.items", "before")).toBe("[1, 2]");
    expect(read("box.items[-1]")).toBe("7");
    expect(read("grid[i][0]")).toBe("2");
    expect(read("ages['Ann']")).toBe("5");
    expect(read("ages[2]")).toBe("6");
    expect(read("ages[3]")).toBeNull();
    expect(read("grid[9]")).toBeNull();
    expect(read("box.nothing")).toBeNull();
    const inside = about(recording, 3, { expression: "self.items" });
    expect(valueOf(recording, inside)).toBe("[1, 2]");
    expect(valueOf(recording, about(recording, 3, { expression: "n", when: "argument" }))).toBe(
      "1",
    );
    expect(valueOf(recording, about(recording, 3, { when: "return" }))).toBe("None");
  });

  test("[K5] read names of the module inside a function", () => {
    const lines = ["k = 5", "def f():", "    global k", "    k = k + 1", "    return k", "m = f()"];
    const recording = record(lines);
    expect(values(recording, 4)).toEqual(["k=6 plain"]);
    expect(valueOf(recording, about(recording, 4, { expression: "k", when: "before" }))).toBe("5");
  });

  test("[K5] tell whether a condition held", () => {
    const recording = record(["x = 3", "if x > 2 and x:", "    y = 1"]);
    const held = about(recording, 2, { when: "condition", expression: "x > 2 and x" });
    expect(valueOf(recording, held)).toBe("True");
  });

  test("[K6] of output hold what is called, not what goes to stderr", () => {
    const recording = record([
      "import sys",
      "def tell(x):",
      "    print('in', x)",
      "    print('err', file=sys.stderr)",
      "    return x + 1",
      "print(tell(1), end='!')",
      "[][0]",
    ]);
    const [line] = asked(recording, "output", 6);
    expect(line && truthOf(recording, line)).toEqual({
      kind: "output",
      text: "in 1\n2!",
      raises: null,
    });
    const [run] = asked(recording, "output", 0);
    expect(run && truthOf(recording, run)).toEqual({
      kind: "output",
      text: "in 1\n2!",
      raises: "IndexError",
    });
    const raising = { id: "q", shown: 0, reveals: 0, line: 7, visit: 1, reason: "chosen" } as const;
    expect(truthOf(recording, { ...raising, kind: "output", scope: "line" })).toEqual({
      kind: "output",
      text: "",
      raises: "IndexError",
    });
  });

  test("[K7] look for arguments that stand nowhere, and for lines that no call reached", () => {
    const recording = record([
      "def grade(points):",
      "    if points < 0:",
      "        raise ValueError(points)",
      "    if points > 90:",
      "        return 'A'",
      "    return 'B'",
      "all = 0",
      "for p in (10, 20):",
      "    mark = grade(p * 2)",
      "last = grade(3)",
    ]);
    const found = asked(recording, "input", 0).map((question) => [
      question.kind === "input" ? question.goal : null,
      truthOf(recording, question),
    ]);
    expect(found).toEqual([
      [
        { kind: "raises", type: "ValueError" },
        { kind: "input", example: null },
      ],
      [
        { kind: "reaches", line: 5 },
        { kind: "input", example: null },
      ],
      [
        { kind: "returns", text: "'B'" },
        { kind: "input", example: "20" },
      ],
    ]);
  });

  test("[K7] ask for no arguments behind a program that ends before, or whose module has changed", () => {
    const goals = (lines: readonly string[]) =>
      asked(record(lines), "input", 0).map((one) => (one.kind === "input" ? one.goal : null));
    const add = ["def add(n):", "    return n + step", "step = 2", "for n in [3]:"];
    const five = { kind: "returns", text: "5" };
    expect(goals([...add, "    add(n)"])).toEqual([five]);
    expect(goals([...add, "    add(n)", "raise ValueError"])).toEqual([]);
    expect(goals([...add, "    add(n)", "raise SystemExit"])).toEqual([]);
    expect(goals([...add, "    add(n)", "step = 4"])).toEqual([]);
    expect(goals([...add, "    add(n)", "other = 4"])).toEqual([five]);
    const pegs = ["def take(n):", "    return pegs[0].pop() + n", "pegs = [[1, 2], []]"];
    expect(goals([...pegs, "for n in [1]:", "    take(n)"])).toEqual([]);
    // One call met what the end meets, another did not.
    const twice = ["def f(n):", "    return n * k", "k = 1"];
    const seen = [...twice, "for k in [2, 3]:", "    for n in [6 // k]:", "        f(n)"];
    const [question] = asked(record(seen), "input", 0);
    expect(question && truthOf(record(seen), question)).toEqual({ kind: "input", example: "2" });
  });

  test("[K9] [K8] group names by the object that they share, and count lines", () => {
    const recording = record([
      "a = [1]",
      "b = a",
      "c = a[:]",
      "d = c",
      "for _ in range(3):",
      "    d = d",
    ]);
    const [copied] = asked(recording, "alias", 4);
    expect(copied).toMatchObject({ names: ["a", "b", "c", "d"], reason: "alias-mutation" });
    expect(copied && truthOf(recording, copied)).toEqual({
      kind: "alias",
      groups: [
        ["a", "b"],
        ["c", "d"],
      ],
    });
    // A number shares nothing, a name that is not there neither, and a name stands once.
    const base = { id: "q", shown: 0, reveals: 0, line: 6, visit: 1, reason: "chosen" } as const;
    const names = ["d", "zz", "b", "_", "a", "d"];
    expect(truthOf(recording, { ...base, kind: "alias", names, frame: 0 })).toEqual({
      kind: "alias",
      groups: [["_"], ["a", "b"], ["d"], ["zz"]],
    });
    const [header] = asked(recording, "count", 5);
    expect(header && truthOf(recording, header)).toEqual({ kind: "count", times: 4 });
  });
});
