/** A line of two texts, and in which of them it stands. */
export interface DiffLine {
  readonly kind: "same" | "gone" | "new";
  readonly text: string;
}

/** What leads from one text to another, line by line, as few changes as there can be; meant for texts of some hundred lines. */
export function lineDiff(from: string, to: string): readonly DiffLine[] {
  const [one, other] = [from.split("\n"), to.split("\n")];
  const common = commonLengths(one, other);
  const lines: DiffLine[] = [];
  let [left, right] = [0, 0];
  while (left < one.length || right < other.length) {
    const [gone, added] = [one[left], other[right]];
    if (gone !== undefined && gone === added) {
      lines.push({ kind: "same", text: gone });
      left += 1;
      right += 1;
    } else if (
      gone !== undefined &&
      (added === undefined ||
        lengthAt(common, left + 1, right) >= lengthAt(common, left, right + 1))
    ) {
      lines.push({ kind: "gone", text: gone });
      left += 1;
    } else {
      lines.push({ kind: "new", text: added ?? "" });
      right += 1;
    }
  }
  return lines;
}

/** How many lines the rests of both texts have in common, from each pair of places on. */
function commonLengths(one: readonly string[], other: readonly string[]): readonly Uint32Array[] {
  const rows = Array.from({ length: one.length + 1 }, () => new Uint32Array(other.length + 1));
  for (let left = one.length - 1; left >= 0; left -= 1) {
    const row = rows[left];
    if (row === undefined) continue;
    for (let right = other.length - 1; right >= 0; right -= 1) {
      row[right] =
        one[left] === other[right]
          ? lengthAt(rows, left + 1, right + 1) + 1
          : Math.max(lengthAt(rows, left + 1, right), lengthAt(rows, left, right + 1));
    }
  }
  return rows;
}

function lengthAt(rows: readonly Uint32Array[], left: number, right: number): number {
  return rows[left]?.[right] ?? 0;
}
