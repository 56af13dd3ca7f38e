const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
const plainAscii = /^[\x20-\x7e]*$/;

/** The room a text takes in a monospace face, in columns: 2 for wide characters, 1 for all others. */
export function columns(text: string): number {
  if (plainAscii.test(text)) return text.length;
  let count = 0;
  for (const character of text) count += wide.test(character) ? 2 : 1;
  return count;
}

/** The text in at most `limit` columns: where it is longer, its middle gives way to `…`. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit && columns(text) <= limit) return text;
  // Only the two ends can show, so a text of a million characters is not taken apart.
  const head = fill(Array.from(text.slice(0, limit)), Math.ceil((limit - 1) * 0.62));
  const rest = limit - 1 - columns(head.join(""));
  const tail = fill(Array.from(text.slice(-limit)).toReversed(), rest);
  return `${head.join("")}…${tail.toReversed().join("")}`;
}

/** The first of the characters that fit into `limit` columns. */
function fill(characters: readonly string[], limit: number): readonly string[] {
  let count = 0;
  const end = characters.findIndex((character) => {
    count += wide.test(character) ? 2 : 1;
    return count > limit;
  });
  return end < 0 ? characters : characters.slice(0, end);
}
