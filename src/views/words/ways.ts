/** A way that a decision can go, as it is told: `true`, `case 2`, `none`. `test` is the source text of the decision. */
export function wayWords(way: string, test: string): string {
  if (/^(async )?for\b/.test(test)) {
    return way === "true"
      ? "Yes: there is a next item, and the body runs"
      : "No: there is no item left, and the loop ends";
  }
  if (way === "true") return "It is true";
  if (way === "false") return "It is false";
  if (way === "none") return "No case fits";
  return way.startsWith("case ") ? `Case ${way.slice("case ".length)}` : way;
}

/** A way in the narrow room of a cell: `T`, `F`, `case 2`. */
export function wayLetter(way: string): string {
  if (way === "true") return "T";
  if (way === "false") return "F";
  return way;
}
