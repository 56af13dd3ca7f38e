import type { Code } from "../../../core/trace/model.ts";
import type { Recorded } from "./source.ts";

/** Where a function was defined: its line, and the function round it where there is one. */
export function definedAt(recorded: Recorded, code: { firstLine: number; parent: number }): string {
  const parent = enclosingFunction(recorded, code);
  const line = `line ${code.firstLine}`;
  return parent === null ? line : `${line}, in ${parent.name}`;
}

/** The function whose names the code can see, null for none; a class between them does not count. */
export function enclosingFunction(recorded: Recorded, code: { parent: number }): Code | null {
  let parent = recorded.codes[code.parent];
  while (parent?.kind === "class") parent = recorded.codes[parent.parent];
  return parent === undefined || parent.kind === "module" ? null : parent;
}
