import { afterAll, describe, expect, test } from "vitest";
import { reval } from "../../../src/core/benchmark/members/reval.ts";
import { CandidateReader } from "../../../src/core/benchmark/reval/candidates.ts";
import { evaluatedAnswer, evaluationOf } from "../../../src/core/benchmark/reval/evaluation.ts";
import { parseRevalExpression } from "../../../src/core/benchmark/reval/expression.ts";
import { functionRun } from "../../../src/core/benchmark/reval/invocation.ts";
import { scoreTasks } from "../../../src/core/benchmark/run.ts";
import {
  judgeRevalState,
  type RevalStateAnswer,
  readRevalState,
} from "../../../src/core/score/judges/reference/revalState.ts";
import { revalTrace } from "../../../src/core/trace/profiles/reval.ts";
import { HeadlessPython } from "../../../src/headless/python.ts";
import { revalFormat } from "../../../src/packs/formats/reval.ts";
import { readPredictions } from "../../../src/packs/predictions/index.ts";
import { ownFile, textFile } from "../../packs/files/files.ts";
import { known, marksOf } from "./marking.ts";

const python = new HeadlessPython();

afterAll(() => python.close());

const clamp = [
  "def clamp_sum(xs, cap):",
  "    total = 0",
  "    for x in xs:",
  "        if x < 0:",
  "            continue",
  "        total += x",
  "        if total > cap:",
  "            total = cap",
  "            break",
  "    return total",
].join("\n");

/** REval's view of a call: its path, and what is asked of it as `[covered, next, reprs in their order, count]`. */
async function traced(code: string, entry: string, input: string) {
  const { program } = functionRun(code, entry, input);
  const [reply] = await python.answer([{ kind: "record", invocation: program }]);
  if (reply?.kind !== "recorded") throw new Error(`the run was ${reply?.kind ?? "lost"}`);
  const trace = revalTrace(reply.recording, program);
  const reader = new CandidateReader(reply.recording, trace);
  return {
    path: trace.path(),
    asked(line: number, variable: string) {
      const expression = parseRevalExpression(variable);
      const found = expression === null ? null : reader.read(line, expression);
      const reprs = found?.distinct.map(({ repr }) => repr) ?? "Nil";
      return [trace.covers(line), trace.next(line), reprs, found?.count ?? 0];
    },
  };
}

describe("§21.1: the synthetic item", () => {
  test("is merged to one list of lines, and read behind them, where a loop is left by `break`", async () => {
    const run = await traced(clamp, "clamp_sum", "([4, -1, 9], 10,)");
    expect(run.path).toEqual([2, 3, 4, 6, 7, 3, 4, 5, 3, 4, 6, 7, 8, 9, 10]);
    expect(run.asked(6, "total")).toEqual([true, [7], ["4", "13"], 2]);
    expect(run.asked(8, "total")).toEqual([true, [9], ["10"], 1]);
    expect(run.asked(5, "x")).toEqual([true, [3], ["-1"], 1]);
    expect(run.asked(10, "total")).toEqual([true, [-1], ["10"], 1]);
    expect(run.asked(3, "x")).toEqual([true, [4], ["4", "-1", "9"], 3]);
  });

  test("traps 4 and 9: has no next line where a line is not run, and Nil where a name is not bound yet", async () => {
    const run = await traced(clamp, "clamp_sum", "([], 10,)");
    expect(run.path).toEqual([2, 3, 10]);
    expect(run.asked(6, "total")).toEqual([false, [-1], "Nil", 0]);
    expect(run.asked(10, "total")).toEqual([true, [-1], ["0"], 1]);
    expect(run.asked(3, "x")).toEqual([true, [10], "Nil", 0]);
  });

  test("counts each time that a line was run, also with the same value", async () => {
    const run = await traced(clamp, "clamp_sum", "([1, 2], 10,)");
    expect(run.path).toEqual([2, 3, 4, 6, 7, 3, 4, 6, 7, 3, 10]);
    expect(run.asked(6, "total")).toEqual([true, [7], ["1", "3"], 2]);
    expect(run.asked(3, "x")).toEqual([true, [4, 10], ["1", "2"], 3]);
  });

  test("trap 3: consecutive states of one line are one, whichever frames they are of", async () => {
    const deep = ["def f(n):", "    if n < 2:", "        return 1", "    r = f(n - 1)"];
    const run = await traced([...deep, "    return n * r"].join("\n"), "f", "(3,)");
    expect(run.path).toEqual([2, 4, 2, 4, 2, 3, 5]);
    expect(run.asked(5, "r")).toEqual([true, [-1], ["2"], 1]);
    const line = await traced("def f(n): return 1 if n < 2 else n*f(n-1)", "f", "(3,)");
    expect(line.path).toEqual([1]);
  });

  test("trap 1: the last line of a run shows the state before it, every other one the state behind it", async () => {
    const run = await traced("def f(a):\n    a.append(1)", "f", "([],)");
    expect(run.asked(2, "a")).toEqual([true, [-1], ["[]"], 1]);
    const two = await traced("def f(a):\n    a.append(1)\n    return a", "f", "([],)");
    expect(two.asked(2, "a")).toEqual([true, [3], ["[1]"], 1]);
  });
});

