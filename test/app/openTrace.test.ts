import { describe, expect, test, vi } from "vitest";
import { createCell } from "../../src/app/cell.ts";
import { openRun, openTrace } from "../../src/app/openTrace.ts";
import type { Playground, Shown, Traced } from "../../src/app/playground.ts";
import type { Route } from "../../src/app/routes.ts";
import { defaultSettings, type Settings } from "../../src/app/settings.ts";
import type { Program } from "../../src/core/program/program.ts";

const program: Program = { source: "x = 1\n", stdin: [], seed: 0 };
const other: Program = { source: "y = 2\n", stdin: [], seed: 0 };

/** A playground that stands at `own`; tracing shows whatever program is in it. */
function world(own: Program, traced: Program | null) {
  const current = createCell(own);
  const goTo = vi.fn<(step: number) => void>();
  // Only what is used: the rest of a session is of no interest here.
  const tracedAs = (of: Program, profile: string): Traced =>
    ({ program: of, recording: { steps: 10 }, profile, session: { goTo } }) as unknown as Traced;
  const run = createCell<Traced | null>(traced === null ? null : tracedAs(traced, "native"));
  const trace = vi.fn<(settings: Settings, profile?: string) => Promise<void>>((_, profile) => {
    run.set(tracedAs(current.get(), profile ?? "native"));
    return Promise.resolve();
  });
  const playground = {
    program: current,
    traced: run,
    shown: createCell<Shown | null>({ step: 1, says: "", back: { kind: "playground" }, name: "" }),
    trace,
    load: (sample: Program) => current.set(sample),
  } as unknown as Playground;
  const went: Route[] = [];
  const routes = {
    route: createCell<Route>({ kind: "playground" }),
    go: (route: Route) => void went.push(route),
    rename: () => undefined,
  };
  return {
    services: { playground, routes, settings: createCell(defaultSettings) },
    goTo,
    trace,
    went,
  };
}

describe("opening a trace", () => {
  test("records the program in the playground and goes to the step", async () => {
    const { services, goTo, trace, went } = world(other, other);
    await openTrace(services, program, { kind: "step", step: 7 });
    expect(services.playground.program.get()).toEqual(program);
    expect(trace).toHaveBeenCalledOnce();
    expect(goTo).toHaveBeenCalledWith(7);
    expect(went).toEqual([{ kind: "playground" }]);
  });

  test("does not run again what is there already", async () => {
    const { services, goTo, trace } = world(program, program);
    await openTrace(services, program, { kind: "step", step: 3 });
    expect(trace).not.toHaveBeenCalled();
    expect(goTo).toHaveBeenCalledWith(3);
  });

  test("puts the program back into the editor where another one was being written", async () => {
    const { services, trace } = world(other, program);
    await openTrace(services, program, { kind: "step", step: 3 });
    expect(trace).not.toHaveBeenCalled();
    expect(services.playground.program.get()).toEqual(program);
  });

  test("goes nowhere in the run of another program that was begun meanwhile", async () => {
    const { services, goTo, trace } = world(other, null);
    trace.mockImplementation(() => Promise.resolve());
    await openTrace(services, program, { kind: "step", step: 3 });
    expect(goTo).not.toHaveBeenCalled();
  });

  test("takes away what somebody came to see in the run before", async () => {
    const { services } = world(program, program);
    await openTrace(services, program, { kind: "step", step: 3 });
    expect(services.playground.shown.get()).toBeNull();
  });

  test("records again what is there as another Python would run it", async () => {
    const { services, trace } = world(program, program);
    const traced = await openRun(services, program, "3.11");
    expect(trace).toHaveBeenCalledOnce();
    expect(traced?.profile).toBe("3.11");
    await openRun(services, program, "3.11");
    expect(trace).toHaveBeenCalledOnce();
  });
});
