import type { Benchmark } from "./benchmark.ts";
import { cruxeval } from "./cruxeval.ts";
import { lcbExecution } from "./lcbExecution.ts";
import { lcbTestOutput } from "./lcbTestOutput.ts";
import { testPrograms } from "./testPrograms.ts";

/** The rules of every benchmark, in the order of `benchmarkIds`. */
export const benchmarks: readonly Benchmark[] = [
  cruxeval,
  lcbExecution,
  lcbTestOutput,
  testPrograms("humaneval"),
  testPrograms("mbpp"),
];
