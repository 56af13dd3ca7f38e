import { describe, expect, test } from "vitest";
import { defaultPreferences, defaultSettings } from "../../src/store/kept.ts";
import { parseRow, printRow } from "../../src/store/rows.ts";

const program = { source: "print(\u{1F600})\n", stdin: ["1", ""], seed: 4_294_967_295 };

/** Rows as the first version wrote them; they must be readable for ever. */
const firstRows = {
  program: { id: "program", format: 1, value: { source: "x = 1\n", stdin: ["3"], seed: 0 } },
  settings: {
    id: "settings",
    format: 1,
    value: {
      theme: "dark",
      editor: "plain",
      codeSize: 125,
      letterKeys: false,
      narration: "full",
      playSpeed: 0.5,
      maxSteps: 10000,
      maxTimeMs: 2000,
    },
  },
  preferences: {
    id: "preferences",
    format: 1,
    value: {
      view: "calls",
      codeShare: 40,
      simpleInside: false,
      references: "ids",
      tableRows: "steps",
    },
  },
};

describe("a kept row", () => {
  test("is read back as it was written", () => {
    expect(parseRow("program", printRow("program", program))).toEqual(program);
    expect(parseRow("settings", printRow("settings", defaultSettings))).toEqual(defaultSettings);
    const replaced = [{ source: "x = 1", stdin: ["a"], seed: 3 }];
    expect(parseRow("replaced", printRow("replaced", replaced))).toEqual(replaced);
    expect(parseRow("preferences", printRow("preferences", defaultPreferences))).toEqual(
      defaultPreferences,
    );
  });

  test("of the first version is readable", () => {
    expect(parseRow("program", firstRows.program)).toEqual(firstRows.program.value);
    // Keys could not be changed then.
    expect(parseRow("settings", firstRows.settings)).toEqual({
      ...firstRows.settings.value,
      keys: {},
    });
    expect(parseRow("preferences", firstRows.preferences)).toEqual(firstRows.preferences.value);
  });

  test.each([
    ["nothing", undefined],
    ["a text", "program"],
    ["another format", { ...firstRows.program, format: 2 }],
    [
      "a source that is no text",
      { ...firstRows.program, value: { source: 1, stdin: [], seed: 0 } },
    ],
    [
      "a seed out of range",
      { ...firstRows.program, value: { source: "", stdin: [], seed: 4_294_967_296 } },
    ],
    [
      "a line that is no text",
      { ...firstRows.program, value: { source: "", stdin: [1], seed: 0 } },
    ],
  ])("that is %s is damaged", (_, stored) => {
    expect(parseRow("program", stored)).toBeNull();
  });
});

describe("a kept connection", () => {
  const connection = {
    id: "c",
    server: "ollama",
    dialect: "openai-chat",
    baseUrl: "http://localhost:11434/v1",
    model: "qwen3:8b",
  };

  test("is read back as it was written", () => {
    expect(parseRow("connections", printRow("connections", [connection]))).toEqual([connection]);
  });

  test.each([
    "http://user:key@localhost:11434/v1",
    "https://example.org/v1?key=secret",
    "https://example.org/v1#secret",
    "no address",
  ])("whose address is %s is not read", (baseUrl) => {
    expect(parseRow("connections", printRow("connections", [{ ...connection, baseUrl }]))).toBe(
      null,
    );
  });
});
