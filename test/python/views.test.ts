import { beforeAll, describe, expect, test } from "vitest";
import { samples } from "../../src/app/samples/samples.ts";
import { createPythonRecorder, type Runtime } from "../../src/app/pythonRecorder.ts";
import { createTraceSession } from "../../src/app/trace/session.ts";
import { createCursor, parseChunk, type Recording } from "../../src/core/trace/index.ts";
import { callRows, familyOf } from "../../src/views/trace/callRows.ts";
import { describeChanges } from "../../src/views/trace/changes.ts";
import { lineMarks } from "../../src/views/trace/lineMarks.ts";
import { lineValues } from "../../src/views/trace/lineValues.ts";
import { outputIndexOf } from "../../src/views/trace/outputIndex.ts";
import { overviewOf } from "../../src/views/trace/overview.ts";
import { wholeRunOf } from "../../src/views/trace/tableRows.ts";
import { endOf, problemOf } from "../../src/views/playground/problem.ts";
import { narrate, type NarrationLength } from "../../src/views/words/narration.ts";
import { outcomeWords } from "../../src/views/words/outcome.ts";
import { type Foretrace, loadForetrace } from "./pyodide.ts";
import { recorded } from "./recorded.ts";

let foretrace: Foretrace;

beforeAll(async () => {
  foretrace = await loadForetrace();
});

const program = (source: string) => ({ source, stdin: [], seed: 0 });
const noWindows = { recordWindow: () => Promise.resolve({ kind: "failed" as const }) };

/** What is told of each step, without its heading. */
function told(recording: Recording, length: NarrationLength = "normal"): readonly string[] {
  const cursor = createCursor(recording);
  return Array.from({ length: recording.steps }, (_, step) => {
    const { happened, next } = narrate(recording, cursor, step, length);
    return `${happened} ${next}`.trim();
  });
}

const recursion = `def double(n):
    if n == 0:
        return 0
    return 2 + double(n - 1)

x = double(1)
`;

