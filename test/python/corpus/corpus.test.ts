import { beforeAll, describe, expect, test } from "vitest";
import { printRecords } from "../../../src/core/benchmark/corpus/corpus.ts";
import { invocationOf } from "../../../src/core/benchmark/invocation.ts";
import { labelledLines, stopsOf } from "../../../src/core/trace/profiles/traced.ts";
import { tracedFormat } from "../../../src/packs/formats/traced.ts";
import { textFile } from "../../packs/files/files.ts";
import { type Foretrace, loadForetrace } from "../pyodide.ts";
import { recorded } from "../recorded.ts";

let foretrace: Foretrace;

beforeAll(async () => {
  foretrace = await loadForetrace();
});

const clamp = `def clamp_sum(xs, cap):
    total = 0
    for x in xs:
        if x < 0:
            continue
        total += x

        if total > cap:
            total = cap
    return total
`;

function labels(source: string): Readonly<Record<number, boolean | null>> {
  const lines = labelledLines(recorded(foretrace, source));
  return Object.fromEntries(lines.map(({ line, covered }) => [line, covered]));
}

function records(code: string, call: string) {
  const invocation = invocationOf(code, call);
  const recording = recorded(foretrace, invocation.source);
  const plan = { path: "own/clamp.py", input: 0, invocation };
  return printRecords(plan, recording, ["traced", "forward", "backward"])
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}

describe("traps 15 and 46: branch labels", () => {
  test("are those of lines that a decision leads to; all others with code have none, and a line without code is not there", () => {
    const found = labels(`${clamp}clamp_sum([4, -1], 10)\n`);
    expect(found).toEqual({
      1: null,
      2: null,
      3: true,
      4: true,
      5: true,
      6: true,
      8: null,
      9: false,
      10: true,
      11: null,
    });
  });

  test("say whether the line ran, not whether it was reached that way", () => {
    const source = "n = 1\nif n:\n    n += 1\nn += 1\nif not n:\n    n = 0\nelse:\n    n = 2\n";
    // Line 4 is where the first decision leads when it fails, and ran because it held.
    expect(labels(source)).toEqual({
      1: null,
      2: null,
      3: true,
      4: true,
      5: null,
      6: false,
      8: true,
    });
  });

  test("are those of the cases of a match and of what is behind it", () => {
    const source =
      "n = 1\nmatch n:\n    case 0:\n        m = 0\n    case 1:\n        m = 1\nprint(m)\n";
    expect(labels(source)).toMatchObject({ 4: false, 6: true, 7: true });
  });
});

describe("the stops of a run", () => {
  test("show what a line did at the next line of whatever call", () => {
    const recording = recorded(foretrace, "def f(n):\n    return n\nx = f(1)\n");
    const stops = stopsOf(recording).map(({ line, seen }) => [line, recording.lineAt(seen)]);
    expect(stops).toEqual([
      [1, 3],
      [3, 2],
      [2, 3],
    ]);
  });
});

describe("a record in the manner of TRACED", () => {
  test("has the source with its lines' numbers, the trace, labels and classes", () => {
    const [record] = records(clamp, "clamp_sum([4, 20000], 10)");
    expect(record).toMatchObject({
      lang: "python",
      input_no: "input_0",
      filepath: "own/clamp.py",
      input: "clamp_sum([4, 20000], 10)",
      output: "",
      entry_variables: "xs = [4, 20000], cap = 10",
      outcome: "success",
    });
    expect(record.src.split("\n")[5]).toBe("        total += x # L6");
    expect(record.src_linenos).toEqual(["L1", "L2", "L3", "L4", "L5", "L6", "L8", "L9", "L10"]);
    expect(record.covered_in_trace).toEqual([
      null,
      null,
      true,
      true,
      false,
      true,
      null,
      true,
      true,
    ]);
    expect(record.trace).toContain(
      "L2 new var: total = 0 L3 new var: x = 4 L4 L6 modified var: total = 4",
    );
    expect(record.trace).toContain("L6 modified var: total = 20004 L8 L9 modified var: total = 10");
    expect(record.values).toContainEqual({ line: "L6", name: "total", class: "POSITIVE-VL" });
    expect(record.values).toContainEqual({ line: "L9", name: "total", class: "POSITIVE-REG" });
    expect(record.values).toContainEqual({ line: "L5", name: null, class: "NOT_REACHED" });
  });

  test("is read back by TRACED's own form with the same branch labels", async () => {
    const [record] = records(clamp, "clamp_sum([4, 20000], 10)");
    const file = textFile("corpus.jsonl", JSON.stringify(record));
    const { tasks, rejected } = await tracedFormat.read([file], {});
    expect(rejected).toEqual([]);
    expect(tasks.map(({ probe }) => Object(probe))).toEqual(
      [true, true, false, true, true, true].map((covered, index) => ({
        kind: "branch",
        label: ["L3", "L4", "L5", "L6", "L9", "L10"][index],
        covered,
      })),
    );
  });

  test("tells of a list that changed the items alone", () => {
    const code = "def f(xs):\n    xs[1] = 9\n    xs.pop()\n    return xs\n";
    const [record] = records(code, "f([1, 2, 3])");
    expect(record.trace).toContain("L2 modified var: xs[1] = 9 L3 modified var: xs[2] = deleted");
  });

  test("says of a run that nothing was modified in it, or that an exception ended it", () => {
    expect(records("def f():\n    x = 1\n    return x\n", "f()")[0]?.outcome).toBe(
      "success_short_trace",
    );
    expect(records("def f():\n    return 1 // 0\n", "f()")[0]?.outcome).toBe("error");
  });
});