describe("REval's flat trace", () => {
  const calls = ["def f(n):", "    return g(", "        n)", "def g(n):", "    return n + 1"];

  test("trap 2: the next line is that of the next state in any frame, and names are looked up there", async () => {
    const code = ["def f(n):", "    c = g(n)", "    return c", "", "def g(m):", "    return m + 1"];
    const run = await traced(code.join("\n"), "f", "(1,)");
    expect(run.path).toEqual([2, 6, 3]);
    expect(run.asked(2, "c")).toEqual([true, [6], "Nil", 0]);
    expect(run.asked(2, "m")).toEqual([true, [6], ["1"], 1]);
    expect(run.asked(6, "c")).toEqual([true, [3], ["2"], 1]);
  });

  test("gets a state without locals from a return on another line", async () => {
    const run = await traced(calls.join("\n"), "f", "(1,)");
    expect(run.path).toEqual([2, 3, 2, 5, 2]);
    expect(run.asked(5, "n")).toEqual([true, [2], "Nil", 0]);
    expect(run.asked(2, "n")).toEqual([true, [-1, 3, 5], ["1"], 2]);
  });

  test("takes a yield for a return, and an exception that arrives for an event on its line", async () => {
    const code = [
      "def f():",
      "    for x in g():",
      "        y = x",
      "    try:",
      "        h()",
      "    except ValueError:",
      "        y = 0",
      "    return y",
      "def g():",
      "    yield 1",
      "def h():",
      "    raise ValueError",
    ];
    const run = await traced(code.join("\n"), "f", "()");
    expect(run.path).toEqual([2, 10, 3, 2, 10, 4, 5, 12, 5, 6, 7, 8]);
  });

  test("trap 13: comprehensions have the frames that they had on 3.11, and take the place of their line's locals", async () => {
    const line = await traced(
      "def f(xs):\n    a = 1\n    ys = [x for x in xs]\n    return ys",
      "f",
      "([7],)",
    );
    expect(line.asked(2, "a")).toEqual([true, [3], "Nil", 0]);
    expect(line.asked(2, "x")).toEqual([true, [3], ["7"], 1]);
  });

  test("leaves modules, functions and iterators out of what is bound, and keeps classes", async () => {
    const code = [
      "def f():",
      "    import math",
      "    def g(): pass",
      "    it = iter([1])",
      "    m = max",
      "    c = int",
      "    b = [].append",
      "    return 1",
    ];
    const run = await traced(code.join("\n"), "f", "()");
    const bound = ["math", "g", "it", "m", "c", "b"].map((name) => run.asked(7, name)[2]);
    expect(bound).toEqual(["Nil", "Nil", "Nil", "Nil", ["<class 'int'>"], "Nil"]);
  });

  test("leaves cursors and files out as well, and writes what the library made as Python does", async () => {
    const code = [
      "import csv, io, re, sqlite3",
      "from datetime import datetime, timedelta",
      "def f():",
      "    rows = csv.DictReader(['a', '1'])",
      "    text = io.StringIO('x')",
      "    cursor = sqlite3.connect(':memory:').cursor()",
      "    when = datetime.strptime('2020-01-02', '%Y-%m-%d')",
      "    later = [when + timedelta(days=40)]",
      "    found = re.match('a+', 'aab')",
      "    return 1",
    ];
    const run = await traced(code.join("\n"), "f", "()");
    const names = ["rows", "text", "cursor", "when", "later", "found"];
    const bound = names.map((name) => run.asked(9, name)[2]);
    expect(bound.slice(0, 3)).toEqual(["Nil", "Nil", "Nil"]);
    expect(bound.slice(3)).toEqual([
      ["datetime.datetime(2020, 1, 2, 0, 0)"],
      ["[datetime.datetime(2020, 2, 11, 0, 0)]"],
      ["<re.Match object; span=(0, 2), match='aa'>"],
    ]);
  });

  test("trap 42: finds no file that another run left", async () => {
    const code = [
      "import os",
      "def f():",
      "    before = os.listdir()",
      "    os.mkdir('d')",
      "    for name in ('a', 'd/b'):",
      "        with open(name, 'w') as file:",
      "            file.write('x')",
      "    os.chdir('d')",
      "    return before",
    ];
    for (const _ of [1, 2]) {
      const run = await traced(code.join("\n"), "f", "()");
      expect(run.asked(4, "before")[2]).toEqual(["[]"]);
    }
    const left = { kind: "evaluate", source: "import os", expression: "os.listdir()" } as const;
    const writes = { ...left, expression: "open('c', 'w').write('x')" };
    expect((await python.answer([writes, left])).at(-1)).toMatchObject({ repr: "[]" });
  });

  test("trap 8: an index is tried on every container, whichever moments the two are of", async () => {
    const code = [
      "def f():",
      "    a = []",
      "    for i in range(3):",
      "        a = a + [i]",
      "    return a",
    ];
    const run = await traced(code.join("\n"), "f", "()");
    expect(run.asked(4, "a[i]")).toEqual([true, [3], ["0", "1", "2"], 6]);
    expect(run.asked(4, "(i, a)")[3]).toBe(9);
    expect(run.asked(4, "a[0:1]")).toEqual([true, [3], "Nil", 0]);
    expect(run.asked(4, "a[-1]")).toEqual([true, [3], "Nil", 0]);
    expect(run.asked(4, "a[i - 1]")).toEqual([true, [3], "Nil", 0]);
  });

  test("trap 20: sets are written in the order in which CPython walks over them", async () => {
    const code =
      "def f(n):\n    s = set()\n    for i in (7, 66, 1, 40, n):\n        s.add(i)\n    return s";
    const run = await traced(code, "f", "(-5,)");
    expect(run.asked(3, "s")[2]).toContain("{40, 1, 66, 7}");
    expect(run.asked(4, "s")[2]).toContain("{1, 66, 7, 40, -5}");
  });
});

