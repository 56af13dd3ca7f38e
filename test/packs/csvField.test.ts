import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { printCsvRow } from "../../src/packs/csvField.ts";

/** A cell as a reader of tables gives it, quotes taken away. */
const cellOf = (text: string): string => {
  const cell = printCsvRow([text]).slice(0, -2);
  return cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
};
/** What the cell stands for: the first apostrophe is taken away that only guards. */
const textOf = (cell: string): string =>
  /^'+[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/.test(cell) ? cell.slice(1) : cell;

describe("a cell of a table", () => {
  test("holds nothing that a spreadsheet would run, and any text comes back out of it", () => {
    const starts = fc.constantFrom("", "=", "+", "-", "@", "\t", "'", "'=", "''-", "\r\n=", "＝");
    const texts = fc
      .tuple(starts, fc.string({ unit: "binary" }))
      .map(([start, rest]) => `${start}${rest}`.replaceAll(/\p{Surrogate}/gu, ""));
    fc.assert(
      fc.property(texts, (text) => {
        const cell = cellOf(text);
        expect(/^[=+@\t\r\n＝＋－＠]/.test(cell)).toBe(false);
        expect(cell.startsWith("-") && !/^-[0-9]+(\.[0-9]+)?$/.test(cell)).toBe(false);
        expect(textOf(cell)).toBe(text);
      }),
    );
  });

  test.each(["=1+1", "+1", "-1", "- x", "@f", "'=1", "''-x", "'a'", "\t=1"])(
    "%j comes back as it was",
    (text) => {
      expect(textOf(cellOf(text))).toBe(text);
    },
  );
});
