import { cruxevalFormat } from "./cruxeval.ts";
import type { BenchmarkFormat } from "./format.ts";
import { humanevalFormat } from "./humaneval.ts";
import { lcbExecutionFormat } from "./lcbExecution.ts";
import { lcbTestOutputFormat } from "./lcbTestOutput.ts";
import { mbppFormat } from "./mbpp.ts";

export type { BenchmarkFormat } from "./format.ts";

/** The forms in which benchmarks come in, in the order in which they are listed. */
export const benchmarkFormats: readonly BenchmarkFormat[] = [
  cruxevalFormat,
  lcbExecutionFormat,
  lcbTestOutputFormat,
  humanevalFormat,
  mbppFormat,
];
