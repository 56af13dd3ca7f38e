import type { OutputQuestion } from "../../../question/question.ts";
import type { Reading } from "../reading.ts";
import { reading } from "./reading.ts";

/**
 * Reads what is printed. On lines of its own it is taken as it stands there, spaces included; beside its marks without the spaces around it. A fence around
 * all of it is no part of it. `RAISES ValueError` names the exception that ends the run.
 */
export function readPrinted(question: OutputQuestion, text: string): Reading {
  const inside = withoutFence(text);
  const raises = /^\s*RAISES\s+(\S[^\n]*)$/.exec(inside.trimEnd())?.[1];
  if (raises !== undefined) return reading(question, { form: "raises", text: raises });
  const block = /^[ \t]*\r?\n/.exec(inside)?.[0];
  const printed =
    block === undefined ? inside.trim() : withoutLastBreak(inside.slice(block.length));
  return reading(question, { form: "plain", text: printed });
}

/** Without the line that the closing mark stands on. */
function withoutLastBreak(text: string): string {
  const last = text.lastIndexOf("\n");
  return last >= 0 && text.slice(last).trim() === ""
    ? text.slice(0, last).replace(/\r$/, "")
    : text;
}

function withoutFence(text: string): string {
  const bare = text.trim();
  const open = /^(`{3,}|~{3,})[^\n`]*\n/.exec(bare.slice(0, 200));
  if (open === null || !bare.endsWith(`\n${open[1] ?? ""}`)) return text;
  return `\n${bare.slice(open[0].length, -(open[1] ?? "").length)}`;
}
