import { compareValues } from "../../../value/compare.ts";
import { parseLiteral } from "../../../value/literal.ts";
import { typeNameOf } from "../../../value/typeName.ts";
import { candidateValue, type RevalCandidate, readRevalState } from "./revalState.ts";
import type { RevalPrompt } from "./revalTags.ts";

/**
 * A state answer as a literal that is never evaluated: its type has to be the one that is named and the candidate's own, in containers
 * too; floats may differ by a little, nan equals nan. Null where there is no such answer.
 */
export function judgeStrictState(
  text: string,
  prompt: RevalPrompt,
  candidates: readonly RevalCandidate[] | null,
): boolean | null {
  const said = readRevalState(text, prompt);
  if (said.kind === "error") return null;
  if (said.kind === "nil") return candidates === null;
  const read = parseLiteral(said.kind === "none" ? "None" : said.value);
  if (read.kind !== "read") return null;
  if (said.kind === "typed") {
    const named = said.type.slice(said.type.lastIndexOf(".") + 1);
    if (named !== typeNameOf(read.value).toLowerCase()) return false;
  }
  return (
    candidates?.some(
      (candidate) => compareValues(read.value, candidateValue(candidate)).kind === "equal",
    ) ?? false
  );
}
