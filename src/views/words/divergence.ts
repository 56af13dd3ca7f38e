import type { Truth } from "../../core/question/question.ts";
import type { Divergence } from "../../core/score/score.ts";
import { count, ordinal } from "./numbers.ts";

/** Where an answer leaves what Python did, in a sentence; empty where there is no such place to tell. */
export function divergenceWords(divergence: Divergence | null, truth: Truth | null): string {
  if (divergence === null) return "";
  switch (divergence.kind) {
    case "line":
      return truth?.kind === "path"
        ? pathWords(divergence.index, divergence.step, truth.lines)
        : "";
    case "part":
      return divergence.path === ""
        ? ""
        : `The first place where they differ is \`${divergence.path}\`: you had \`${divergence.mine}\`, Python had \`${divergence.python}\`.`;
    case "text":
      return `They differ first in line ${count(divergence.line + 1)}, at character ${count(divergence.column + 1)}.`;
  }
}

/** How far a path agrees: `index` lines of it, up to `step`. */
function pathWords(index: number, step: number, lines: readonly number[]): string {
  const last = lines[index - 1];
  if (last === undefined) return "They differ from the first line on.";
  const round = lines.slice(0, index).filter((line) => line === last).length;
  const time = round > 1 ? `, ${ordinal(round)} time round` : "";
  return `Agrees with Python up to step ${count(step + 1)}, line ${last}${time}.`;
}
