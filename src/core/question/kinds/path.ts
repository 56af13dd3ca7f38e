import type { Recording } from "../../trace/index.ts";
import { isAmbiguousLine } from "../ambiguous.ts";
import { askedOfCall, askedOfRun } from "../asked.ts";
import { calledNext, isFrame, ranToItsEnd } from "../places.ts";
import type { KindMember } from "./member.ts";

/** Shorter and longer paths are not asked. */
const fewest = 4;
const mostLines = 40;

/** Nor are stretches of more steps than this, whatever lines they hold. */
const mostSteps = 4 * mostLines;

/** A path of more steps than this is nothing that anybody writes. */
const mostTold = 1_000_000;

/** In which order lines run. */
export const path: KindMember<"path"> = {
  kind: "path",

  whole(recording) {
    if (!ranToItsEnd(recording) || recording.steps > mostSteps) return [];
    if (!isWorthAsking(recording, linesBetween(recording, 0, recording.steps - 1).lines)) return [];
    return [{ ...askedOfRun(recording, "path"), kind: "path", frame: null, from: null }];
  },

  at(recording, moment) {
    const { step } = moment;
    const frame = calledNext(recording, step);
    if (frame === null) return [];
    const call = recording.callStep(frame);
    const end = recording.endStep(frame);
    if (end < 0 || end - call > mostSteps) return [];
    if (!isWorthAsking(recording, linesBetween(recording, call, end).lines)) return [];
    return [{ ...askedOfCall(recording, "path", frame), kind: "path", frame, from: null }];
  },

  truth(recording, { frame, from }) {
    if (frame === null) {
      if (!ranToItsEnd(recording) || recording.steps > mostTold) return null;
      return {
        kind: "path",
        ...withoutGiven(linesBetween(recording, 0, recording.steps - 1), from),
      };
    }
    const end = isFrame(recording, frame) ? recording.endStep(frame) : -1;
    if (end < 0 || recording.codes[recording.codeOfFrame(frame)]?.kind !== "function") return null;
    const call = recording.callStep(frame);
    if (end - call > mostTold) return null;
    const found = linesBetween(recording, call, end);
    return { kind: "path", ...withoutGiven(found, from) };
  },
};

interface Lines {
  readonly lines: readonly number[];
  readonly steps: readonly number[];
}

/** The lines of the program that were about to run in a stretch of steps, both ends included. */
function linesBetween(recording: Recording, from: number, to: number): Lines {
  const lines: number[] = [];
  const steps: number[] = [];
  for (let step = from; step <= to; step++) {
    if (recording.kindAt(step) !== "line" || recording.fileAt(step) !== 0) continue;
    lines.push(recording.lineAt(step));
    steps.push(step);
  }
  return { lines, steps };
}

/** The line that is given at the beginning is no part of the answer. */
function withoutGiven({ lines, steps }: Lines, from: number | null): Lines {
  return from !== null && lines[0] === from
    ? { lines: lines.slice(1), steps: steps.slice(1) }
    : { lines, steps };
}

/** Whether lines are few, not ambiguous, and not just one after the other. */
function isWorthAsking(recording: Recording, lines: readonly number[]): boolean {
  if (lines.length < fewest || lines.length > mostLines) return false;
  if (lines.some((line) => isAmbiguousLine(recording, line))) return false;
  return lines.some((line, index) => index > 0 && line <= (lines[index - 1] ?? 0));
}
