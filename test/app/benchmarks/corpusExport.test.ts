import "fake-indexeddb/auto";
import { describe, expect, test } from "vitest";
import { exportCorpus } from "../../../src/app/benchmarks/corpusExport.ts";
import { invocationOf } from "../../../src/core/benchmark/invocation.ts";
import type { BenchmarkPython } from "../../../src/core/benchmark/request.ts";
import type { Task } from "../../../src/core/benchmark/task.ts";
import { emptyRecording } from "../../fakes/recorder.ts";
import { closePages, cruxevalRows, keepPasted, opened, page } from "./desk.ts";

const tasksOf = (count: number) =>
  Array.from({ length: count }, (_, index): Task => {
    const id = String(index);
    const program = invocationOf("def f(n):\n    return n\n", `f(${id})`);
    const names = { id, group: "f", case: id };
    return { ...names, benchmark: "own", kind: "output", program, probe: null, stored: null };
  });

const tasks = tasksOf(100);

/** Gives recordings without a step; every tenth program needs a module. */
function python(onRun: () => void = () => undefined): BenchmarkPython {
  let runs = 0;
  return {
    answer: (requests, signal) => {
      signal?.throwIfAborted();
      return Promise.resolve(
        requests.map((request) => {
          onRun();
          runs += 1;
          if (runs % 10 === 0) return { kind: "unavailable", module: "numpy" };
          const source = request.kind === "record" ? request.invocation.source : "";
          return { kind: "recorded", recording: emptyRecording(source) };
        }),
      );
    },
  };
}

describe("a corpus in the page", () => {
  test("is a file of records, one a line, with the runs named that have none", async () => {
    const seen: number[] = [];
    const onProgress = (done: number, total: number): void => void seen.push(done / total);
    const corpus = await exportCorpus(tasks, python(), { kinds: ["traced"], onProgress });
    const lines = (await corpus.content.text()).trimEnd().split("\n");
    expect(lines).toHaveLength(90);
    expect(lines.map((line) => JSON.parse(line).input).slice(8, 10)).toEqual(["f(8)", "f(10)"]);
    expect(corpus.runs).toBe(90);
    expect(corpus.skipped[0]).toEqual({
      path: "f",
      input: 9,
      reason: "The program needs the module numpy.",
    });
    expect(seen.at(-1)).toBe(1);
    expect(seen).toEqual(seen.toSorted((one, other) => one - other));
  });

  test("is given up when somebody wants that, without running what is left", async () => {
    const stopper = new AbortController();
    let runs = 0;
    const counting = python(() => (runs += 1));
    const made = exportCorpus(tasksOf(1_000), counting, {
      signal: stopper.signal,
      onProgress: () => stopper.abort(),
    });
    await expect(made).rejects.toThrow("aborted");
    expect(runs).toBeLessThan(1_000);
  });

  test("is a file of an open set, with the runs told that are not in it", async () => {
    const { benchmarks } = page();
    const session = benchmarks.open(await keepPasted(benchmarks, cruxevalRows));
    await opened(session);
    const made = await session.export("corpus", null);
    if (made.kind !== "file") throw new Error(`it was not made: ${made.kind}`);
    expect(made.name).toBe("Mine-corpus.jsonl");
    const records = (await made.content.text()).trimEnd().split("\n");
    expect(records.map((line) => JSON.parse(line).filepath).filter(Boolean)).toEqual([
      "sample_0",
      "sample_1",
    ]);
    expect(made.left).toEqual(["sample_2, input 0: The program needs the module numpy."]);
    await closePages();
  });
});
