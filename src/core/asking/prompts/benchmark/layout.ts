import { jsonHash } from "../../canonical.ts";
import type { Message } from "../../generation.ts";

/** How a benchmark asks: at once, or after thinking. */
export type LayoutStyle = "direct" | "cot";

/** A task whose answer is known from a run of its own, for use as a worked example. */
export interface Solved<Task> {
  readonly task: Task;
  readonly answer: string;
  /** What is thought before it, for `cot`. */
  readonly thought: string;
}

/** A prompt in a benchmark's own layout. The reply goes to the benchmark's judges as it is. */
export interface LayoutPrompt {
  /** Id and version of the layout, `reval.reach.direct 1`. */
  readonly template: string;
  readonly messages: readonly Message[];
  readonly stop: readonly string[];
  /** What the prompt ended inside of. */
  readonly opened: "answer" | "thought";
  /** The most tokens that the benchmark lets a model write. */
  readonly maxTokens: number;
  readonly hash: string;
}

/** What a layout says of itself. */
export interface LayoutText {
  readonly id: string;
  readonly version: number;
  readonly system: string | null;
  readonly instruction: string;
  readonly maxTokens: number;
}

/** Puts instruction, examples and the open question together: the prompt ends where the answer, or the thinking before it, begins. */
export function layoutPrompt<Task>(
  text: LayoutText,
  style: LayoutStyle,
  examples: readonly Solved<Task>[],
  question: string,
  print: (task: Task) => string,
): LayoutPrompt {
  const solved = examples.map(({ task, answer, thought }) => {
    const thinking = style === "cot" ? `[THOUGHT]\n${thought}\n[/THOUGHT]\n` : "";
    return `${print(task)}${thinking}[ANSWER]\n${answer}\n[/ANSWER]\n\n`;
  });
  const opened = style === "cot" ? "thought" : "answer";
  const user = `${text.instruction}\n\n${solved.join("")}${question}[${opened.toUpperCase()}]\n`;
  const { id, version, system, instruction, maxTokens } = text;
  return {
    template: `${id} ${version}`,
    messages: [
      ...(system === null ? [] : [{ role: "system", text: system } as const]),
      { role: "user", text: user },
    ],
    stop: ["[/ANSWER]"],
    opened,
    maxTokens,
    hash: jsonHash({ id, version, system, instruction, style, examples: solved }),
  };
}
