import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokensOf } from "../../../src/core/question/source/tokens.ts";

/** The texts of the tokens of each logical line. */
function lines(source: string): readonly (readonly string[])[] {
  const found: string[][] = [[]];
  for (const { kind, text } of tokensOf(source)) {
    if (kind === "newline") found.push([]);
    else found.at(-1)?.push(text);
  }
  return found.slice(0, -1);
}

describe("tokens of a Python source", () => {
  test.each([
    [
      "names, numbers and operators",
      "x1 = 0x1F//2**-3.5e+2",
      [["x1", "=", "0x1F", "//", "2", "**", "-", "3.5e+2"]],
    ],
    [
      "two lines",
      "a = 1\n\nb = 2\n",
      [
        ["a", "=", "1"],
        ["b", "=", "2"],
      ],
    ],
    [
      "carriage returns",
      "a = 1\r\nb = 2\rc = 3",
      [
        ["a", "=", "1"],
        ["b", "=", "2"],
        ["c", "=", "3"],
      ],
    ],
    ["a comment", "a = 1  # not 'this'\nb", [["a", "=", "1"], ["b"]]],
    ["brackets over lines", "f(1,\n  2)\ng", [["f", "(", "1", ",", "2", ")"], ["g"]]],
    ["a line that goes on", "a = \\\n 1\nb", [["a", "=", "1"], ["b"]]],
    ["quotes in quotes", `a = "it's" + 'a "b"'`, [["a", "=", `"it's"`, "+", `'a "b"'`]]],
    [
      "escaped quotes",
      String.raw`a = 'it\'s' + r'\'`,
      [["a", "=", String.raw`'it\'s'`, "+", String.raw`r'\'`]],
    ],
    ["prefixes", `Rb"x" + f'{a}' + in_`, [[`Rb"x"`, "+", "f'{a}'", "+", "in_"]]],
    ["three quotes over lines", `a = """x\n"y"\n"""\nb`, [["a", "=", `"""x\n"y"\n"""`], ["b"]]],
    ["quotes in the field of an f-string", `f'{d['a']}' + 1`, [[`f'{d['a']}'`, "+", "1"]]],
    [
      "braces and formats in an f-string",
      `f"{{{x!r:>{w}}}}" + 1`,
      [[`f"{{{x!r:>{w}}}}"`, "+", "1"]],
    ],
    ["a letter that is not ASCII", "größe = 1", [["größe", "=", "1"]]],
    ["a walrus and an arrow", "if (n := 1) -> x", [["if", "(", "n", ":=", "1", ")", "->", "x"]]],
  ])("are told apart: %s", (_name, source, expected) => {
    expect(lines(source)).toEqual(expected);
  });

  test("know where they stand, also behind a text of several lines", () => {
    const found = tokensOf(`a = """x\ny"""; b\nc`);
    expect(found.map(({ text, line, column }) => [text, line, column])).toEqual([
      ["a", 1, 0],
      ["=", 1, 2],
      [`"""x\ny"""`, 1, 4],
      [";", 2, 4],
      ["b", 2, 6],
      ["", 2, 7],
      ["c", 3, 0],
      ["", 3, 1],
    ]);
  });

  test("hold every character that is no blank, in order, whatever the text is", () => {
    const part = fc.constantFrom(..."a1'\"{}f\n():=. é".split(""));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const source = parts.join("");
        const found = tokensOf(source);
        const texts = found.map(({ text }) => text).join("");
        expect(texts.replace(/\s/g, "")).toBe(source.replace(/\s/g, ""));
        const starts = found.map(({ line }) => line);
        expect(starts).toEqual(starts.toSorted((one, other) => one - other));
      }),
    );
  });
});
