import type { Benchmark } from "./benchmark.ts";
import { cruxeval } from "./members/cruxeval.ts";
import { lcbExecution } from "./members/lcbExecution.ts";
import { lcbTestOutput } from "./members/lcbTestOutput.ts";
import { coconut } from "./members/coconut.ts";
import { codeexecutor } from "./members/codeexecutor.ts";
import { codemind } from "./members/codemind.ts";
import { lexecutor } from "./members/lexecutor.ts";
import { own } from "./members/own.ts";
import { reval } from "./members/reval.ts";
import { surge } from "./members/surge.ts";
import { traced } from "./members/traced.ts";
import { testPrograms } from "./members/testPrograms.ts";

/** The rules of every benchmark, in the order of `benchmarkIds`. */
export const benchmarks: readonly Benchmark[] = [
  reval,
  cruxeval,
  coconut,
  lcbExecution,
  lcbTestOutput,
  codemind,
  testPrograms("humaneval"),
  testPrograms("mbpp"),
  surge,
  traced,
  lexecutor,
  codeexecutor,
  own,
];
