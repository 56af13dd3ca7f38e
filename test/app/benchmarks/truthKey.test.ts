import { expect, test, vi } from "vitest";
import { truthKey } from "../../../src/app/benchmarks/truthKey.ts";
import type { TruthWork } from "../../../src/core/benchmark/benchmark.ts";
import type { Task } from "../../../src/core/benchmark/task.ts";

const task: Task = {
  id: "é\ud800",
  benchmark: "cruxeval",
  group: "a",
  case: "a",
  kind: "output",
  program: null,
  probe: { input: "1" },
  stored: null,
};
const work: TruthWork = {
  tasks: [task],
  requests: [{ kind: "evaluate", source: "x = 1", expression: "x" }],
};

test("a truth has the same key on pages that may not use the browser's own hash", async () => {
  const key = await truthKey("cruxeval", work);
  expect(key).toMatch(/^[0-9a-f]{64}$/);
  const { crypto } = globalThis;
  vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
  expect(await truthKey("cruxeval", work)).toBe(key);
  vi.unstubAllGlobals();
});

test("a truth has another key when Python is asked something else, or the task wants something else of it", async () => {
  const keys = await Promise.all([
    truthKey("cruxeval", work),
    truthKey("lcb-execution", work),
    truthKey("cruxeval", { ...work, tasks: [{ ...task, probe: { input: "2" } }] }),
    truthKey("cruxeval", { ...work, tasks: [{ ...task, kind: "input" }] }),
    truthKey("cruxeval", { ...work, tasks: [{ ...task, stored: "1" }] }),
    truthKey("cruxeval", {
      ...work,
      requests: [{ kind: "evaluate", source: "x = 1", expression: "y" }],
    }),
  ]);
  expect(new Set(keys).size).toBe(keys.length);
});
