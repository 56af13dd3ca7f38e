import type { Benchmark } from "./benchmark.ts";

/** The rules of every benchmark, in the order of `benchmarkIds`. */
export const benchmarks: readonly Benchmark[] = [];
