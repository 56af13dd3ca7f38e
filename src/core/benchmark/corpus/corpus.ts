import type { Recording } from "../../trace/index.ts";
import type { Invocation } from "../invocation.ts";
import type { CorpusPlan } from "./runs.ts";
import { backwardMonologue, forwardMonologue } from "./monologue.ts";
import { type CorpusProgram, tracedRecord } from "./traced.ts";

/** The kinds of records that a corpus can be made of. */
export const corpusKinds = ["traced", "forward", "backward"] as const;

export type CorpusKind = (typeof corpusKinds)[number];

/** The records of one run as lines of JSON, at most one for each kind, each with its line end: a run without an end has no monologues. */
export function printRecords(
  { path, input, invocation }: CorpusPlan,
  recording: Recording,
  kinds: readonly CorpusKind[],
): string {
  const program: CorpusProgram = {
    path,
    input,
    ...inputOf(invocation),
    userLines: invocation.userLines,
  };
  return kinds
    .map((kind) => recordOf(kind, recording, program))
    .map((record) => (record === null ? "" : `${JSON.stringify(record)}\n`))
    .join("");
}

function recordOf(kind: CorpusKind, recording: Recording, program: CorpusProgram): object | null {
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
function inputOf({
  source,
  userLines,
  stdin,
}: Invocation): Pick<CorpusProgram, "inputText" | "inputWords"> {
  const call = source
    .split(/\r\n|\r|\n/)
    .slice(userLines)
    .join("\n")
    .trim();
  const text = call === "" ? stdin.join("\n") : call;
  const plain = text === call && !text.includes("\n");
  return { inputText: text, inputWords: plain ? text : JSON.stringify(text) };
}