describe("monologues", () => {
  test("trap 50: number the lines from 4 on, as SemCoder does", () => {
    const [, forward] = records(clamp, "clamp_sum([4], 10)");
    expect(forward.code.split("\n").slice(0, 2)).toEqual([
      "def clamp_sum(xs, cap): # [L4]",
      "    total = 0 # [L5]",
    ]);
  });

  test("tell forward what each line does and how each decision goes, up to the result", () => {
    const [, forward] = records(clamp, "clamp_sum([4, 20], 10)");
    expect(forward.answer).toBe("10");
    expect(forward.monologue).toContain("clamp_sum is called with xs = [4, 20], cap = 10.");
    expect(forward.monologue).toContain("[L9] `total += x`: total is 24.");
    expect(forward.monologue).toContain("[L11] `if total > cap:`: this holds.");
    expect(forward.monologue).toContain("clamp_sum returns 10.");
  });

  test("tell backward what had to hold, and end with an input that does it", () => {
    const [, , backward] = records(clamp, "clamp_sum([4, 20], 10)");
    expect(backward.output).toBe("10");
    const lines: string[] = backward.monologue.split("\n");
    expect(lines[0]).toBe("The result is 10; what leads to it?");
    expect(lines[1]).toContain("[L13] `return total`");
    const held = lines.findIndex((line) => line.includes("`if total > cap:` had to be true"));
    const start = lines.findIndex((line) => line.includes("afterwards total is 0"));
    expect(held).toBeGreaterThan(0);
    expect(start).toBeGreaterThan(held);
    expect(lines.at(-1)).toBe("An input that does all that is clamp_sum([4, 20], 10).");
  });

  test("are not made of a run that did not come to its end", () => {
    const invocation = invocationOf("def f():\n    while True:\n        pass\n", "f()");
    const recording = recorded(foretrace, invocation.source, { limits: { steps: 500 } });
    const plan = { path: "own/endless.py", input: 0, invocation };
    expect(printRecords(plan, recording, ["forward", "backward"])).toBe("");
    const [traced] = printRecords(plan, recording, ["traced"]).split("\n");
    expect(JSON.parse(traced ?? "").outcome).toContain("timed_out");
  });

  test.each([
    ["class P:\n    def __init__(self, n):\n        self.n = n\n", "P(3)"],
    ["def g(n):\n    yield n\n    return 5\n", "g(1)"],
    ["def f(n):\n    return n\n", "abs(f(-1))"],
  ])("take what the last call returned for no result where it is none: %j, %s", (code, call) => {
    const [, forward] = records(code, call);
    expect(forward.answer).toBe('""');
    expect(forward.monologue).toMatch(/So nothing is printed\.$/);
  });

  test("say what is read, and what is printed", () => {
    const source = "print(int(input()) + 1)\n";
    const invocation = { ...invocationOf(source, ""), source, stdin: ["4"] };
    const recording = recorded(foretrace, source, { stdin: ["4"] });
    const text = printRecords({ path: "a", input: 0, invocation }, recording, ["forward"]);
    expect(JSON.parse(text).monologue.split("\n")).toEqual([
      'The program is run with "4".',
      "[L4] `print(int(input()) + 1)`: it is run.",
      'So what is printed is "5\\n".',
    ]);
  });

  test("tell of an exception that ends a run", () => {
    const [, forward] = records("def f(n):\n    return 1 // n\n", "f(0)");
    expect(forward.answer).toBe("ZeroDivisionError");
    expect(forward.monologue).toContain("is raised in [L5].");
  });
});
