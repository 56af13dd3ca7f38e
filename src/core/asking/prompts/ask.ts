import type {
  CoverageQuestion,
  InputQuestion,
  PathQuestion,
  Question,
  StateQuestion,
} from "../../question/question.ts";

/** The version of the words of questions; another one makes another prompt. */
export const askVersion = 1;

/** A question in words that stand alone: it always says which time a line runs, since a line in a loop has many answers. */
export function askText(question: Question, source: string): string {
  switch (question.kind) {
    case "coverage":
      return coverageText(question, source);
    case "branch":
      return /^(async )?for\b/.test(question.test)
        ? `${when(question)} Does the loop \`${question.test}\` go round (${waysText(question.ways)})?`
        : `${when(question)} Which way does \`${question.test}\` go then: ${waysText(question.ways)}?`;
    case "next-line":
      return `${when(question)} What comes right after it?`;
    case "path":
      return pathText(question, source);
    case "state":
      return stateText(question);
    case "output":
      return question.scope === "run"
        ? "What does the whole program print, from start to end?"
        : `${when(question)} What does this line print then?`;
    case "input":
      return inputText(question);
    case "count":
      return `How many times does line ${question.line} run, from start to end of the program?`;
    case "alias":
      return `${when(question)} When it has run, which of the names ${namesText(question.names)} stand for the very same object? Equal values in different objects do not count.`;
  }
}

/** `3rd`. */
export function ordinal(number: number): string {
  const tens = number % 100;
  const ending = tens > 10 && tens < 14 ? "th" : (["th", "st", "nd", "rd"][number % 10] ?? "th");
  return `${number}${ending}`;
}

function when({ line, visit }: Question): string {
  return `Line ${line} runs for the ${ordinal(visit)} time, counted over the whole run.`;
}

function callText({ line, visit }: CoverageQuestion | PathQuestion, source: string): string {
  const name = /\bdef\s+([^\s(]+)/.exec(source.split("\n")[line - 1] ?? "")?.[1];
  const called = name === undefined ? `The function of line ${line}` : `The function \`${name}\``;
  return `${called} (line ${line}) is called for the ${ordinal(visit)} time.`;
}

function coverageText(question: CoverageQuestion, source: string): string {
  const lines = question.lines.join(", ");
  return question.frame === null
    ? `Which of the lines ${lines} run at all, from start to end of the program?`
    : `${callText(question, source)} Which of the lines ${lines} run in this call?`;
}

function pathText(question: PathQuestion, source: string): string {
  const given =
    question.from === null ? "" : ` Line ${question.from} runs first and is no part of the answer.`;
  return question.frame === null
    ? `In which order do the lines of the program run, from start to end? Name a line each time it runs.${given}`
    : `${callText(question, source)} In which order do lines run until this call is over? Name a line each time it runs.${given}`;
}

function stateText(question: StateQuestion): string {
  const { expression } = question;
  switch (question.when) {
    case "before":
      return `${when(question)} What is the value of \`${expression}\` right before that?`;
    case "after":
      return `${when(question)} What is the value of \`${expression}\` right after that?`;
    case "return":
      return `${when(question)} What does the call return that it belongs to?`;
    case "argument":
      return `${when(question)} It calls a function: what is the value of \`${expression}\` when that call begins?`;
    case "condition":
      return `${when(question)} Does \`${expression}\` hold then: True or False?`;
  }
}

function inputText({ ask, goal }: InputQuestion): string {
  const given =
    ask.kind === "stdin"
      ? "Which lines of input make the program"
      : `With which arguments does a call of \`${ask.function}\` (${ask.parameters.join(", ")}) make the program`;
  switch (goal.kind) {
    case "output":
      return `${given} print exactly this?\n${goal.text}`;
    case "returns":
      return ask.kind === "stdin"
        ? `${given} return ${goal.text}?`
        : `With which arguments does a call of \`${ask.function}\` (${ask.parameters.join(", ")}) return ${goal.text}?`;
    case "reaches":
      return `${given} run line ${goal.line}?`;
    case "raises":
      return `${given} raise ${goal.type}?`;
  }
}

function waysText(ways: readonly string[]): string {
  return ways.map((way) => `\`${way}\``).join(" or ");
}

function namesText(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}