describe("the narration", () => {
  test("tells calls, tests, returns and what they change", () => {
    expect(told(recorded(foretrace, recursion))).toEqual([
      "The program begins. Line 1 comes next.",
      "Line 1 is about to run.",
      "`double` is a function. Line 6 is about to run.",
      "`double(n=1)` was called from line 6. Line 2 comes next.",
      "Line 2 is about to run.",
      "`n == 0` was false. Line 4 is about to run.",
      "`double(n=0)` was called from line 4. Line 2 comes next.",
      "Line 2 is about to run.",
      "`n == 0` was true. Line 3 is about to run.",
      "`double` returned `0`. Back to line 4.",
      "`double` returned `2`. Back to line 6.",
      "`x` is `2`. The program has come to its end.",
    ]);
  });

  test("tells which item of which list changed, and what it was", () => {
    const steps = told(
      recorded(foretrace, "a = [1, 2]\na[1] = 5\na.append('x')\ndel a[0]\nb = a\n"),
    );
    expect(steps.slice(2, 6)).toEqual([
      "`a` is `[1, 2]`. Line 2 is about to run.",
      "`a[1]` changed from `2` to `5`. Line 3 is about to run.",
      "`a[2]` is `'x'`. Line 4 is about to run.",
      "`a[0]` is gone. Line 5 is about to run.",
    ]);
  });

  test("tells how an exception travels and who takes it", () => {
    const source = `def f():
    raise ValueError("no")

try:
    f()
except ValueError as problem:
    pass
`;
    expect(told(recorded(foretrace, source))).toEqual(
      expect.arrayContaining([
        "`ValueError('no')` was raised on line 2.",
        "`f` ended because of `ValueError('no')`.",
        "The exception `ValueError('no')` arrived in the program, line 5. Line 6 comes next.",
        "`problem` is `ValueError('no')`. Line 7 is about to run.",
      ]),
    );
  });

  test("tells what is printed and read", () => {
    const source = 'name = input("Name? ")\nprint("Hi", name)\n';
    const steps = told(recorded(foretrace, source, { stdin: ["Ada"] }));
    expect(steps).toEqual(
      expect.arrayContaining([
        "Printed `Name? `.",
        "Read the line `Ada`. Line 2 comes next.",
        "Printed `Hi Ada`.",
      ]),
    );
  });

  test("tells where a generator pauses and goes on", () => {
    const source = "def two():\n    yield 1\n    yield 2\n\nfor n in two():\n    pass\n";
    expect(told(recorded(foretrace, source))).toEqual(
      expect.arrayContaining([
        "`two` gave `1` and paused at line 2. Back to line 5.",
        "`two` goes on at line 2. Line 3 comes next.",
      ]),
    );
  });

  test("says less when it is brief, and every name when it is full", () => {
    const recording = recorded(foretrace, "a = 1\nb = 2\nc = 3\n");
    expect(told(recording, "brief")[3]).toBe("`b` is `2`.");
    expect(told(recording, "full")[3]).toBe(
      "`b` is `2`. Here `a` is `1`, `b` is `2`. Line 3 is about to run.",
    );
  });

  test("has a sentence for each step of each sample, none of them empty", () => {
    let sentences = 0;
    for (const { program: sample } of samples) {
      for (const text of told(recorded(foretrace, sample.source, { stdin: sample.stdin }))) {
        expect(text).toMatch(/\.$/);
        expect(text).not.toMatch(/undefined|\[object/);
        sentences += 1;
      }
    }
    expect(sentences).toBeGreaterThan(500);
  });
});

describe("the samples", () => {
  test("end as they are meant to", () => {
    const ends = samples.map(({ id, program: { source, stdin } }) => {
      const { outcome } = recorded(foretrace, source, { stdin });
      return [id, outcome?.kind === "stopped" ? outcome.reason : outcome?.kind];
    });
    expect(Object.fromEntries(ends)).toEqual({
      swap: "finished",
      total: "finished",
      words: "finished",
      aliases: "finished",
      sort: "finished",
      factorial: "finished",
      hanoi: "finished",
      queue: "finished",
      shapes: "finished",
      closures: "finished",
      generators: "finished",
      exceptions: "exception",
      guess: "needs-input",
      bug: "finished",
    });
  });
});

describe("the marks beside the code", () => {
  test("tell the line that just ran in this frame from the one about to run, also after a call", () => {
    const recording = recorded(foretrace, "def f():\n    return 1\n\nx = f()\ny = x\n");
    const cursor = createCursor(recording);
    const marks = Array.from({ length: recording.steps }, (_, step) => {
      cursor.seek(step);
      const { next, just, event, waiting } = lineMarks(recording, step, cursor.stack());
      return [next, just, event?.word ?? null, waiting];
    });
    expect(marks).toEqual([
      [1, null, "called", []],
      [1, null, null, []],
      [4, 1, null, []],
      [2, null, "called", [4]],
      [2, null, null, [4]],
      [null, null, "returns", [4]],
      [5, 4, null, []],
      [null, null, "returns", []],
    ]);
  });

  test("put each value beside the line that set it, also when the line waited for a call", () => {
    const source = "def f(n):\n    m = n\n    return m\n\nx = f(3)\ny = 4\n";
    const recording = recorded(foretrace, source);
    const cursor = createCursor(recording);
    const last = lineValues(recording, cursor, recording.steps - 1);
    const texts = [...last].map(([line, values]) => [
      line,
      values.map(({ name, text, fresh }) => `${name} = ${text}${fresh ? " fresh" : ""}`),
    ]);
    expect(texts).toEqual([
      [5, ["x = 3"]],
      [6, ["y = 4 fresh"]],
    ]);
    const inside = lineValues(recording, cursor, 5);
    expect(inside.get(1)?.map(({ name }) => name)).toEqual(["n"]);
    expect(inside.get(2)?.map(({ name }) => name)).toEqual(["m"]);
  });
});

describe("the whole-run table", () => {
  test("has a row for each line about to run, and marks what differs from the row before", () => {
    const run = wholeRunOf(
      recorded(foretrace, "a = 1\nb = [a]\nb.append(2)\na = 3\nc = 0\n"),
      "lines",
    );
    expect(run.groups.map(({ title, names }) => [title, names])).toEqual([
      ["globals", ["a", "b", "c"]],
    ]);
    const rows = Array.from({ length: run.rows }, (_, index) => run.row(index));
    expect(rows.map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, "", "", ""],
      [2, "1", "", ""],
      [3, "1", "[1]", ""],
      [4, "1", "[1, 2]", ""],
      [5, "3", "[1, 2]", ""],
    ]);
    expect(rows.map(({ changed }) => changed)).toEqual([
      [false, false, false],
      [true, false, false],
      [false, true, false],
      [false, true, false],
      [true, false, false],
    ]);
  });

  test("gives a row the same, whichever rows were asked for before", () => {
    const recording = recorded(foretrace, recursion);
    const forward = wholeRunOf(recording, "steps");
    const backward = wholeRunOf(recording, "steps");
    const rows = Array.from({ length: forward.rows }, (_, index) => forward.row(index));
    for (let index = backward.rows - 1; index >= 0; index -= 1) {
      expect(backward.row(index)).toEqual(rows[index]);
    }
    expect(rows.map(({ title }) => title)).toContain("return");
  });

  test("finds the row of a step", () => {
    const recording = recorded(foretrace, recursion);
    const run = wholeRunOf(recording, "lines");
    for (let step = 1; step < recording.steps; step += 1) {
      const row = run.row(run.rowOf(step));
      expect(row.step).toBeLessThanOrEqual(step);
      expect(recording.kindAt(row.step)).toBe("line");
    }
  });
});

