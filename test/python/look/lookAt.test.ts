import { describe, expect, test } from "vitest";
import { lookAt } from "../../../src/app/benchmarks/lookAt.ts";
import { createCell } from "../../../src/app/cell.ts";
import { createPlayground } from "../../../src/app/playground.ts";
import type { Recorder } from "../../../src/app/recorder.ts";
import type { Route } from "../../../src/app/routes.ts";
import { defaultSettings } from "../../../src/app/settings.ts";
import { invocationLimits } from "../../../src/core/benchmark/invocation.ts";
import { ownFile } from "../../packs/files/files.ts";
import { python, tasksOf } from "./looking.ts";

const own = { source: "mine = 1\n", stdin: [], seed: 0 };
const back = { set: "set 1", name: "My CoCoNUT" };

/** A page of which only what looking needs is there; programs run in Python itself. */
function page() {
  const recorder: Recorder = {
    boot: createCell({ kind: "ready" }),
    warm: () => undefined,
    record: ({ source, stdin }, _limits, _onSteps, profile = "native") => ({
      result: python
        .answer([
          {
            kind: "record",
            invocation: {
              source,
              stdin,
              profile,
              userLines: 0,
              countsFrom: 1,
              limits: invocationLimits,
            },
          },
        ])
        .then(([reply]) => (reply?.kind === "recorded" ? reply : { kind: "cancelled" as const })),
      stop: () => undefined,
    }),
    recordWindow: () => Promise.resolve({ kind: "failed" }),
  };
  const playground = createPlayground(own, recorder, () => 0);
  const route = createCell<Route>({ kind: "benchmarks", set: back.set });
  const go = (to: Route): void => route.set(to);
  const routes = { route, go, rename: go };
  return { playground, routes, settings: createCell(defaultSettings) };
}

describe("looking at a task", () => {
  test("records the program that the file means, goes to the step, says what is there, and keeps what was written", async () => {
    const services = page();
    const tasks = await tasksOf("coconut", ownFile("coconut/humaneval.csv"));
    // Its arguments can be read as two or as one; the likelier reading does not run.
    const task = tasks.find(({ probe }) => Object(probe).name === "Own/1");
    if (task === undefined) throw new Error("there is no task");
    await lookAt(services, task, back, "[2, 3]");
    const { playground, routes } = services;
    const traced = playground.traced.get();
    expect(traced?.program.source).toContain("first((3, 4))");
    expect(traced?.profile).toBe("3.11");
    const step = traced?.session?.state.get().step ?? 0;
    expect(traced?.recording.lineAt(step)).toBe(2);
    expect(playground.shown.get()).toEqual({
      step,
      says: "This is the last line that runs; the answer goes on with 3.",
      back: { kind: "benchmarks", set: "set 1" },
      name: "My CoCoNUT",
    });
    expect(routes.route.get()).toEqual({ kind: "playground" });
    expect(playground.replaced.get()).toEqual([own]);
  });

  test("takes a program with the line ends of Windows as the editor has it", async () => {
    const services = page();
    const [task] = await tasksOf("mbpp", ownFile("mbpp/tasks.jsonl"));
    if (task === undefined) throw new Error("there is no task");
    await lookAt(services, task, back, null);
    const { playground } = services;
    expect(playground.traced.get()?.program).toBe(playground.program.get());
    expect(playground.program.get().source).toContain("def twice(x):\n    return 2 * x\n");
    expect(playground.shown.get()?.says).toContain("passed all its tests");
  });

  test("does nothing where there is nothing to run", async () => {
    const services = page();
    const [task] = await tasksOf("lcb-testoutput", ownFile("lcb/testoutput.jsonl"));
    if (task === undefined) throw new Error("there is no task");
    await lookAt(services, task, back, null);
    expect(services.playground.traced.get()).toBeNull();
    expect(services.routes.route.get()).toEqual({ kind: "benchmarks", set: "set 1" });
  });
});
