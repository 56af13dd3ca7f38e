import { describe, expect, test } from "vitest";
import { createRoutes, parseRoute, printRoute, type Route } from "../../src/app/routes.ts";

const known: readonly Route[] = [
  { kind: "playground" },
  { kind: "predict", attempt: null },
  { kind: "predict", attempt: "7" },
  { kind: "results", attempt: null },
  { kind: "results", attempt: "a/b c%#é" },
  { kind: "benchmarks", set: null },
  { kind: "benchmarks", set: "a/b c%#é" },
  { kind: "models", at: null },
  { kind: "models", at: "connect" },
];

describe("routes", () => {
  test.each(known)("are read back as they were written: %j", (route) => {
    expect(parseRoute(printRoute(route))).toEqual(route);
  });

  test.each(["", "#", "#/", "#/nowhere", "#/predict/7/more", "#/results/a/b", "#/benchmarks/a/b"])(
    "the address “%s” leads to the playground",
    (hash) => {
      expect(parseRoute(hash)).toEqual({ kind: "playground" });
    },
  );

  test("a damaged id leads to the overview of the results", () => {
    expect(parseRoute("#/results/%E0%A4%A")).toEqual({ kind: "results", attempt: null });
    expect(parseRoute("#/results/")).toEqual({ kind: "results", attempt: null });
  });

  test("of a window follow its address, and set it", () => {
    const listeners: (() => void)[] = [];
    const location = { hash: "#/predict" };
    const addresses: string[] = [];
    const page = {
      location,
      history: {
        replaceState: (_state: null, _unused: "", address: string) => void addresses.push(address),
      },
      addEventListener: (_: string, listener: () => void) => void listeners.push(listener),
    };
    const routes = createRoutes(page);
    expect(routes.route.get()).toEqual({ kind: "predict", attempt: null });
    routes.rename({ kind: "predict", attempt: "7" });
    expect([...addresses, routes.route.get()]).toEqual([
      "#/predict/7",
      { kind: "predict", attempt: "7" },
    ]);
    routes.go({ kind: "results", attempt: "x" });
    expect(location.hash).toBe("#/results/x");
    for (const listener of listeners) listener();
    expect(routes.route.get()).toEqual({ kind: "results", attempt: "x" });
  });
});