describe("the call tree", () => {
  test("shows the calls of open ones, in order, a generator's calls below it", () => {
    const source = `def leaf():
    pass

def numbers():
    yield 1
    leaf()

n = numbers()
next(n)
leaf()
next(n, None)
`;
    const recording = recorded(foretrace, source);
    const rows = (open: boolean, turned: readonly number[] = []) => {
      const found = callRows(familyOf(recording), open, new Set(turned));
      return Array.from({ length: found.length }, (_, index) => {
        const { frame, level } = found.row(index);
        return [recording.codes[recording.codeOfFrame(frame)]?.name, level];
      });
    };
    expect(rows(true)).toEqual([
      ["<module>", 1],
      ["numbers", 2],
      ["leaf", 3],
      ["leaf", 2],
    ]);
    expect(rows(false)).toEqual([
      ["<module>", 1],
      ["numbers", 2],
      ["leaf", 2],
    ]);
    expect(rows(true, [0])).toEqual([["<module>", 1]]);
  });
});

describe("the output", () => {
  test("is split at the moment, and the lines read are counted", () => {
    const recording = recorded(foretrace, 'input("? ")\nprint("b")\nprint("c")\n', {
      stdin: ["x"],
    });
    const index = outputIndexOf(recording);
    const steps = Array.from({ length: recording.steps }, (_, step) => step);
    const wrote = steps.filter((step) => recording.kindAt(step) === "output");
    const second = wrote[1] ?? 0;
    expect(index.around(second, 10, 10).map(({ text, later }) => [text, later])).toEqual([
      ["? ", false],
      ["b\n", false],
      ["c\n", true],
    ]);
    expect(index.around(second, 1, 0).map(({ text }) => text)).toEqual(["b\n"]);
    expect(index.charactersUpTo(second)).toBe(4);
    expect(index.characters).toBe(6);
    expect(index.linesReadUpTo(0)).toBe(0);
    expect(index.linesReadUpTo(second)).toBe(1);
  });
});

describe("the overview of the timeline", () => {
  test("keeps depths and marks of all steps in few columns", () => {
    const recording = recorded(
      foretrace,
      "def f(n):\n    if n:\n        f(n - 1)\nf(20)\nprint(1)\n",
    );
    const overview = overviewOf(recording, 16);
    expect(overview.depths).toHaveLength(16);
    expect(overview.deepest).toBe(22);
    expect(overview.depths[0]).toBe(1);
    expect(overview.marks.output.every((column) => column >= 14)).toBe(true);
    expect(overviewOf(recording, 10_000).depths).toHaveLength(recording.steps);
  });
});

/** How the end of a run is told. */
function endWords(source: string): string {
  const recording = recorded(foretrace, source);
  const line = problemOf(source, recording)?.line ?? endOf(recording).line;
  return outcomeWords(recording.outcome, recording.steps, line).text;
}

describe("the end of a run", () => {
  test.each([
    ["x = 1\n", "Finished after 3 steps."],
    ["x = 1\nprint(y)\n", "NameError on line 2: name 'y' is not defined"],
    [
      "import json\njson.loads('[')\n",
      "JSONDecodeError on line 2: Expecting value: line 1 column 2 (char 1)",
    ],
    ["x = 1\nif x\n", "SyntaxError on line 2: expected ':'"],
    ["x = 1\ny = '\0'\n", "SyntaxError on line 2: source code string cannot contain null bytes"],
    ["import sys\nsys.exit(3)\n", "The program ended itself on line 2, after 5 steps."],
    ["x = input()\n", "The program asks for a line of input on line 1."],
    ["import nothing_here\n", "ModuleNotFoundError on line 1: No module named 'nothing_here'"],
    [
      "import threading\nthreading.Thread(target=print).start()\n",
      "RuntimeError on line 2: can't start new thread",
    ],
  ])("of %j names the line", (source, expected) => {
    expect(endWords(source)).toBe(expected);
  });
});

