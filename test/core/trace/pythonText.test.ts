import { describe, expect, test } from "vitest";
import { asciiRepr, bytesRepr, floatRepr } from "../../../src/core/trace/pythonText.ts";
import floats from "./vectors/floats.json" with { type: "json" };
import strings from "./vectors/strings.json" with { type: "json" };

describe("[V6] floats are written as Python writes them", () => {
  test("in the vectors made with CPython", () => {
    const bits = new DataView(new ArrayBuffer(8));
    for (const [hexadecimal, repr] of floats) {
      bits.setBigUint64(0, BigInt(`0x${hexadecimal}`));
      expect(floatRepr(bits.getFloat64(0))).toBe(repr);
    }
    expect(floats.length).toBeGreaterThan(2000);
  });
});

describe("[V2] texts are written as Python writes them", () => {
  test("in the vectors made with CPython", () => {
    for (const [text = "", repr, bytes] of strings) {
      expect(asciiRepr(text)).toBe(repr);
      const codes = Array.from(text, (character) => character.charCodeAt(0));
      expect(`b${bytesRepr(codes)}`).toBe(bytes);
    }
    expect(strings.length).toBeGreaterThan(300);
  });
});
