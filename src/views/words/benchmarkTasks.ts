import type { Task, TaskKind } from "../../core/benchmark/task.ts";

/** Kinds of tasks, as a filter names them. */
export const taskKindWords: { readonly [kind in TaskKind]: string } = {
  coverage: "whether a line runs",
  branch: "branches",
  "next-line": "the next line",
  path: "lines in order",
  state: "values of variables",
  output: "outputs",
  input: "inputs",
  count: "how often",
  alias: "shared names",
  program: "programs",
  class: "classes of values",
};

/** A task as a person reads it. */
export interface TaskWords {
  /** What is asked; code stands between backticks. */
  readonly ask: string;
  /** The code that it is about; null where the files have none. */
  readonly code: string | null;
  /** What is given besides, each with its name. */
  readonly given: readonly (readonly [name: string, text: string])[];
}

/** Puts a task into words, from the plain data that its benchmark keeps of it. */
export function taskWords(task: Task): TaskWords {
  const probe = fieldsOf(task.probe);
  const { ask, given = [] } = askOf(task, probe);
  const stdin = task.program?.stdin ?? [];
  const input: TaskWords["given"] = stdin.length === 0 ? [] : [["Input", stdin.join("\n")]];
  return { ask, code: codeOf(task, probe), given: [...given, ...input] };
}

/** What is asked, in one line without marks. */
export function taskLine(task: Task): string {
  return taskWords(task).ask.replaceAll("`", "");
}

interface Asked {
  readonly ask: string;
  readonly given?: TaskWords["given"];
}

function askOf(task: Task, probe: Fields): Asked {
  switch (task.benchmark) {
    case "reval":
      return askOfReval(probe);
    case "cruxeval":
      return task.kind === "input"
        ? { ask: `With which arguments does \`f\` give \`${short(probe.text("output"))}\`?` }
        : { ask: `What does \`f(${short(probe.text("input"))})\` give?` };
    case "coconut": {
      const ask = probe.inner("ask");
      return ask.text("kind") === "call"
        ? { ask: `Which lines run in \`${ask.text("function")}(${short(ask.text("text"))})\`?` }
        : { ask: "Which lines run, from the main block on?" };
    }
    case "lcb-execution":
      return { ask: `What does \`${short(probe.text("input"))}\` give?` };
    case "lcb-testoutput":
      return { ask: "What does the test expect?" };
    case "codemind":
      return probe.text("ask") === "call"
        ? { ask: `What does \`${short(probe.text("input"))}\` give?` }
        : { ask: "What does the program print?" };
    case "humaneval":
    case "mbpp":
      return task.kind === "program"
        ? { ask: "Which code passes the tests?" }
        : { ask: `What does \`${short(probe.text("expression"))}\` come to?` };
    case "surge":
      return { ask: "What does the program put out?" };
    case "traced":
      return probe.text("kind") === "value"
        ? { ask: `Which label does token ${probe.text("token")} have (${probe.text("sequence")})?` }
        : { ask: `Does line ${probe.text("label")} run?` };
    case "lexecutor":
      return { ask: `What kind of value does ${placeOfHole(probe)} stand for?` };
    case "codeexecutor":
      return { ask: "Which lines run, and what do the variables hold?" };
    case "own":
      return askOfOwn(probe);
  }
}

function askOfReval(probe: Fields): Asked {
  const line = probe.text("line");
  switch (probe.text("asks")) {
    case "reach":
      return { ask: `Is line ${line} run?` };
    case "next":
      return { ask: `Which line runs after line ${line}?` };
    case "value":
      return { ask: `What is \`${probe.text("variable")}\` after line ${line}?` };
    default:
      return {
        ask: "What belongs in place of `??`?",
        given: [["Assertion", probe.text("snippet")]],
      };
  }
}

function askOfOwn(probe: Fields): Asked {
  const call = probe.text("call");
  if (probe.text("ask") === "lines") {
    return {
      ask: call === "" ? "Which lines run, in order?" : `Which lines run in \`${short(call)}\`?`,
    };
  }
  return {
    ask: call === "" ? "What does the program print?" : `What does \`${short(call)}\` give?`,
  };
}

function placeOfHole(probe: Fields): string {
  const line = probe.text("line");
  const name = `\`${probe.text("name")}\``;
  return line === "0" || line === "" ? name : `${name} in line ${line}`;
}

function codeOf(task: Task, probe: Fields): string | null {
  const asked = probe.inner("ask").text("code");
  const names = ["code", "before", "source", "shown"];
  const own = names.map((name) => probe.text(name)).find((text) => text !== "");
  return asked || own || task.program?.source || null;
}

/** Most characters of code in a sentence. */
const mostShort = 120;

function short(text: string): string {
  const line = text.replaceAll("`", "'").replace(/\s*\n\s*/g, " ");
  return line.length <= mostShort ? line : `${line.slice(0, mostShort)}…`;
}

/** Plain data read by name: what is not there reads as an empty text. */
interface Fields {
  text(name: string): string;
  inner(name: string): Fields;
}

function fieldsOf(value: unknown): Fields {
  const fields = new Map<string, unknown>(
    typeof value === "object" && value !== null ? Object.entries(value) : [],
  );
  return {
    text(name) {
      const field = fields.get(name);
      if (typeof field === "string") return field;
      return typeof field === "number" || typeof field === "boolean" ? String(field) : "";
    },
    inner: (name) => fieldsOf(fields.get(name)),
  };
}
