/** Orders texts as Python does: by code points, where UTF-16 would put the highest ones too early. */
export function byCodePoints(one: string, other: string): number {
  const [left, right] = [Array.from(one), Array.from(other)];
  for (const [index, character] of left.entries()) {
    const partner = right[index];
    if (partner === undefined) return 1;
    const difference = (character.codePointAt(0) ?? 0) - (partner.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
