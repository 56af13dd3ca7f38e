import type { CruxevalProbe } from "../../../benchmark/members/cruxeval.ts";
import type { ExecutionProbe } from "../../../benchmark/members/lcbExecution.ts";
import type { Task } from "../../../benchmark/task.ts";
import { type LayoutPrompt, layoutPrompt, type LayoutStyle, type Solved } from "./layout.ts";

const thinking = "Think step by step between [THOUGHT] and [/THOUGHT] first. ";

const instructions = {
  output:
    "You are given a Python function and an assertion with an input of it. Complete the assertion with a literal that holds the output when the function is run on that input, with no expressions and no calls left to work out.",
  input:
    "You are given a Python function and an assertion with an output of it. Find any input such that the function, run on it, gives that output; there may be several, but one is enough.",
} as const;

/** CRUXEval's layout: the code with an assertion that has `??` in it, answered by the whole assertion. The words around it are our own. */
export function cruxevalPrompt(
  task: Task<CruxevalProbe>,
  style: LayoutStyle,
  examples: readonly Solved<Task<CruxevalProbe>>[],
): LayoutPrompt {
  const asks = task.kind === "input" ? "input" : "output";
  const instruction = `${instructions[asks]} ${style === "cot" ? thinking : ""}Write the completed assertion between [ANSWER] and [/ANSWER].`;
  const text = {
    id: `cruxeval.${asks}.${style}`,
    version: 1,
    system: null,
    instruction,
    maxTokens: 1024,
  };
  return layoutPrompt(text, style, examples, printTask(task), printTask);
}

function printTask({ kind, probe }: Task<CruxevalProbe>): string {
  const { code, input, output } = probe;
  const assertion = kind === "input" ? `assert f(??) == ${output}` : `assert f(${input}) == ??`;
  return `[PYTHON]\n${code.trimEnd()}\n${assertion}\n[/PYTHON]\n`;
}

/** LiveCodeBench's code execution in the same layout: the assertion holds the whole call. */
export function executionPrompt(
  task: Task<ExecutionProbe>,
  style: LayoutStyle,
  examples: readonly Solved<Task<ExecutionProbe>>[],
): LayoutPrompt {
  const instruction = `${instructions.output} ${style === "cot" ? thinking : ""}Write the completed assertion between [ANSWER] and [/ANSWER].`;
  const id = `lcb-execution.output.${style}`;
  const text = { id, version: 1, system: null, instruction, maxTokens: 1024 };
  return layoutPrompt(text, style, examples, printExecution(task), printExecution);
}

function printExecution({ probe }: Task<ExecutionProbe>): string {
  const { code, input } = probe;
  return `[PYTHON]\n${code.trimEnd()}\nassert ${input} == ??\n[/PYTHON]\n`;
}
