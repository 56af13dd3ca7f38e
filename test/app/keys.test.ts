import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  actionOf,
  chordOf,
  keysOf,
  shownChord,
  shownKeyOf,
  traceKeys,
  withKey,
  type KeySettings,
} from "../../src/app/keys.ts";

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };
const first: KeySettings = { letterKeys: true, keys: {} };
const noLetters: KeySettings = { letterKeys: false, keys: {} };

/** What the browser tells when a key of that name is pressed. */
function press(chord: string) {
  const shifted = chord.startsWith("Shift+");
  const key = shifted ? chord.slice("Shift+".length) : chord;
  return { ...plain, key, shiftKey: shifted || /^[A-Z]$/.test(key) };
}

const action = fc.constantFrom(...traceKeys.map((entry) => entry.action));
const chord = fc.constantFrom("o", "x", "N", "[", "5", "ArrowUp", "Shift+Home", "F2", " ");

describe("the keys of the trace", () => {
  test("each do what they say", () => {
    for (const { key, action: does } of traceKeys) {
      expect(actionOf(press(key ?? ""), first)).toBe(does);
    }
  });

  test("are each for one action, and each action has one", () => {
    expect(new Set(traceKeys.map(({ key }) => key)).size).toBe(traceKeys.length);
    expect(new Set(traceKeys.map((entry) => entry.action)).size).toBe(traceKeys.length);
  });

  test("leave the browser's own keys alone", () => {
    for (const held of ["ctrlKey", "metaKey", "altKey"]) {
      expect(actionOf({ ...plain, key: "ArrowRight", [held]: true }, first)).toBeNull();
    }
    expect(actionOf(press("Tab"), first)).toBeNull();
    expect(actionOf(press("x"), first)).toBeNull();
  });

  test("with letters can be switched off; arrows and Home go on working", () => {
    expect(actionOf(press("o"), noLetters)).toBeNull();
    expect(actionOf(press("]"), noLetters)).toBeNull();
    expect(actionOf(press("1"), noLetters)).toBeNull();
    expect(shownKeyOf(noLetters, "out")).toBeNull();
    expect(actionOf(press("ArrowLeft"), noLetters)).toBe("back");
    expect(actionOf(press("Shift+ArrowLeft"), noLetters)).toBe("over-back");
    expect(actionOf(press("Home"), noLetters)).toBe("first");
  });

  test("are written as they stand on keyboards", () => {
    const shown = ["ArrowRight", "Shift+ArrowRight", "N", "n", " ", "PageDown", "]", "F2"];
    expect(shown.map(shownChord)).toEqual([
      "→",
      "Shift →",
      "Shift n",
      "n",
      "Space",
      "PgDn",
      "]",
      "F2",
    ]);
  });
});

describe("a key that is changed", () => {
  test("does what it was given to, and the first one does nothing", () => {
    const settings = { ...first, keys: withKey({}, "out", "x") };
    expect(actionOf(press("x"), settings)).toBe("out");
    expect(actionOf(press("o"), settings)).toBeNull();
    expect(shownKeyOf(settings, "out")).toBe("x");
  });

  test("is taken from the action that had it", () => {
    const settings = { ...first, keys: withKey({}, "out", "ArrowRight") };
    expect(actionOf(press("ArrowRight"), settings)).toBe("out");
    expect(shownKeyOf(settings, "forward")).toBeNull();
  });

  test("can be none, and is the first one again when that is given back", () => {
    const off = withKey({}, "out", null);
    expect(actionOf(press("o"), { ...first, keys: off })).toBeNull();
    expect(withKey(off, "out", "o")).toEqual({});
  });

  test("is never one of two with the same name, whatever was changed before", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(action, fc.option(chord)), { maxLength: 30 }), (changes) => {
        let keys: KeySettings["keys"] = {};
        for (const [changed, key] of changes) {
          keys = withKey(keys, changed, key);
          expect(keysOf({ keys }).find((entry) => entry.action === changed)?.key).toBe(key);
        }
        const given = keysOf({ keys }).flatMap(({ key }) => key ?? []);
        expect(new Set(given).size).toBe(given.length);
      }),
    );
  });

  test("cannot be one that leaves, confirms or moves the focus", () => {
    for (const key of ["Tab", "Escape", "Enter", "?", "F6", "Shift", "Dead"]) {
      expect(chordOf({ ...plain, key })).toBeNull();
    }
  });
});
