/** What stands in one cell of a table; nothing is an empty cell. */
export type Field = string | number | null | undefined;

/** What a spreadsheet runs begins with one of these, plain or full width; a tab or a line end before them is skipped by some. */
const formula = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;
const plainNumber = /^-?[0-9]+(\.[0-9]+)?$/;

/**
 * One row of a table as RFC 4180 has it, with its line end.
 *
 * A text that a spreadsheet could take for a formula gets an apostrophe in front, and so does one that has nothing but apostrophes before what
 * could be one: taking the first apostrophe away from every cell that has them before such a character gives all texts back.
 */
export function printCsvRow(fields: readonly Field[]): string {
  return `${fields.map(printField).join(",")}\r\n`;
}

function printField(field: Field): string {
  if (typeof field === "number") return String(field);
  // A lone surrogate has no place in UTF-8.
  const text = (field ?? "").replaceAll(/\p{Surrogate}/gu, "\ufffd");
  const safe = formula.test(text) && !plainNumber.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) || safe.trim() !== safe ? `"${safe.replaceAll('"', '""')}"` : safe;
}