/** The parts of an answer as REval's code has them: value and type. */
async function parsed(text: string): Promise<RevalStateAnswer> {
  const said = readRevalState(text, "direct");
  if (said.kind !== "typed") throw new Error("Python is not asked");
  const [reply] = await python.answer([evaluationOf(said.value, said.type)]);
  return evaluatedAnswer(reply);
}

describe("§21.2: what REval's state parser makes of a value in Python", () => {
  test.each([
    ["1; int", "builtins.int", "builtins.int"],
    ["1 ; Int", "builtins.int", "builtins.int"],
    ["ab; string", "builtins.str", "builtins.str"],
    ["a;b; str", "builtins.str", "builtins.str"],
    ["123; str", "builtins.str", "builtins.int"],
    ["[1, 2]; List[int]", "builtins.list", "builtins.list"],
    ["(1, 2); int, int", "builtins.tuple", "builtins.tuple"],
    ["[1]; collections.deque", "collections.deque", "collections.deque"],
    ["[1,2]; numpy.ndarray", "numpy.ndarray", "numpy.ndarray"],
    ["1.5; numpy.float64", "numpy.float64", "numpy.float64"],
    ["[x for x in 'ab']; list", "builtins.list", "builtins.list"],
    ["1; float", "builtins.float", "builtins.int"],
    ["float('inf'); float", "builtins.float", "builtins.float"],
    ["'1'; int", "builtins.int", "builtins.str"],
    ["max; str", "builtins.str", "builtins.builtin_function_or_method"],
  ])("%j names %s and is of %s", async (text, answerType, valueType) => {
    expect(await parsed(text)).toMatchObject({ kind: "value", answerType, valueType });
  });

  test.each([
    "The answer is 1; int",
    "1; int\nmore text",
    "nan; float",
    "inf; float",
    "[1]; deque",
    "{1: 2}; collections.defaultdict",
    "1.5; np.float64",
    "True; boolean",
    "1; number",
  ])("%j is an error", async (text) => {
    expect(await parsed(text)).toEqual({ kind: "error" });
  });

  test("a deque of a text that is no expression holds its characters", async () => {
    const answer = await parsed("deque([1]); collections.deque");
    expect(answer).toMatchObject({ kind: "value", valueType: "collections.deque" });
    const truth = [{ type: "collections.deque", repr: "deque([1])" }];
    expect(judgeRevalState(answer, truth)).toBe(false);
    expect(judgeRevalState(await parsed("[1]; collections.deque"), truth)).toBe(true);
  });

  test("`np.ndarray` names no type but is read, and matches nothing", async () => {
    const answer = await parsed("[1,2]; np.ndarray");
    expect(answer).toMatchObject({ kind: "value", answerType: null });
    expect(judgeRevalState(answer, [{ type: "numpy.ndarray", repr: "array([1, 2])" }])).toBe(false);
  });

  test("nan and the infinities match nothing", async () => {
    const answer = await parsed("float('inf'); float");
    expect(judgeRevalState(answer, [{ type: "builtins.float", repr: "inf" }])).toBe(false);
  });

  test("a type of datetime is a module and matches nothing; datetime.datetime is the class", async () => {
    const truth = [{ type: "datetime.datetime", repr: "datetime.datetime(2024, 5, 6, 0, 0)" }];
    expect(judgeRevalState(await parsed("2024-05-06; datetime"), truth)).toBe(false);
    expect(judgeRevalState(await parsed("2024-05-06; datetime.datetime"), truth)).toBe(true);
  });
});

