import type { RevalTask } from "../../../benchmark/reval/probe.ts";
import { type LayoutPrompt, layoutPrompt, type LayoutStyle, type Solved } from "./layout.ts";

const instructions = {
  reach:
    "You are given a Python program, how it is run, and a question on whether one of its lines is executed. Answer YES or NO.",
  value:
    "You are given a Python program, how it is run, and a question on the value and type of a variable after a line is executed. Answer `<value>; <type>`, any one where there are several, or Nil where there is none.",
  next: "You are given a Python program, how it is run, and a question on which line is executed right after another. Answer with the text of that line, or -1 when there is none: the line is not executed, or the program ends after it.",
  output:
    "You are given a Python program and assertions on it in which ?? stands for what is to be found. Answer with the completed assertions.",
} as const;

/** Most new tokens, as REval's scripts set them. */
const maxTokens = { direct: 256, cot: 1024 } as const;

/** REval's layout: code and run between `[PYTHON]`, the question between `[QUESTION]`, except for output. The words around it are our own. */
export function revalPrompt(
  task: RevalTask,
  style: LayoutStyle,
  examples: readonly Solved<RevalTask>[],
): LayoutPrompt {
  const { asks } = task.probe;
  const thinking =
    style === "cot"
      ? " First write at most 10 short steps of thinking between [THOUGHT] and [/THOUGHT], without the details of each iteration."
      : "";
  const text = {
    id: `reval.${asks}.${style}`,
    version: 1,
    system: "You are an expert at working out what Python programs do.",
    instruction: `${instructions[asks]}${thinking} Write the answer between [ANSWER] and [/ANSWER].`,
    maxTokens: maxTokens[style],
  };
  return layoutPrompt(text, style, examples, printTask(task), printTask);
}

function printTask(task: RevalTask): string {
  const { probe } = task;
  const { code, run, isFunction } = partsOf(task);
  if (probe.asks === "output")
    return `[PYTHON]\n${code}\n\n${probe.snippet.trimEnd()}\n[/PYTHON]\n`;
  const lines = code.split("\n");
  // Functions alone have their lines numbered, and only where the next one is asked for.
  const shown =
    probe.asks === "next" && isFunction
      ? lines.map((line, index) => `${index + 1}\t${line}`).join("\n")
      : code;
  const place = `Line ${probe.line} (${(lines[probe.line - 1] ?? "").trim()})`;
  return `[PYTHON]\n${shown}\n\n${run}\n[/PYTHON]\n[QUESTION]\n${question(task, place)}\n[/QUESTION]\n`;
}

function question({ probe }: RevalTask, place: string): string {
  switch (probe.asks) {
    case "reach":
      return `Is ${place} executed?`;
    case "next":
      return `Which line is executed next after ${place}?`;
    case "value":
      return `What are the value and type of ${probe.variable} after ${place} is executed?`;
    case "output":
      return "";
  }
}

/** The user's code and what runs it: a call of the function, or the test without the lines that start it. */
function partsOf({ program }: RevalTask): { code: string; run: string; isFunction: boolean } {
  if (program === null) return { code: "", run: "", isFunction: false };
  const lines = program.source.split("\n");
  const code = lines.slice(0, program.userLines).join("\n").trimEnd();
  const below = lines.slice(program.userLines);
  const start = below.findIndex((line) => line.startsWith("reval_test = "));
  const run = (start < 0 ? below : below.slice(0, start)).join("\n").trim();
  return { code, run, isFunction: start < 0 };
}
