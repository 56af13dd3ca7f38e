import { describe, expect, test } from "vitest";
import { lookAtTask } from "../../../src/core/benchmark/look/index.ts";
import { benchmarks } from "../../../src/core/benchmark/index.ts";
import { ownFile, textFile } from "../../packs/files/files.ts";
import { all, looked, tasksOf } from "./looking.ts";

describe("every benchmark", () => {
  test("has a rule: it names a program to record, or says why there is none", () => {
    for (const { id } of benchmarks) {
      const plan = (): unknown =>
        lookAtTask({
          id: "a",
          benchmark: id,
          group: "a",
          case: "a",
          kind: "output",
          program: null,
          probe: { ask: { kind: "threads" }, code: "", input: "" },
          stored: null,
        });
      expect(plan).not.toThrow();
    }
  });
});

describe("questions whose truth is a list of lines", () => {
  test("CoCoNUT's begin at the first line of the call that the file means", async () => {
    const tasks = await tasksOf("coconut", ownFile("coconut/humaneval.csv"));
    const found = await all(tasks);
    expect(found.map(({ line, sight }) => [line, Number(/; (\d+)/.exec(sight.says)?.[1])])).toEqual(
      [
        [2, 10],
        [2, 11],
        [2, 1],
        [2, 5],
        [2, 3],
      ],
    );
  });

  test("an answer is shown where it leaves the lines that ran, repeats left out", async () => {
    const [task] = await tasksOf("coconut", ownFile("coconut/humaneval.csv"));
    if (task === undefined) throw new Error("there is no task");
    const at = async (
      answer: string,
    ): Promise<readonly [number | undefined, string | undefined]> => {
      const one = await looked(task, answer);
      return [one?.line, one?.sight.says];
    };
    expect(await at("I think [2, 3, 4, 6, 7, 8]")).toEqual([
      3,
      "Line 3 is number 6 of the lines that run; the answer says 8.",
    ]);
    expect((await at("[2, 3, 4]"))[1]).toContain("the answer ends before it");
    expect((await at("[2, 3, 4, 6, 7, 3, 4, 5, 3, 10]"))[1]).toContain("as the answer says");
    expect((await at("[2, 3, 4, 6, 7, 3, 4, 5, 3, 10, 11]"))[1]).toContain("goes on with 11");
  });

  test("CodeExecutor's answer is shown at the step that it has otherwise", async () => {
    const [task] = await tasksOf("codeexecutor", ownFile("codeexecutor/own.jsonl"));
    if (task === undefined) throw new Error("there is no task");
    const answer = (task.stored ?? "").replace(
      "total : 2 <dictsep> n : 3",
      "total : 2 <dictsep> n : 4",
    );
    const one = await looked(task, answer);
    expect([one?.line, one?.sight.says]).toEqual([2, expect.stringContaining("other values")]);
    expect((await looked(task))?.line).toBe(1);
  });

  test("our own begin at the first line, of a call or of the program", async () => {
    const found = await all(await tasksOf("own", ownFile("own/own.jsonl")));
    expect(found.map(({ task, line }) => [task.id, line])).toEqual([
      ["a", 2],
      ["b", 2],
      ["c", 1],
      ["d", 1],
    ]);
  });
});

describe("partial code", () => {
  test("is shown where it wants what is missing; a value that the file tells is given to it", async () => {
    const found = await all(await tasksOf("lexecutor", ownFile("lexecutor/own.jsonl")));
    const [data, call] = found;
    expect([data?.line, data?.valueOf("all_data")]).toEqual([2, "[1, 2]"]);
    expect([call?.line, call?.sight.says]).toEqual([
      1,
      "The code wants what calling has_min_size gives here, and it is missing. Which class of value it had, is asked.",
    ]);
    const limit = found.find(({ task }) => task.group === "own-1");
    expect([limit?.line, limit?.valueOf("limit")]).toEqual([2, "True"]);
  });
});

describe("tasks with nothing to run", () => {
  test("say so: those without code, those in C, those with threads", async () => {
    const lcb = await tasksOf("lcb-testoutput", ownFile("lcb/testoutput.jsonl"));
    const threads = await tasksOf("coconut", ownFile("coconut/concurrency.csv"));
    const oop = await tasksOf("coconut", ownFile("coconut/oop.csv"));
    for (const task of [...lcb, ...threads, ...oop]) {
      expect(lookAtTask(task)).toMatchObject({
        kind: "nothing",
        reason: expect.stringMatching(/\.$/),
      });
    }
    expect(lcb.length * threads.length * oop.length).toBeGreaterThan(0);
    const row = {
      filepath: "a.c",
      src_lines: ["x"],
      src_linenos: ["L4"],
      covered_in_trace: [true],
    };
    const [traced] = await tasksOf("traced", textFile("branch.jsonl", JSON.stringify(row)));
    if (traced === undefined) throw new Error("there is no task");
    expect(lookAtTask(traced)).toEqual({
      kind: "nothing",
      reason: "The program is C, which is not run here; the file says that L4 ran.",
    });
  });
});
