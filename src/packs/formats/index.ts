import { coconutFormat } from "./coconut.ts";
import { codeexecutorFormat } from "./codeexecutor.ts";
import { codemindFormat } from "./codemind.ts";
import { cruxevalFormat } from "./cruxeval.ts";
import type { BenchmarkFormat } from "./format.ts";
import { humanevalFormat } from "./humaneval.ts";
import { lcbExecutionFormat } from "./lcbExecution.ts";
import { lcbTestOutputFormat } from "./lcbTestOutput.ts";
import { lexecutorFormat } from "./lexecutor.ts";
import { mbppFormat } from "./mbpp.ts";
import { ownFormat } from "./own.ts";
import { revalFormat } from "./reval.ts";
import { surgeFormat } from "./surge.ts";
import { tracedFormat } from "./traced.ts";

export type { BenchmarkFormat } from "./format.ts";

/** The forms in which benchmarks come in, in the order in which they are listed. */
export const benchmarkFormats: readonly BenchmarkFormat[] = [
  revalFormat,
  cruxevalFormat,
  coconutFormat,
  lcbExecutionFormat,
  lcbTestOutputFormat,
  codemindFormat,
  humanevalFormat,
  mbppFormat,
  surgeFormat,
  tracedFormat,
  lexecutorFormat,
  codeexecutorFormat,
  ownFormat,
];
