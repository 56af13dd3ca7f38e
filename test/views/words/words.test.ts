import { describe, expect, test } from "vitest";
import { byteSize, count, counted } from "../../../src/views/words/numbers.ts";
import { explainError } from "../../../src/views/words/errors.ts";
import { keepingWords } from "../../../src/views/words/keeping.ts";
import { bootWords, failureWords, runWords } from "../../../src/views/words/running.ts";

describe("numbers in words", () => {
  test("are grouped, and their nouns agree with them", () => {
    expect(count(1_234_567)).toBe("1,234,567");
    expect(counted(1, "step")).toBe("1 step");
    expect(counted(0, "step")).toBe("0 steps");
    expect(counted(2_000, "entry", "entries")).toBe("2,000 entries");
  });

  test("of bytes are short", () => {
    expect([1, 999, 1_500, 2_340_000].map(byteSize)).toEqual([
      "1 byte",
      "999 bytes",
      "2 kB",
      "2.3 MB",
    ]);
  });
});

describe("the explanation of an exception", () => {
  test.each([
    ["NameError", "name 'totl' is not defined", /`totl`/],
    ["UnboundLocalError", "cannot access local variable 'n' where it is not …", /its own/],
    ["TypeError", "unsupported operand type(s) for +: 'int' and 'str'", /operator/],
    ["TypeError", "'int' object is not callable", /no function/],
    ["TypeError", "f() missing 1 required positional argument: 'n'", /parameters/],
    ["TypeError", "'int' object is not subscriptable", /no items/],
    ["ValueError", "invalid literal for int() with base 10: 'x'", /whole number/],
    ["ValueError", "not enough values to unpack (expected 2, got 1)", /left/],
    ["IndexError", "list index out of range", /n - 1/],
    ["KeyError", "'c'", /no key `'c'`/],
    ["AttributeError", "'NoneType' object has no attribute 'x'", /`None`/],
    ["ModuleNotFoundError", "No module named 'numpy'", /no module `numpy`/],
    ["RuntimeError", "can't start new thread", /Threads/],
    ["SyntaxError", "'(' was never closed", /bracket/],
    ["SyntaxError", "expected ':'", /colon/],
    ["SyntaxError", "source code string cannot contain null bytes", /NUL/],
    ["IndentationError", "expected an indented block after 'if' statement on line 1", /indented/],
    ["TabError", "inconsistent use of tabs and spaces in indentation", /tabs and spaces/],
  ])("of a %s “%s” is in plain words", (type, message, expected) => {
    expect(explainError({ type, message })).toMatch(expected);
  });

  test("of an exception of the program itself is left to its own message", () => {
    expect(explainError({ type: "OutOfMilk", message: "go shopping" })).toBeNull();
  });
});

describe("what the page says of itself", () => {
  test("while Python is loaded and started", () => {
    expect(bootWords({ kind: "loading", bytes: 1_000_000, total: 12_000_000 })).toBe(
      "Loading Python, 1.0 MB of 12.0 MB",
    );
    expect(bootWords({ kind: "loading", bytes: 5, total: 5 })).toBe("Starting Python");
    expect(bootWords({ kind: "ready" })).toBe("Python is ready");
  });

  test("while a program waits and runs", () => {
    const ready = { kind: "ready" } as const;
    expect(runWords({ kind: "waiting" }, { kind: "loading", bytes: 5, total: 5 })).toBe(
      "Waiting. Starting Python",
    );
    expect(runWords({ kind: "waiting" }, ready)).toBe("Running");
    expect(runWords({ kind: "running", steps: 12_345, startedMs: 0 }, ready)).toBe(
      "Running, step 12,345",
    );
  });

  test("when it failed: what happened, that nothing is lost, and what to do", () => {
    for (const failure of [
      { kind: "unreachable", path: "x", message: "404" },
      { kind: "unstartable", message: "no memory" },
      { kind: "damaged", detail: "S1" },
    ] as const) {
      expect(failureWords(failure)).toMatch(/press Trace|Press Trace/);
    }
  });

  test("when the program is kept, and nothing when that is told louder elsewhere", () => {
    expect(keepingWords({ kind: "saved" })).toBe("Saved in this browser");
    expect(keepingWords({ kind: "failed", refusal: { kind: "full" } })).toBe("Not saved");
  });
});
