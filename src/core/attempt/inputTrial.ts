import type { Program } from "../program/program.ts";
import { parseStdin } from "../program/program.ts";
import type { InputQuestion } from "../question/question.ts";
import type { Evidence } from "../score/evidence.ts";
import { createCursor, linesRun, outputUpTo, type Recording } from "../trace/index.ts";
import { compareValues } from "../value/compare.ts";
import { parseLiteral } from "../value/literal.ts";
import { printPythonValue } from "../value/print.ts";
import type { PythonValue } from "../value/pythonValue.ts";
import { valueOf } from "../value/snapshot.ts";
import type { Trial } from "./examination.ts";

/** Somebody's input is run for as long as this at most. */
const limits = { steps: 1_000_000, timeMs: 3_000 };

/** The most characters of what a trial did that are shown. */
const longestDetail = 2_000;

/** The run that shows whether an answer works; null when the answer holds no arguments. */
export function inputTrial(program: Program, question: InputQuestion, text: string): Trial | null {
  if (question.ask.kind === "stdin") {
    return { program: { ...program, stdin: parseStdin(text) }, limits, set: [] };
  }
  const values = argumentsOf(text);
  if (values === null || values.some((value) => !isWritable(value))) return null;
  // What is run is never the text that was typed: it is what was read from it, written anew.
  const call = `${question.ask.function}(${values.map((value) => printPythonValue(value)).join(", ")})`;
  return {
    program: { ...program, source: `${ended(program.source)}${call}\n` },
    limits,
    set: [],
  };
}

/** What the trial says about the answer. */
export function inputEvidence(question: InputQuestion, trial: Recording): Evidence {
  const from = question.ask.kind === "stdin" ? 0 : callStepOf(trial);
  const { works, detail } = from < 0 ? { works: false, detail: "" } : result(question, trial, from);
  return { kind: "run", works, detail: detail.slice(0, longestDetail) };
}

/** Whether the goal is reached by the steps from `from` on, and what was seen in its place. */
function result(
  { goal, ask }: InputQuestion,
  trial: Recording,
  from: number,
): { readonly works: boolean; readonly detail: string } {
  switch (goal.kind) {
    case "output": {
      const text = outputUpTo(trial, trial.steps - 1)
        .filter(({ stream, step }) => stream === "stdout" && step >= from)
        .map((segment) => segment.text)
        .join("");
      return { works: text === goal.text, detail: text };
    }
    case "reaches": {
      if (ask.kind === "stdin") {
        return { works: linesRun(trial).has(goal.line), detail: "" };
      }
      for (let step = from; step < trial.steps; step++) {
        const here = trial.kindAt(step) === "line" && trial.fileAt(step) === 0;
        if (here && trial.lineAt(step) === goal.line) return { works: true, detail: "" };
      }
      return { works: false, detail: "" };
    }
    case "raises": {
      const { outcome } = trial;
      const type = outcome?.kind === "exception" ? outcome.error.type : "";
      return { works: type === goal.type, detail: type };
    }
    case "returns":
      return returned(trial, from, goal.text);
  }
}

/** What the first call of the program from a step on returns. */
function returned(
  trial: Recording,
  from: number,
  wanted: string,
): { readonly works: boolean; readonly detail: string } {
  let call = from + 1;
  while (call < trial.steps && trial.kindAt(call) !== "call") call++;
  const end = call < trial.steps ? trial.endStep(trial.frameAt(call)) : -1;
  const value = end < 0 || trial.kindAt(end) !== "return" ? undefined : trial.step(end).value;
  const goal = parseLiteral(wanted);
  if (value === undefined || goal.kind !== "read") return { works: false, detail: "" };
  const cursor = createCursor(trial);
  cursor.seek(end);
  const found = valueOf(trial, cursor, value);
  const works = compareValues(goal.value, found).kind === "equal";
  return { works, detail: printPythonValue(found, longestDetail) };
}

/** The step at which the added call, the last line of the text, is about to run; -1 when the run does not come to it. */
function callStepOf(trial: Recording): number {
  const last = trial.source().split("\n").length - 1;
  for (let step = trial.steps - 1; step >= 0; step--) {
    const inModule = trial.frameAt(step) === 0 && trial.kindAt(step) === "line";
    if (inModule && trial.lineAt(step) === last) return step;
  }
  return -1;
}

/** The values of arguments as they stand in a call, in order; null when they are no literals. */
function argumentsOf(text: string): readonly PythonValue[] | null {
  if (text.trim() === "") return [];
  const parsed = parseLiteral(`(${text}\n,)`);
  if (parsed.kind !== "read" || parsed.value.kind !== "sequence") return null;
  return parsed.value.type === "tuple" ? parsed.value.items : null;
}

/** Whether the text that Python writes for a value is an expression that makes it. */
export function isWritable(value: PythonValue): boolean {
  switch (value.kind) {
    case "float":
      return Number.isFinite(value.value);
    case "complex":
      return Number.isFinite(value.real) && Number.isFinite(value.imaginary);
    case "sequence":
    case "set":
      return value.items.every(isWritable);
    case "dict":
      return (
        value.type !== "defaultdict" &&
        value.entries.every(([key, part]) => isWritable(key) && isWritable(part))
      );
    case "object":
      return value.attributes.every(([name, part]) => !name.startsWith("(") && isWritable(part));
    case "opaque":
    case "cycle":
    case "cut":
      return false;
    default:
      return true;
  }
}

function ended(source: string): string {
  return source === "" || source.endsWith("\n") ? source : `${source}\n`;
}
