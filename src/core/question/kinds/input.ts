import {
  createCursor,
  inputsUpTo,
  outputUpTo,
  printValue,
  type Recording,
} from "../../trace/index.ts";
import { askedOfRun } from "../asked.ts";
import { framesOfCode, ranToItsEnd } from "../places.ts";
import type { InputQuestion } from "../question.ts";
import { argumentsText } from "./argumentsText.ts";
import { comesToItsLastLine, meetsTheSame } from "./callsAtEnd.ts";
import { type KindMember, nothing } from "./member.ts";
import { goalsOfCalls } from "./inputGoals.ts";

/** So many calls of a function are looked through for one that reaches the goal. */
const mostCalls = 500;

/** The longest text that is asked for. */
const mostText = 300;

/** Which input makes the program do something. */
export const input: KindMember<"input"> = {
  kind: "input",

  whole(recording) {
    return [...goalOfStdin(recording), ...goalsOfCalls(recording)];
  },

  at: nothing,

  truth(recording, question) {
    const { ask } = question;
    if (ask.kind === "stdin") {
      return { kind: "input", example: stdinExample(recording, question) };
    }
    return { kind: "input", example: callExample(recording, question, ask.function) };
  },
};

/** What the run printed, where it read anything. */
function goalOfStdin(recording: Recording): readonly InputQuestion[] {
  const read = inputsUpTo(recording, recording.steps);
  if (!ranToItsEnd(recording) || recording.outcome?.kind === "exception") return [];
  const text = printed(recording);
  if (read.length === 0 || read.length > 10 || text.trim() === "" || text.length > mostText) {
    return [];
  }
  return [
    {
      ...askedOfRun(recording, "input"),
      kind: "input",
      ask: { kind: "stdin" },
      goal: { kind: "output", text },
    },
  ];
}

function printed(recording: Recording): string {
  return outputUpTo(recording, recording.steps)
    .filter(({ stream }) => stream === "stdout")
    .map(({ text }) => text)
    .join("");
}

/** The lines that the run itself read, when they do what is asked. */
function stdinExample(recording: Recording, { goal }: InputQuestion): string | null {
  if (goal.kind !== "output" || printed(recording) !== goal.text) return null;
  return inputsUpTo(recording, recording.steps)
    .flatMap(({ text }) => (text === null ? [] : [text]))
    .join("\n");
}

/** The arguments of a recorded call that does what is asked, and does it behind the program too, as they are written in a call. */
function callExample(recording: Recording, { goal }: InputQuestion, name: string): string | null {
  if (!comesToItsLastLine(recording)) return null;
  const code = recording.codes.findIndex(
    (one) => one.qualname === name && one.kind === "function" && one.file === 0,
  );
  const frames = framesOfCode(recording).get(code) ?? [];
  for (const frame of frames.slice(0, mostCalls)) {
    if (!does(recording, frame, goal) || !meetsTheSame(recording, frame)) continue;
    const written = argumentsText(recording, frame);
    if (written !== null) return written;
  }
  return null;
}

function does(recording: Recording, frame: number, goal: InputQuestion["goal"]): boolean {
  const end = recording.endStep(frame);
  if (end < 0) return false;
  const cursor = createCursor(recording);
  cursor.seek(end);
  const { kind, value } = recording.step(end);
  switch (goal.kind) {
    case "returns":
      return (
        kind === "return" &&
        value !== undefined &&
        printValue(recording, cursor, value) === goal.text
      );
    case "raises": {
      const raised = value?.kind === "object" ? cursor.object(value.id) : null;
      return kind === "unwind" && raised?.type.name === goal.type;
    }
    case "reaches":
      for (let step = recording.callStep(frame); step <= end; step++) {
        if (
          recording.frameAt(step) === frame &&
          recording.lineAt(step) === goal.line &&
          recording.kindAt(step) === "line"
        )
          return true;
      }
      return false;
    case "output":
      return false;
  }
}
