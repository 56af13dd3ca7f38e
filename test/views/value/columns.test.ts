import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { columns, shorten } from "../../../src/views/parts/value/columns.ts";

describe("a text in a monospace face", () => {
  it("takes two columns for a wide character and one for any other", () => {
    expect(columns("abc")).toBe(3);
    expect(columns("日本")).toBe(4);
    expect(columns("naïve")).toBe(5);
    expect(columns("🐍")).toBe(2);
  });

  it("stays as it is when it fits", () => {
    expect(shorten("'hello'", 7)).toBe("'hello'");
  });

  it("keeps both ends when it does not", () => {
    expect(shorten("'abcdefghijklmnopqrstuvwxyz'", 12)).toBe("'abcdef…xyz'");
  });

  it("never takes more than its limit", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 60 }),
        fc.integer({ min: 3, max: 40 }),
        (text, limit) => {
          expect(columns(shorten(text, limit))).toBeLessThanOrEqual(limit);
        },
      ),
    );
  });
});
