import type { Cursor, Recording, Step } from "../../core/trace/index.ts";
import { told } from "./told.ts";

/** What a step is, told as what just happened; empty for a line about to run. The cursor stands at the step. */
export function eventSentence(recording: Recording, cursor: Cursor, step: Step): string {
  const name = codeName(recording, step.code);
  const inside = name.replace(/^The /, "the ");
  const value = () => (step.value === undefined ? "" : told(recording, cursor, step.value));
  switch (step.kind) {
    case "line":
      return "";
    case "call":
      return callSentence(recording, cursor, step);
    case "return":
      if (recording.codes[step.code]?.kind === "module") return "The program has come to its end.";
      if (recording.codes[step.code]?.kind === "class") return `The body of ${name} is done.`;
      return `${name} returned \`${value()}\`.`;
    case "yield":
      return `${name} gave \`${value()}\` and paused at line ${step.line}.`;
    case "resume":
      return `${name} goes on at line ${step.line}.`;
    case "exception":
      return arrived(recording, step)
        ? `The exception \`${value()}\` arrived in ${inside}, line ${step.line}.`
        : `\`${value()}\` was raised on line ${step.line}.`;
    case "unwind":
      return recording.codes[step.code]?.kind === "module"
        ? `Nothing caught \`${value()}\`, so the program ended.`
        : `${name} ended because of \`${value()}\`.`;
    case "output":
      return `${step.stream === "stderr" ? "Wrote to stderr" : "Printed"} ${quotedText(step.text ?? "")}.`;
    case "input":
      return step.text === null || step.text === undefined
        ? "The program asked for a line of input, and there was none left."
        : `Read the line ${quotedText(step.text)}.`;
  }
}

/** True when the exception left a function that this frame had called, and so came here from there. */
function arrived(recording: Recording, step: Step): boolean {
  return step.index > 0 && recording.kindAt(step.index - 1) === "unwind";
}

function callSentence(recording: Recording, cursor: Cursor, step: Step): string {
  const code = recording.codes[step.code];
  if (code === undefined) return "";
  switch (code.kind) {
    case "module":
      return "The program begins.";
    case "class":
      return `The body of class \`${code.name}\` begins.`;
    case "comprehension":
      return "The comprehension begins.";
    case "function":
    case "lambda":
    case "generator":
    case "coroutine":
    case "asyncgen": {
      const variables = cursor.frame(step.frame)?.variables ?? [];
      const bound = code.arguments.flatMap((name) => {
        const found = variables.find(([variable]) => variable === name);
        return found === undefined ? [] : [`${name}=${told(recording, cursor, found[1])}`];
      });
      const started = code.kind === "function" || code.kind === "lambda" ? "was called" : "starts";
      const called = `\`${displayName(code.name)}(${bound.join(", ")})\` ${started}`;
      const parent = cursor.stack().at(-2);
      return parent === undefined ? `${called}.` : `${called} from line ${parent.line}.`;
    }
  }
}

function codeName(recording: Recording, code: number): string {
  const found = recording.codes[code];
  if (found === undefined) return "A function";
  switch (found.kind) {
    case "module":
      return "The program";
    case "lambda":
      return "The lambda";
    case "comprehension":
      return "The comprehension";
    case "class":
      return `class \`${found.name}\``;
    case "function":
    case "generator":
    case "coroutine":
    case "asyncgen":
      return `\`${found.name}\``;
  }
}

/** CPython calls a lambda `<lambda>`. */
function displayName(name: string): string {
  return name === "<lambda>" ? "lambda" : name;
}

function quotedText(text: string): string {
  const shown = text.endsWith("\n") ? text.slice(0, -1) : text;
  if (shown === "") return "an empty line";
  const short = shown.length > 60 ? `${shown.slice(0, 59)}…` : shown;
  return `\`${short.replaceAll("\n", "↵").replaceAll("`", "'")}\``;
}
