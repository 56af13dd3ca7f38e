import type { Recording } from "../../trace/index.ts";
import type { Invocation } from "../invocation.ts";
import { backwardMonologue, forwardMonologue } from "./monologue.ts";
import { type CorpusProgram, tracedRecord } from "./traced.ts";

/** The kinds of records that a corpus can be made of. */
export const corpusKinds = ["traced", "forward", "backward"] as const;

export type CorpusKind = (typeof corpusKinds)[number];

/** One run of a corpus: a program, what it was run with, and what it did. */
export interface CorpusRun {
  readonly path: string;
  /** Which of the program's inputs, from 0. */
  readonly input: number;
  readonly invocation: Invocation;
  readonly recording: Recording;
}

/** The records of one run as lines of JSON, one for each kind, each with its line end. */
export function printRecords(run: CorpusRun, kinds: readonly CorpusKind[]): string {
  const { invocation, recording } = run;
  const program: CorpusProgram = {
    path: run.path,
    input: run.input,
    inputText: inputOf(invocation),
    userLines: invocation.userLines,
  };
  return kinds.map((kind) => `${JSON.stringify(recordOf(kind, recording, program))}\n`).join("");
}

function recordOf(kind: CorpusKind, recording: Recording, program: CorpusProgram): object {
  switch (kind) {
    case "traced":
      return tracedRecord(recording, program);
    case "forward":
      return forwardMonologue(recording, program);
    case "backward":
      return backwardMonologue(recording, program);
  }
}

/** The call below the program, or the lines that it reads. */
function inputOf({ source, userLines, stdin }: Invocation): string {
  const call = source.split("\n").slice(userLines).join("\n").trim();
  return call === "" ? stdin.join("\n") : call;
}
