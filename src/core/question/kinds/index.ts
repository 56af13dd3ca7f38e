import type { Recording } from "../../trace/index.ts";
import type { Moment } from "../moments.ts";
import type { Question, QuestionKind, Truth } from "../question.ts";
import { alias } from "./alias.ts";
import { branch } from "./branch.ts";
import { count } from "./count.ts";
import { coverage } from "./coverage.ts";
import { input } from "./input.ts";
import type { KindMember } from "./member.ts";
import { nextLine } from "./nextLine.ts";
import { output } from "./output.ts";
import { path } from "./path.ts";
import { state } from "./state.ts";

/** Every kind of question, by its name. */
export const kinds: { readonly [Kind in QuestionKind]: KindMember<Kind> } = {
  coverage,
  branch,
  "next-line": nextLine,
  path,
  state,
  output,
  input,
  count,
  alias,
};

/** Every question of a kind that a run suggests: on the whole run, and at the moments given. */
export function suggested(
  recording: Recording,
  kind: QuestionKind,
  moments: readonly Moment[],
): readonly Question[] {
  const member = kinds[kind];
  return [
    ...member.whole(recording),
    ...moments.flatMap((moment): readonly Question[] => member.at(recording, moment)),
  ];
}

/**
 * What Python did, in the terms of a question; null where the recording does not tell: the run was cut short, the state was not
 * recorded, the question speaks of a place that is not there. Never throws.
 */
export function truthOf(recording: Recording, question: Question): Truth | null {
  switch (question.kind) {
    case "coverage":
      return coverage.truth(recording, question);
    case "branch":
      return branch.truth(recording, question);
    case "next-line":
      return nextLine.truth(recording, question);
    case "path":
      return path.truth(recording, question);
    case "state":
      return state.truth(recording, question);
    case "output":
      return output.truth(recording, question);
    case "input":
      return input.truth(recording, question);
    case "count":
      return count.truth(recording, question);
    case "alias":
      return alias.truth(recording, question);
  }
}
