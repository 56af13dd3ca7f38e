import type { OwnProbe } from "../../../benchmark/members/own.ts";
import type { Task } from "../../../benchmark/task.ts";
import { codeText } from "../code.ts";
import { type LayoutPrompt, layoutPrompt, type LayoutStyle, type Solved } from "./layout.ts";

const asks = {
  output:
    "what a Python program prints, from start to end. Answer with the text as it stands on the screen.",
  "output of a call":
    "what a call of a Python function gives. Answer with a Python literal, with no expressions and no calls left to work out.",
  lines:
    "which lines of a Python program run, in the order in which they run, each as often as it runs. Lines are counted from 1. Answer with a list of numbers, as [1, 2, 2].",
  "lines of a call":
    "which lines of Python code run in a call, in the order in which they run, each as often as it runs. Lines are counted from 1. Answer with a list of numbers, as [1, 2, 2].",
} as const;

/** A question of our own form, between the marks that REval uses. */
export function ownPrompt(
  task: Task<OwnProbe>,
  style: LayoutStyle,
  examples: readonly Solved<Task<OwnProbe>>[],
): LayoutPrompt {
  const { ask, call } = task.probe;
  const sort = call === null ? ask : (`${ask} of a call` as const);
  const thinking =
    style === "cot" ? " First think step by step between [THOUGHT] and [/THOUGHT]." : "";
  const text = {
    id: `own.${sort.replaceAll(" ", "-")}.${style}`,
    version: 1,
    system: null,
    instruction: `You are asked ${asks[sort]}${thinking} Write the answer between [ANSWER] and [/ANSWER].`,
    maxTokens: 1024,
  };
  return layoutPrompt(text, style, examples, printTask(task), printTask);
}

function printTask({ probe, program }: Task<OwnProbe>): string {
  const { ask, call, code } = probe;
  const shown = ask === "lines" ? codeText(code, "direct") : code.trimEnd();
  const stdin = program?.stdin ?? [];
  const input = stdin.length === 0 ? "" : `\nIt reads these lines:\n${stdin.join("\n")}\n`;
  const called = call === null ? "" : `[CALL]\n${call}\n[/CALL]\n`;
  return `[PYTHON]\n${shown}\n[/PYTHON]\n${called}${input}`;
}