describe("a session", () => {
  test("goes where a person can go, and stays where there is nowhere to go", () => {
    const recording = recorded(foretrace, recursion);
    const session = createTraceSession(recording, program(recursion), noWindows);
    const { state } = session;
    expect(session.move("back")).toBe(false);
    expect(session.move("last")).toBe(true);
    expect(state.get().step).toBe(recording.steps - 1);
    expect(session.move("forward")).toBe(false);
    session.goTo(2);
    expect(session.move("over")).toBe(true);
    expect(recording.frameAt(state.get().step)).toBe(0);
    session.goTo(7);
    session.move("out");
    expect(recording.lineAt(state.get().step)).toBe(4);
    session.goTo(-5);
    expect(state.get().step).toBe(0);
    session.goTo(1e9);
    expect(state.get().step).toBe(recording.steps - 1);
  });

  test("continues to the next breakpoint, or to the end", () => {
    const recording = recorded(foretrace, "for k in range(3):\n    x = k\ny = 1\n");
    const session = createTraceSession(recording, program(""), noWindows);
    session.toggleBreakpoint(2);
    const stops = Array.from({ length: 4 }, () => {
      session.move("continue");
      return recording.lineAt(session.state.get().step);
    });
    expect(stops).toEqual([2, 2, 2, 3]);
    session.toggleBreakpoint(2);
    expect(session.state.get().breakpoints.size).toBe(0);
  });

  test("follows the selected name from change to change", () => {
    const recording = recorded(foretrace, "a = 1\nb = 2\na = 3\nb = 4\n");
    const session = createTraceSession(recording, program(""), noWindows);
    expect(session.move("next-change")).toBe(false);
    session.select({ frame: 0, name: "a" });
    session.move("next-change");
    const first = session.state.get().step;
    session.move("next-change");
    const second = session.state.get().step;
    expect([recording.lineAt(first), recording.lineAt(second)]).toEqual([2, 4]);
    session.move("previous-change");
    expect(session.state.get().step).toBe(first);
  });

  test("has the state of its step at hand, and what that step changed", () => {
    const recording = recorded(foretrace, "a = [1]\na[0] = 2\n");
    const session = createTraceSession(recording, program(""), noWindows);
    session.move("last");
    const { step, cursor } = session.state.get();
    const changes = describeChanges(cursor, step);
    expect([...changes.parts.values()]).toEqual(["was 1"]);
    expect([...changes.indexes.values()]).toEqual([[0]]);
  });

  test("asks for the state that a long recording did not keep, and shows it when it comes", async () => {
    const source = "n = 0\nwhile n < 3000:\n    n += 1\n";
    const recorder = createPythonRecorder(runtimeOf(foretrace, { bytes: 60_000 }));
    const run = recorder.record(program(source), { steps: 1e6, timeMs: 1e5 }, () => undefined);
    const result = await run.result;
    if (result.kind !== "recorded") throw new Error(result.kind);
    const { recording } = result;
    expect(recording.stateUntil).toBeLessThan(recording.steps);
    const session = createTraceSession(recording, program(source), recorder);
    session.move("last");
    expect(session.state.get().known).toBe("recording");
    await expect.poll(() => session.state.get().known).toBe("known");
    const { cursor } = session.state.get();
    expect(cursor.stack()[0]?.variables).toEqual([
      ["n", { kind: "plain", type: "int", repr: "3000" }],
    ]);
  });

  test("says so when the state cannot be had", async () => {
    const source = "n = 0\nwhile n < 3000:\n    n += 1\n";
    const recording = recorded(foretrace, source, { limits: { bytes: 60_000 } });
    const session = createTraceSession(recording, program(source), noWindows);
    session.move("last");
    await expect.poll(() => session.state.get().known).toBe("failed");
  });
});

/** The runtime's part in recording, done by this Python at once; `limits` are in force over those asked for. */
function runtimeOf(python: Foretrace, limits: { readonly bytes: number }): Runtime {
  return {
    state: { kind: "ready" },
    subscribe: () => () => undefined,
    warm: () => undefined,
    run(request, options) {
      const { source, stdin, seed, mode, profile, window } = request;
      const run = python.run(source, {
        stdin,
        seed,
        mode,
        profile,
        limits: { ...request.limits, ...limits },
        ...(window !== undefined && { window }),
      });
      for (const emitted of run.chunks) {
        const chunk = parseChunk(emitted);
        if (!("kind" in chunk)) options?.onChunk?.(chunk);
      }
      return Promise.resolve({ kind: "finished", outcome: run.outcome });
    },
  };
}
