import { expect, test } from "vitest";
import { benchmarks } from "../../../src/core/benchmark/index.ts";
import { benchmarkIds } from "../../../src/core/benchmark/task.ts";
import { benchmarkFormats } from "../../../src/packs/formats/index.ts";

test("every benchmark has its rules and its form, in one order", () => {
  expect(benchmarks.map(({ id }) => id)).toEqual(benchmarkIds);
  expect(benchmarkFormats.map(({ id }) => id)).toEqual(benchmarkIds);
});
