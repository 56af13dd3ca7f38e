import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { colourPython } from "../../../src/views/parts/code/colour.ts";

/** The pieces of one line as `text:colour`. */
function pieces(source: string): readonly string[] {
  return (colourPython(source)[0] ?? [])
    .filter(({ colour }) => colour !== null)
    .map(({ text, colour }) => `${text}:${colour}`);
}

describe("the colours of code", () => {
  test("tell keywords, names that are defined, texts, numbers and comments apart", () => {
    expect(pieces('def f(n): return "a" if n > 1.5 else None  # why')).toEqual([
      "def:keyword",
      "f:definition",
      "return:keyword",
      '"a":string',
      "if:keyword",
      "1.5:literal",
      "else:keyword",
      "None:keyword",
      "# why:comment",
    ]);
  });

  test("go on over the lines of a long text", () => {
    const lines = colourPython('a = """x\ny\n"""\nb = 1\n');
    expect(lines[1]).toEqual([{ text: "y", colour: "string" }]);
    expect(lines[3]?.[0]).toEqual({ text: "b = ", colour: null });
  });

  test("lose no character and no line, whatever the text", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9 ="'#:()\n[\]{}é\\]*$/), (source) => {
        const lines = colourPython(source).map((line) => line.map(({ text }) => text).join(""));
        expect(lines.join("\n")).toBe(source);
      }),
    );
  });
});
