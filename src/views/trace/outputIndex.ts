import { inputsUpTo, outputUpTo, type Recording } from "../../core/trace/index.ts";
import { countUpTo } from "./ascending.ts";

/** A piece of what a program wrote. `later`: it is written after the moment that is looked at. */
export interface OutputPiece {
  readonly key: number;
  readonly text: string;
  readonly stream: "stdout" | "stderr";
  readonly later: boolean;
}

/** What a run wrote and read, by step (0-based), made to be looked up at any of them. */
export interface OutputIndex {
  /** How many characters were written by a step. */
  charactersUpTo(step: number): number;
  readonly characters: number;
  /** What was written around a step: at most `before` pieces up to it and `after` later ones. */
  around(step: number, before: number, after: number): readonly OutputPiece[];
  /** How many input lines were read by a step. */
  linesReadUpTo(step: number): number;
}

/** The index of a recording's output. */
export function outputIndexOf(recording: Recording): OutputIndex {
  const segments = outputUpTo(recording, recording.steps - 1);
  const steps = segments.map((segment) => segment.step);
  const ends: number[] = [];
  let end = 0;
  for (const { text } of segments) ends.push((end += text.length));
  const reads = inputsUpTo(recording, recording.steps - 1)
    .filter((line) => line.text !== null)
    .map((line) => line.step);
  return {
    characters: end,
    charactersUpTo: (step) => ends[countUpTo(steps, step) - 1] ?? 0,
    around(step, before, after) {
      const now = countUpTo(steps, step);
      const first = Math.max(0, now - before);
      return segments.slice(first, now + after).map((segment, index) => ({
        key: first + index,
        text: segment.text,
        stream: segment.stream,
        later: first + index >= now,
      }));
    },
    linesReadUpTo: (step) => countUpTo(reads, step),
  };
}
