import type { BenchmarkFormat } from "./format.ts";

export type { BenchmarkFormat } from "./format.ts";

/** The forms in which benchmarks come in, in the order in which they are listed. */
export const benchmarkFormats: readonly BenchmarkFormat[] = [];
