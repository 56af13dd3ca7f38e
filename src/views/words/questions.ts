import type {
  InputQuestion,
  Item,
  PathQuestion,
  Question,
  QuestionKind,
  StateQuestion,
} from "../../core/question/question.ts";
import { ordinal } from "./numbers.ts";

/** How a question is put. Names, tests and values stand between backticks. */
export interface QuestionWords {
  /** Where in the run one stands; empty for a question on the whole run. */
  readonly place: string;
  /** The question itself, one sentence. */
  readonly ask: string;
  /** How to answer, in one sentence. */
  readonly how: string;
  /** A text that the question is about, shown as it is; null when there is none. */
  readonly quote: string | null;
}

/** The kinds of item in plain words, as a person chooses among them. */
export const kindNames: { readonly [kind in QuestionKind | "table"]: string } = {
  "next-line": "Which line runs next",
  branch: "Which way a test goes",
  state: "What a name holds",
  output: "What is printed",
  count: "How often a line runs",
  coverage: "Which lines run",
  path: "The lines in their order",
  alias: "Which names share an object",
  input: "An input that does it",
  table: "A table to fill in",
};

/** The words of an item; with the lines of the program, functions are told by their names. */
export function questionWords(item: Item, source: readonly string[] = []): QuestionWords {
  if (item.kind === "table") {
    return {
      place: "",
      ask: "Fill in the table: what holds after each of these lines has run?",
      how: "One row for each line that runs, from top to bottom. Cells with a frame are yours.",
      quote: null,
    };
  }
  return { place: placeWords(item, source), quote: quoteOf(item), ...asked(item) };
}

/** `Line 4, third time`: a line and its visit, as they are said everywhere. */
export function lineWords(line: number, visit: number): string {
  return visit > 1 ? `line ${line}, ${ordinal(visit)} time` : `line ${line}`;
}

function placeWords(question: Question, source: readonly string[]): string {
  if (question.line === 0 || question.visit === 0 || question.kind === "count") return "";
  const { line, visit } = question;
  const time = visit > 1 ? ` for the ${ordinal(visit)} time` : "";
  if ((question.kind === "coverage" || question.kind === "path") && question.frame !== null) {
    const name = /\bdef\s+([^\s(]+)/.exec(source[line - 1] ?? "")?.[1];
    return `${name === undefined ? `The function of line ${line}` : `\`${name}\``} is called${time}.`;
  }
  if (question.kind === "state" && question.when === "return") {
    return `A call of line ${line} is under way.`;
  }
  if (question.kind === "state" && question.reason === "return-into-expression") {
    return `Line ${line} is running${time}: what it called has just come back.`;
  }
  return `Line ${line} is about to run${time}.`;
}

function asked(question: Question): Pick<QuestionWords, "ask" | "how"> {
  switch (question.kind) {
    case "coverage":
      return {
        ask:
          question.frame === null
            ? "Which of these lines run at all, from start to end?"
            : "Which of these lines run in this call?",
        how: "Say for each line whether it runs.",
      };
    case "branch":
      if (/^(async )?for\b/.test(question.test)) {
        return {
          ask: "Does the loop go round again?",
          how: "Choose one.",
        };
      }
      return question.ways.some((way) => way.startsWith("case"))
        ? { ask: `Which case does \`${question.test}\` take?`, how: "Choose one." }
        : { ask: `Which way does \`${question.test}\` go?`, how: "Choose one." };
    case "next-line":
      return {
        ask: "Which line runs next, right after it?",
        how: "Click the line in the code, or choose here.",
      };
    case "path":
      return {
        ask: pathAsked(question),
        how: "Click the lines in the code one after the other, or write their numbers.",
      };
    case "state":
      return {
        ask: stateAsked(question),
        how: "Write it as Python would: `3`, `'text'`, `[1, 2]`.",
      };
    case "output":
      return question.scope === "run"
        ? { ask: "What does the whole program print?", how: "Write it as it stands on the screen." }
        : { ask: "What does this line print?", how: "Write it as it stands on the screen." };
    case "input":
      return {
        ask: inputAsked(question),
        how: "There may be several. Any that works is right: Python runs the program with yours.",
      };
    case "count":
      return {
        ask: `How many times does line ${question.line} run, from start to end?`,
        how: "Write a number.",
      };
    case "alias":
      return {
        ask: "After it, which of these names share one object?",
        how: "Names in one group lead to the very same object; equal values do not count.",
      };
  }
}

function pathAsked({ frame, from, shown }: PathQuestion): string {
  const begin = from === null ? "" : `Line ${from} runs first. `;
  if (frame !== null) return `${begin}In which order do the lines run, until this call is over?`;
  return `${begin}In which order do the lines run, ${shown < 0 && from === null ? "from start to end" : "from here to the end"}?`;
}

function stateAsked({ when, expression }: StateQuestion): string {
  switch (when) {
    case "before":
      return `What is \`${expression}\` now?`;
    case "after":
      return `What is \`${expression}\` when it has run?`;
    case "return":
      return "What does this call return?";
    case "argument":
      return `It calls a function: what is \`${expression}\` when the call begins?`;
    case "condition":
      return `Does \`${expression}\` hold: \`True\` or \`False\`?`;
  }
}

function inputAsked({ ask, goal }: InputQuestion): string {
  const given = ask.kind === "stdin" ? "Which input" : `Which arguments of \`${ask.function}\``;
  const make = ask.kind === "stdin" ? "makes" : "make";
  switch (goal.kind) {
    case "output":
      return `${given} ${make} the program print this?`;
    case "returns":
      return `${given} ${make} it return this?`;
    case "reaches":
      return `${given} ${make} line ${goal.line} run?`;
    case "raises":
      return `${given} ${make} it raise \`${goal.type}\`?`;
  }
}

function quoteOf(question: Question): string | null {
  if (question.kind !== "input") return null;
  const { goal } = question;
  return goal.kind === "output" || goal.kind === "returns" ? goal.text : null;
}
