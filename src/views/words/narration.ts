import type { Change, Cursor, Recording, Step, Value } from "../../core/trace/index.ts";
import { branchesAt, printValue } from "../../core/trace/index.ts";
import { count, counted } from "./numbers.ts";
import { testText } from "./testText.ts";
import { nameOfObject } from "./objectNames.ts";

/** How much is told. */
export type NarrationLength = "brief" | "normal" | "full";

/** What is told of one step. Names and values stand between backticks. */
export interface Narration {
  /** `Step 12 of 46, line 5`; steps are told from 1. */
  readonly heading: string;
  /** What just happened; empty when there is nothing to tell. */
  readonly happened: string;
  /** What comes next. */
  readonly next: string;
}

/** A value in a sentence. Of an object with attributes only they are told, not what they lead to. */
function told(recording: Recording, cursor: Cursor, value: Value): string {
  const kind = value.kind === "object" ? cursor.object(value.id)?.kind : undefined;
  return printValue(recording, cursor, value, { depth: kind === "instance" ? 1 : 2, width: 48 });
}

/** Most changes that are told one by one. */
const mostChanges: Readonly<Record<NarrationLength, number>> = { brief: 2, normal: 3, full: 8 };

/** Tells a step (0-based); the cursor is moved there. */
export function narrate(
  recording: Recording,
  cursor: Cursor,
  index: number,
  length: NarrationLength,
): Narration {
  cursor.seek(index);
  const step = recording.step(index);
  const tests = testSentences(recording, step);
  const changes = changeSentences(recording, cursor, mostChanges[length]);
  const event = eventSentence(recording, cursor, step);
  const everyName = length === "full" ? nameSentence(recording, cursor) : "";
  return {
    heading: `Step ${count(step.index + 1)} of ${count(recording.steps)}${lineText(step.line)}`,
    happened: [...tests, ...changes, event, everyName].filter((text) => text !== "").join(" "),
    next: nextSentence(recording, cursor, step, length),
  };
}

/** An empty program has a line 0 that is none. */
function lineText(line: number): string {
  return line < 1 ? "" : `, line ${line}`;
}

/** The narration as one text for reading aloud: backticks gone. */
export function spoken(narration: Narration): string {
  return `${narration.heading}. ${narration.happened} ${narration.next}`.replaceAll("`", "").trim();
}

function eventSentence(recording: Recording, cursor: Cursor, step: Step): string {
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

/** How the tests of the line before went. */
function testSentences(recording: Recording, step: Step): readonly string[] {
  if (step.kind !== "line" || step.index === 0) return [];
  return branchesAt(recording, step.index - 1).flatMap(({ construct, outcome }) => {
    const found = recording.constructs[construct];
    if (found === undefined) return [];
    const { kind, line, cases } = found;
    switch (outcome.kind) {
      case "test":
        if (kind === "for" || kind === "async-for") {
          return outcome.held ? [] : [`The loop of line ${line} has no more items.`];
        }
        if (kind === "comp-for" || kind === "comp-if" || kind === "boolop") return [];
        {
          const test = testText(recording, construct);
          const what = test === null ? `The test of line ${line}` : `\`${test}\``;
          return [`${what} was ${outcome.held ? "true" : "false"}.`];
        }
      case "case": {
        const taken = outcome.index === null ? undefined : cases[outcome.index];
        return taken === undefined
          ? [`No case of the match of line ${line} fits.`]
          : [`The case \`${taken.pattern}\` fits.`];
      }
      case "operand":
        return [];
    }
  });
}

function changeSentences(recording: Recording, cursor: Cursor, most: number): readonly string[] {
  const step = recording.step(cursor.step);
  // At a call the arguments are new, and told with the call.
  const changes = cursor
    .changes()
    .filter(
      (change) => !(change.kind === "name" && step.kind === "call" && change.frame === step.frame),
    )
    // What an ended function had is gone with it.
    .filter((change) => !(change.kind === "name" && cursor.frame(change.frame) === null))
    .filter((change) => !isInternal(cursor, change));
  const sentences = changes.flatMap((change) => {
    const sentence = changeSentence(recording, cursor, change);
    return sentence === null ? [] : [sentence];
  });
  if (sentences.length <= most) return sentences;
  return [...sentences.slice(0, most), `And ${counted(sentences.length - most, "more change")}.`];
}

/** What Python itself keeps: cells behind closures, and names between double underscores. */
function isInternal(cursor: Cursor, change: Change): boolean {
  switch (change.kind) {
    case "item":
      return cursor.object(change.object)?.kind === "cell";
    case "entry":
      return change.key.kind === "plain" && change.key.repr.startsWith("'__");
    case "attribute":
      return change.name.startsWith("__");
    case "name":
      return change.name.startsWith("__");
    case "content":
    case "new":
      return false;
  }
}

function changeSentence(recording: Recording, cursor: Cursor, change: Change): string | null {
  const print = (value: Value) => told(recording, cursor, value);
  switch (change.kind) {
    case "name":
      return (
        definitionSentence(cursor, change.name, change.after) ??
        changed(change.name, change.before, change.after, print)
      );
    case "item":
      return changed(
        `${nameOfObject(cursor, change.object)}[${change.index}]`,
        change.before,
        change.after,
        print,
      );
    case "entry":
      return changed(
        `${nameOfObject(cursor, change.object)}[${print(change.key)}]`,
        change.before,
        change.after,
        print,
      );
    case "attribute":
      return changed(
        `${nameOfObject(cursor, change.object)}.${change.name}`,
        change.before,
        change.after,
        print,
      );
    case "content": {
      const text = print({ kind: "object", id: change.object });
      return `\`${nameOfObject(cursor, change.object)}\` is now \`${text}\`.`;
    }
    case "new":
      return null;
  }
}

/** A new function, class or module needs no value: that it is one says it all. */
function definitionSentence(cursor: Cursor, name: string, after: Value | null): string | null {
  const kind = after?.kind === "object" ? cursor.object(after.id)?.kind : undefined;
  return kind === "function" || kind === "class" || kind === "module"
    ? `\`${name}\` is a ${kind}.`
    : null;
}

function changed(
  what: string,
  before: Value | null,
  after: Value | null,
  print: (value: Value) => string,
): string | null {
  if (after === null) return before === null ? null : `\`${what}\` is gone.`;
  const now = print(after);
  if (before === null) return `\`${what}\` is \`${now}\`.`;
  // Two objects of one type may print alike; the older one may also have changed since.
  if (before.kind === "object") return `\`${what}\` is now \`${now}\`.`;
  return `\`${what}\` changed from \`${print(before)}\` to \`${now}\`.`;
}

function nextSentence(
  recording: Recording,
  cursor: Cursor,
  step: Step,
  length: NarrationLength,
): string {
  const next = step.index + 1;
  if (next >= recording.steps || recording.lineAt(next) < 1 || step.line < 1) return "";
  if (step.kind === "line") {
    return length === "brief" ? "" : `Line ${step.line} is about to run.`;
  }
  if (step.kind === "return" || step.kind === "yield") {
    return `Back to line ${cursor.stack().at(-2)?.line ?? recording.lineAt(next)}.`;
  }
  if (recording.kindAt(next) === "line") return `Line ${recording.lineAt(next)} comes next.`;
  return "";
}

function nameSentence(recording: Recording, cursor: Cursor): string {
  const frame = cursor.stack().at(-1);
  if (frame === undefined || frame.variables.length === 0) return "";
  const names = frame.variables.map(
    ([name, value]) => `\`${name}\` is \`${told(recording, cursor, value)}\``,
  );
  return `Here ${names.join(", ")}.`;
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