const data = ownFile("reval/DREval_data.jsonl");
const questions = ownFile("reval/DREval_tasks.jsonl");
const log = (task: string) => {
  const folder = `${task}@toy_direct_temp0.8`;
  return ownFile(`reval/logs/${folder}/1.jsonl`, `${folder}/1.jsonl`);
};

async function ownTruths() {
  const { tasks } = await revalFormat.read([data, questions], {});
  return known(reval, tasks, python);
}

const row = (idx: number, input_idx: number, lineno: number, name: string) => ({
  idx,
  input_idx,
  lineno,
  var: name,
});

const lines = (values: readonly object[]) => values.map((one) => JSON.stringify(one)).join("\n");

describe("REval's truths", () => {
  test("are one line for each probe; traps 9, 36 and 44: Nil where covered, `setUp` not covered, unavailable", async () => {
    const truths = await ownTruths();
    const printed = truths.flatMap(({ task, truth }) => reval.printTruth(task, truth) ?? []);
    expect(printed).toHaveLength(17);
    expect(printed.slice(10)).toEqual([
      {
        ...row(1, 0, 9, "self.rows"),
        covered: true,
        next: [10],
        candidates: 2,
        reprs: ["[3, 4]", "[3]"],
      },
      { ...row(1, 0, 9, "self.__total"), covered: true, next: [10], candidates: 0, reprs: "Nil" },
      { ...row(1, 0, 3, "self.owner"), covered: false, next: [-1], candidates: 0, reprs: "Nil" },
      { ...row(1, 0, 8, "self.rows[0]"), covered: true, next: [9], candidates: 2, reprs: ["3"] },
      { ...row(1, 1, 14, "row"), covered: true, next: [15, 17], candidates: 2, reprs: ["5"] },
      { ...row(1, 1, 10, "self.rows"), covered: true, next: [13], candidates: 1, reprs: ["[5]"] },
      { ...row(2, 0, 4, "xs"), unavailable: "numpy" },
    ]);
  });

  test("are held against the outputs that the files have, by value", async () => {
    const truths = await ownTruths();
    const agreed = truths.map(({ task, truth }) => reval.agrees(task, truth));
    expect(agreed.filter((one) => one === true)).toHaveLength(3);
    expect(agreed.filter((one) => one === false)).toHaveLength(0);
  });

  test("trap 44: are unavailable where a run raises or does not end", async () => {
    const sockets = "import socket; socket.socket().connect(('localhost', n)); socket.nothing";
    const rows = ["raise KeyError(n)", "return n", sockets].map((line, index) => ({
      task_id: `DREval/${index}`,
      entry_point: "f",
      code: `def f(n):\n    ${line}\n`,
      inputs: ["(1,)"],
      outputs: ["1"],
      test: null,
    }));
    const asks = rows.map(({ task_id }, idx) => ({
      task_id,
      idx,
      tasks: [{ input_idx: 0, task: [{ lineno: 2, var: "n" }], output_pred: "assert f(1) == ??" }],
    }));
    const files = [textFile("d.jsonl", lines(rows)), textFile("t.jsonl", lines(asks))];
    const { tasks } = await revalFormat.read(files, {});
    const truths = await known(reval, tasks, python);
    const printed = truths.flatMap(({ task, truth }) => reval.printTruth(task, truth) ?? []);
    expect(printed).toMatchObject([
      { unavailable: "The program ended with KeyError." },
      { covered: true, reprs: ["1"] },
      { unavailable: "socket" },
    ]);
  });
});

