import { describe, expect, test } from "vitest";
import { actionOf, traceKeys } from "../../src/app/keys.ts";

const plain = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false };

describe("the keys of the trace", () => {
  test("each do what they say", () => {
    for (const entry of traceKeys) {
      const shiftKey = (entry.shift ?? false) || /^[A-Z]$/.test(entry.key);
      expect(actionOf({ ...plain, key: entry.key, shiftKey }, true)).toBe(entry.action);
    }
  });

  test("are each for one action, and each action has one", () => {
    const names = traceKeys.map((entry) => `${entry.key} ${entry.shift ?? false}`);
    expect(new Set(names).size).toBe(traceKeys.length);
    expect(new Set(traceKeys.map((entry) => entry.action)).size).toBe(traceKeys.length);
  });

  test("leave the browser's own keys alone", () => {
    for (const held of ["ctrlKey", "metaKey", "altKey"]) {
      expect(actionOf({ ...plain, key: "ArrowRight", [held]: true }, true)).toBeNull();
    }
    expect(actionOf({ ...plain, key: "Tab" }, true)).toBeNull();
    expect(actionOf({ ...plain, key: "x" }, true)).toBeNull();
  });

  test("with letters can be switched off; arrows and Home go on working", () => {
    expect(actionOf({ ...plain, key: "o" }, false)).toBeNull();
    expect(actionOf({ ...plain, key: "]" }, false)).toBeNull();
    expect(actionOf({ ...plain, key: "1" }, false)).toBeNull();
    expect(actionOf({ ...plain, key: "ArrowLeft" }, false)).toBe("back");
    expect(actionOf({ ...plain, key: "ArrowLeft", shiftKey: true }, false)).toBe("over-back");
    expect(actionOf({ ...plain, key: "Home" }, false)).toBe("first");
  });
});
