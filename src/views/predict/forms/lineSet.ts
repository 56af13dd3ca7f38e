import { parseLines, printLines } from "../../../core/prediction/lineList.ts";
import type { RawAnswer } from "../../../core/prediction/prediction.ts";
import { plain } from "./form.ts";

/** The lines that an answer names, as far as it can be read; null while there is none. */
export function chosenLines(
  raw: RawAnswer | null,
  allowed: readonly number[],
): ReadonlySet<number> | null {
  if (raw === null || raw.text.trim() === "") return null;
  const read = parseLines(raw.text, allowed);
  return new Set(read.kind === "lines" ? read.lines : []);
}

/** The answer with a line more, or with one less. */
export function withLineToggled(
  raw: RawAnswer | null,
  allowed: readonly number[],
  line: number,
): RawAnswer | null {
  const chosen = new Set(chosenLines(raw, allowed));
  if (!chosen.delete(line)) chosen.add(line);
  return plain(printLines([...chosen].toSorted((one, other) => one - other)));
}
