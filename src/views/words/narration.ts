import type { Cursor, Recording, Step } from "../../core/trace/index.ts";
import { changeSentences } from "./changeSentences.ts";
import { eventSentence } from "./eventSentence.ts";
import { count } from "./numbers.ts";
import { testSentences } from "./testSentences.ts";
import { told } from "./told.ts";

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
