import { beforeAll, describe, expect, test } from "vitest";
import { PagePython, type Runs } from "../../../src/app/benchmarks/pagePython.ts";
import { invocationOf } from "../../../src/core/benchmark/invocation.ts";
import type { PythonRequest } from "../../../src/core/benchmark/request.ts";
import { defaultLimits } from "../../../src/runtime/contract.ts";
import { parseChunk } from "../../../src/core/trace/index.ts";
import { loadForetrace, type Foretrace } from "../pyodide.ts";

let foretrace: Foretrace;
beforeAll(async () => {
  foretrace = await loadForetrace();
});

/**
 * The page's Python, played by the one of this process; a program that says `hang` has its worker ended, and one that says `late` too, but
 * where it is the first of its worker.
 */
function scripted(): {
  readonly runs: Runs;
  readonly sizes: number[];
  readonly most: () => number;
} {
  const sizes: number[] = [];
  let atWork = 0;
  let most = 0;
  const recordAll: Runs["run"] = async ({ runs = [] }, { onChunk, onPart }) => {
    sizes.push(runs.length);
    most = Math.max(most, (atWork += 1));
    await Promise.resolve();
    atWork -= 1;
    for (const [index, { source, ...request }] of runs.entries()) {
      if (source.includes("hang") || (source.includes("late") && index > 0)) {
        return { kind: "killed", reason: { kind: "silent" }, steps: 0 };
      }
      const ran = foretrace.run(source, request);
      for (const emitted of ran.chunks) {
        const chunk = parseChunk(emitted);
        if (!("kind" in chunk)) onChunk?.(chunk);
      }
      onPart?.(ran.outcome);
    }
    return { kind: "finished", outcome: "" };
  };
  return {
    sizes,
    most: () => most,
    runs: {
      run({ source, ...request }, { onChunk, ...options }) {
        if (request.runs !== undefined) {
          return recordAll({ source, ...request }, { ...options, ...(onChunk && { onChunk }) });
        }
        if (request.evidence !== undefined) sizes.push(request.evidence.length);
        if (request.evidence?.some((one) => one.source.includes("hang")) === true) {
          return Promise.resolve({ kind: "killed", reason: { kind: "silent" }, steps: 0 });
        }
        const ran = foretrace.run(source, request);
        for (const emitted of ran.chunks) {
          const chunk = parseChunk(emitted);
          if (!("kind" in chunk)) onChunk?.(chunk);
        }
        return Promise.resolve({ kind: "finished", outcome: ran.outcome });
      },
    },
  };
}

const check = (source: string): PythonRequest => ({ kind: "check", source });

const recording = (source: string): PythonRequest => ({
  kind: "record",
  invocation: invocationOf(source, "f(1)"),
});

describe("Python behind the page's walls, asked for a benchmark", () => {
  test("answers checks in batches, and values with their types", async () => {
    const { runs, sizes } = scripted();
    const requests = Array.from({ length: 300 }, (_, index) => check(`assert ${index % 2}`));
    const evaluation = { kind: "evaluate", source: "a = 2", expression: "a ** 70" } as const;
    const replies = await new PagePython(runs).answer([...requests, evaluation]);
    expect(replies.slice(0, 2).map(({ kind }) => kind)).toEqual(["raised", "passed"]);
    expect(replies[300]).toEqual({
      kind: "value",
      value: { kind: "int", value: 2n ** 70n },
      type: "builtins.int",
      repr: "1180591620717411303424",
    });
    expect(sizes).toEqual([250, 51]);
  });

  test("finds the one that cannot be stopped from inside, and answers the others", async () => {
    const { runs, sizes } = scripted();
    const requests = Array.from({ length: 20 }, (_, index) => check(index === 13 ? "hang" : "1"));
    const replies = await new PagePython(runs).answer(requests);
    const late = replies.flatMap(({ kind }, index) => (kind === "passed" ? [] : [[index, kind]]));
    expect(late).toEqual([[13, "timed-out"]]);
    expect(sizes.length).toBeLessThan(20);
  });

  test("takes on no more checks than a worker has time for, however long each of them takes", async () => {
    const { runs } = scripted();
    const limits = { steps: 1_000_000_000, timeMs: 300 };
    const evidence = ["1", "while True: pass", "while True: pass"].map((source) => ({
      kind: "check" as const,
      source,
      limits,
    }));
    const request = { source: "", stdin: [], seed: 0, mode: "state", profile: "native" } as const;
    const allTime = { ...defaultLimits, timeMs: 500 };
    const ran = await runs.run({ ...request, limits: allTime, evidence }, {});
    // The second would take it to 600 ms, beyond which it would be ended from outside and all of it be lost.
    expect(ran).toEqual({
      kind: "finished",
      outcome: '{"replies": [{"kind": "passed"}, {"kind": "timed-out"}]}',
    });
  });

  test("records a run as it is, and names a module that is missing", async () => {
    const python = new PagePython(scripted().runs);
    const [recorded, missing] = await python.answer([
      { kind: "record", invocation: invocationOf("def f(n):\n    return n", "f(1)") },
      { kind: "record", invocation: invocationOf("import numpy", "f(1)") },
    ]);
    expect(recorded).toMatchObject({ kind: "recorded" });
    expect(missing).toEqual({ kind: "unavailable", module: "numpy" });
  });

  test("records many runs in one worker, each as it is by itself", async () => {
    const { runs, sizes } = scripted();
    const sources = Array.from({ length: 9 }, (_, n) => `def f(n):\n    return n + ${n}`);
    const replies = await new PagePython(runs).answer(sources.map(recording));
    expect(sizes).toEqual([9]);
    const texts = replies.map((reply) => {
      if (reply.kind !== "recorded") return reply.kind;
      expect(reply.recording.outcome?.kind).toBe("finished");
      expect(reply.recording.step(0)).toMatchObject({ kind: "call", frame: 0 });
      return reply.recording.source();
    });
    expect(texts).toEqual(sources.map((source) => `${source}\nf(1)\n`));
  });

  test("loses the one run alone that ends its worker, and goes on behind it in a fresh one", async () => {
    const { runs, sizes } = scripted();
    const sources = Array.from({ length: 12 }, (_, n) =>
      n === 4 ? "hang" : n === 7 ? "late = 1" : `x = ${n}`,
    );
    const replies = await new PagePython(runs).answer(sources.map(recording));
    expect(replies.map(({ kind }) => kind)).toEqual(
      sources.map((source) => (source === "hang" ? "timed-out" : "recorded")),
    );
    // Both are asked again where nothing ran before them; the second of them was not to blame.
    expect(sizes).toEqual([12, 8, 7, 5]);
  });

  test("answers calls beside each other by as many workers at once as it was given", async () => {
    const { runs, most } = scripted();
    const python = new PagePython(runs, runs);
    await Promise.all(Array.from({ length: 5 }, () => python.answer([recording("x = 1")])));
    expect(most()).toBe(2);
  });

  test("gives up when it is told to", async () => {
    const stop = new AbortController();
    stop.abort(new Error("enough"));
    const asked = new PagePython(scripted().runs).answer([check("1")], stop.signal);
    await expect(asked).rejects.toThrow("enough");
  });
});
