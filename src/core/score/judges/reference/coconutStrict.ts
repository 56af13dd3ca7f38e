import { sequenceRatio } from "../../text/difflib.ts";
import type { TraceMark } from "./coconut.ts";

/**
 * Marks lists of lines as lists (`trace.norm`): how they are written does not count. What stands in parentheses may come in any order;
 * similarity is that of the lists, with nothing taken for noise.
 */
export function markTraceStrictly(
  lines: readonly (number | string)[],
  predicted: string,
): TraceMark {
  const truth = sorted(lines.map(String));
  const items = parseLines(predicted);
  if (items === null) return { matched: false, similarity: 0 };
  const mine = sorted(items);
  const matched =
    mine.length === truth.length && mine.every((item, place) => item === truth[place]);
  return { matched, similarity: sequenceRatio(truth, mine, false) };
}

/** The items of a list of line numbers and parentheses, as it may be written; null where something else is in it. An open list ends with the text. */
export function parseLines(text: string): readonly string[] | null {
  const inside = /^\s*\[([^[\]]*)\]?\s*$/.exec(text)?.[1]?.trim().replace(/,$/, "");
  if (inside === undefined) return null;
  if (inside === "") return [];
  const items = inside.split(",").map((item) => item.trim().replace(/^(['"])([()])\1$/, "$2"));
  if (!items.every((item) => /^(?:[0-9]+|[()])$/.test(item))) return null;
  return items.map((item) => (/^[()]$/.test(item) ? item : String(BigInt(item))));
}

/** What stands between parentheses in one order. */
function sorted(items: readonly string[]): readonly string[] {
  const from = items.indexOf("(");
  const to = items.indexOf(")", from + 1);
  if (from < 0 || to < 0) return items;
  return [
    ...items.slice(0, from + 1),
    ...items.slice(from + 1, to).toSorted((one, other) => Number(one) - Number(other)),
    ...items.slice(to),
  ];
}
