import { parsePath, printPath } from "../../../core/prediction/pathNotation.ts";
import type { RawAnswer } from "../../../core/prediction/prediction.ts";
import { plain } from "./form.ts";

/** A piece of a path: lines that run so often one after the other. */
export interface PathPiece {
  readonly lines: readonly number[];
  readonly times: number;
}

/** The lines of an answer so far; null while it cannot be read. */
function linesOf(raw: RawAnswer | null): readonly number[] | null {
  if (raw === null || raw.text.trim() === "") return [];
  const read = parsePath(raw.text);
  return read.kind === "lines" ? read.lines : null;
}

/** The answer with a line more at its end. A text that cannot be read stays as it is, with the number behind it. */
export function withLineAdded(raw: RawAnswer | null, line: number): RawAnswer | null {
  const lines = linesOf(raw);
  return plain(lines === null ? `${raw?.text ?? ""} ${line}` : printPath([...lines, line]));
}

/** The answer without its last line; the same when it cannot be read. */
export function withoutLastLine(raw: RawAnswer | null): RawAnswer | null {
  const lines = linesOf(raw);
  if (lines === null) return raw;
  return lines.length < 2 ? null : plain(printPath(lines.slice(0, -1)));
}

/** A path in pieces, loops as one piece each; what `printPath` writes, to be drawn. */
export function pathPieces(lines: readonly number[]): readonly PathPiece[] {
  if (lines.length === 0) return [];
  return [...printPath(lines).matchAll(/\(([\d ]+)\)×(\d+)|(\d+)(?:×(\d+))?/g)].map(
    ([, group, groupTimes, line, lineTimes]) => ({
      lines: (group ?? line ?? "").split(" ").map(Number),
      times: Number(groupTimes ?? lineTimes ?? 1),
    }),
  );
}