describe("REval's figures", () => {
  test("traps 10 and 11: outputs count once a run, but for each of its probes in the consistency", async () => {
    const truths = await ownTruths();
    const tasks = truths.map(({ task }) => task);
    const logs = ["coverage", "path", "state", "output"].map(log);
    const { predictions } = await readPredictions("reval", logs, tasks, {});
    const { score } = await scoreTasks(reval, truths, predictions, python);
    expect(score.reference).toEqual({
      coverage: {
        acc: 14 / 16,
        precision: 14 / 16,
        recall: 1,
        f1: expect.closeTo(28 / 30, 12),
        n: 16,
        intervals: { acc: { low: expect.closeTo(0.64, 2), high: expect.closeTo(0.965, 2) } },
      },
      state: 4 / 16,
      path: 4 / 16,
      output: 3 / 5,
      ic: 3.125,
      n: { state: 16, path: 16, output: 5, ic: 16 },
      intervals: {
        state: { low: expect.closeTo(0.102, 2), high: expect.closeTo(0.495, 2) },
        path: { low: expect.closeTo(0.102, 2), high: expect.closeTo(0.495, 2) },
        output: { low: expect.closeTo(0.231, 2), high: expect.closeTo(0.882, 2) },
        ic: { low: expect.any(Number), high: expect.any(Number) },
      },
      constants: {
        coverage_yes: { acc: 14 / 16, f1: expect.closeTo(28 / 30, 12) },
        coverage_no: { acc: 2 / 16 },
        path_end: 4 / 16,
        state_nil: 4 / 16,
        ic_no_nil_end_wrong: 6.25,
      },
    });
  });

  test("trap 35: an output that asserts a constant fails, and passes strictly where it is true", async () => {
    const { tasks } = await revalFormat.read([data, questions], {});
    const task = tasks.find(({ id }) => id === "reval/1/0/output");
    if (task?.probe.asks !== "output") throw new Error("there is no such task");
    const asked = { ...task, probe: { ...task.probe, snippet: "assertTrue(??)" } };
    const marks = await marksOf(
      reval,
      asked,
      ["assertTrue(True)", "assertTrue(1 == 1)", "self.assertTrue(1 == 1)"],
      python,
    );
    expect(marks.map(({ reference, strict }) => [reference.passed, strict.passed])).toEqual([
      [false, true],
      [true, false],
      [false, false],
    ]);
  });
});
