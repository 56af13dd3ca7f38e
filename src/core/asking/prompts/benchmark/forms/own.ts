import type { OwnProbe, OwnTruth } from "../../../../benchmark/members/own.ts";
import { parseLines } from "../../../../score/judges/reference/coconutStrict.ts";
import { ownPrompt } from "../own.ts";
import { otherLiteral } from "./literals.ts";
import { anyText, textReader } from "./readers.ts";
import type { TaskForm } from "./taskForm.ts";

const linesReader = textReader((text) => parseLines(text) !== null);

/** Questions of our own form: what is printed or given, or a list of lines. */
export const ownForm: TaskForm<OwnProbe, OwnTruth> = {
  benchmark: "own",
  judged: "answer",
  sortOf: ({ probe }) => `${probe.ask}${probe.call === null ? "" : " of a call"}`,
  prompt: ownPrompt,
  reader: ({ probe }) => (probe.ask === "lines" ? linesReader : anyText),
  print: (_task, value) => textOf(value),
  plain: (_task, value) => ("lines" in value ? null : value.text),
  write: (_task, plain) => plain,
  // Without a word there is no answer that could be told from silence.
  right: (_task, value) => (textOf(value).trim() === "" ? null : textOf(value)),
  wrong(_task, value) {
    if ("lines" in value) return `[${[...value.lines, 1].join(", ")}]`;
    return value.value ? otherLiteral(value.text) : `${value.text.trimEnd()}?`;
  },
};

function textOf(value: OwnTruth): string {
  return "lines" in value ? `[${value.lines.join(", ")}]` : value.text;
}
