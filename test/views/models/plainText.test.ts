import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  shownAtFirst,
  shownParts,
  visibleText,
} from "../../../src/views/models/evaluation/plainText.ts";

describe("a reply as plain text", () => {
  test("shows what cannot be seen, in its place", () => {
    expect(visibleText("a\u0000b\u001b[31mc\u007f")).toBe("a␀b␛[31mc␡");
    expect(visibleText("safe\u202egnp.exe\u200b\ufeff")).toBe("safe▯gnp.exe▯▯");
    expect(visibleText("tag \u{e0041}!")).toBe("tag ▯▯!");
    expect(visibleText("\ud83d\ude00 \ud83d x \ude00")).toBe("\ud83d\ude00 ▯ x ▯");
  });

  test("leaves lines, tabs and letters of all languages as they are", () => {
    const text = "a\n\tb é 漢字 \u{1f600} <b>&amp;</b>";
    expect(visibleText(text)).toBe(text);
  });

  test("is as long as it was, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(visibleText(text)).toHaveLength(text.length);
      }),
    );
  });

  test("has the span of the answer as a part of its own", () => {
    const parts = shownParts("so x is 42, done", { start: 8, end: 10 }, false);
    expect(parts.map(({ kind, text }) => [kind, text])).toEqual([
      ["text", "so x is "],
      ["span", "42"],
      ["text", ", done"],
    ]);
  });

  test("of a million characters is cut, and never at the answer", () => {
    const text = `${"a".repeat(500_000)}ANSWER${"b".repeat(500_000)}`;
    const span = { start: 500_000, end: 500_006 };
    const parts = shownParts(text, span, false);
    expect(parts.find(({ kind }) => kind === "span")?.text).toBe("ANSWER");
    const shown = parts.filter(({ kind }) => kind !== "gap");
    expect(shown.reduce((sum, { characters }) => sum + characters, 0)).toBeLessThan(
      2 * shownAtFirst,
    );
  });

  test("says of each gap how much it leaves out, so that all is accounted for", () => {
    fc.assert(
      fc.property(
        fc.nat(40_000),
        fc.nat(40_000),
        fc.nat(40_000),
        fc.boolean(),
        (length, from, to, whole) => {
          const start = Math.min(from, to, length);
          const span = { start, end: Math.min(Math.max(from, to), length) };
          const parts = shownParts("x".repeat(length), span, whole);
          expect(parts.reduce((sum, { characters }) => sum + characters, 0)).toBe(length);
          expect(whole && parts.some(({ kind }) => kind === "gap")).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });
});
