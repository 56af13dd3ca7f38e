import { labelledCode } from "../../benchmark/corpus/monologue.ts";
import type { Style } from "./style.ts";
import { lineMarks } from "./style.ts";

/** A program as it stands in a prompt, its lines told apart in the way of the style; lines are 1-based. */
export function codeText(source: string, style: Style): string {
  const lines = source.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  if (lineMarks(style) === "labels") return labelledCode(lines.join("\n"), lines.length, 1);
  const width = String(lines.length).length;
  return lines
    .map((text, index) => `${String(index + 1).padStart(width)} | ${text}`.trimEnd())
    .join("\n");
}

/** The lines that a program reads, as it is said in a prompt; empty when it reads none. */
export function stdinText(stdin: readonly string[]): string {
  return stdin.length === 0 ? "" : `It reads these lines from its input:\n${stdin.join("\n")}\n\n`;
}
