import type { ExecutionProbe } from "../../../../benchmark/members/lcbExecution.ts";
import type { OutputTruth } from "../../../../benchmark/outputTruth.ts";
import { extractExecution } from "../../../../score/judges/reference/liveCodeBench.ts";
import { executionPrompt } from "../cruxeval.ts";
import { rightOutput, writeOutput, wrongOutput } from "./assertions.ts";
import { anyText } from "./readers.ts";
import type { TaskForm } from "./taskForm.ts";

/** LiveCodeBench's code execution: the completed assertion, as CRUXEval has it. */
export const executionForm: TaskForm<ExecutionProbe, OutputTruth> = {
  benchmark: "lcb-execution",
  judged: "reply",
  sortOf: () => "output",
  prompt: executionPrompt,
  reader: () => anyText,
  print: (_task, value) => value.repr,
  plain: (_task, value) => value.repr,
  write: ({ probe }, plain) => writeOutput(probe.input, plain),
  right: ({ probe }, value) => rightOutput(probe.input, probe.output, value, extractExecution),
  wrong: ({ probe }) => wrongOutput(probe.input, probe.output),
};
