import { describe, expect, test } from "vitest";
import type { Refusal } from "../../../src/app/attempts.ts";
import type { Keeping } from "../../../src/app/keepingState.ts";
import {
  addedWords,
  keepingAdvice,
  keepingWords,
  recordWords,
  refusalWords,
} from "../../../src/views/words/keeping.ts";

const refusals: readonly Refusal[] = [
  { kind: "full" },
  { kind: "newer" },
  { kind: "blocked" },
  { kind: "answered" },
  { kind: "missing" },
  { kind: "broken", name: "UnknownError" },
];

describe("keeping in words", () => {
  test.each(refusals)("tells of $kind why, and ends its sentence", (refusal) => {
    expect(refusalWords(refusal)).toMatch(/^[a-z].+\.$/);
    expect(keepingAdvice({ kind: "failed", refusal })).toBe(`Not saved: ${refusalWords(refusal)}`);
  });

  test("advises only while something is to be done", () => {
    const states: readonly Keeping[] = [
      { kind: "restoring" },
      { kind: "saving" },
      { kind: "saved" },
      { kind: "nearly-full", freeBytes: 4_000_000 },
      { kind: "nearly-full", freeBytes: null },
      { kind: "window", why: { kind: "broken", name: "SecurityError" } },
      { kind: "window", why: { kind: "newer" } },
      { kind: "failed", refusal: { kind: "full" } },
    ];
    expect(states.map((state) => [keepingWords(state), keepingAdvice(state) !== ""])).toEqual([
      ["", false],
      ["Saving", false],
      ["Saved in this browser", false],
      ["Saved, storage almost full", true],
      ["Saved, storage almost full", true],
      ["Not kept: only in this window", true],
      ["Not kept: only in this window", true],
      ["Not saved", true],
    ]);
    expect(keepingAdvice({ kind: "nearly-full", freeBytes: 4_000_000 })).toContain("4.0 MB");
  });

  test("names a damaged record and what is wrong with it", () => {
    expect(recordWords({ table: "predictions", id: "p1", reason: "check" })).toMatch(
      /^answer p1: its checksum/,
    );
    expect(recordWords({ table: "", id: "", reason: "text" })).toBe("record: it is no record");
    expect(recordWords({ table: "attempts", id: "a", reason: "items.0.line" })).toContain(
      "“items.0.line”",
    );
  });

  test("sums up what was restored", () => {
    const none = {
      attempts: 0,
      predictions: 0,
      scores: 0,
      drafts: 0,
      evaluations: 0,
      cells: 0,
      outputs: 0,
    };
    const report = {
      kind: "imported",
      rows: [],
      same: 0,
      conflicts: [],
      damaged: [],
      complete: true,
    } as const;
    expect(addedWords({ ...report, added: none })).toBe("Nothing was added.");
    expect(addedWords({ ...report, added: { ...none, attempts: 1 } })).toBe("Restored: 1 attempt.");
    expect(
      addedWords({ ...report, added: { ...none, evaluations: 1, cells: 9, outputs: 9 } }),
    ).toBe("Restored: 1 evaluation and 9 model answers.");
    expect(
      addedWords({ ...report, rows: ["settings"], added: { ...none, attempts: 2, drafts: 1 } }),
    ).toBe("Restored: 2 attempts, 1 draft and the settings.");
  });
});
