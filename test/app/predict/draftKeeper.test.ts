import { expect, test } from "vitest";
import type { KeptDraft } from "../../../src/app/attempts.ts";
import { createDraftKeeper } from "../../../src/app/predict/draftKeeper.ts";

function draft(question: string, text: string): KeptDraft {
  const raw = { form: "plain" as const, text };
  return { attempt: "a", question, raw, confidence: null, why: "", changedMs: 0 };
}

/** A disk that takes its time: each write ends when the test says so. */
function slowDisk() {
  const written: string[] = [];
  const waiting: (() => void)[] = [];
  return {
    written,
    saveDraft: (one: KeptDraft) =>
      new Promise<{ kind: "saved" }>((resolve) => {
        written.push(`${one.question} ${one.raw?.text}`);
        waiting.push(() => resolve({ kind: "saved" }));
      }),
    async finishWrite() {
      waiting.shift()?.();
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

test("of what is typed while the disk is busy only the latest is written, for each question", async () => {
  const disk = slowDisk();
  const keeper = createDraftKeeper(disk);
  for (const text of ["1", "12", "123"]) keeper.keep(draft("p", text));
  keeper.keep(draft("q", "x"));
  expect(disk.written).toEqual(["p 1"]);
  await disk.finishWrite();
  expect(disk.written).toEqual(["p 1", "p 123"]);
  await disk.finishWrite();
  await disk.finishWrite();
  expect(disk.written).toEqual(["p 1", "p 123", "q x"]);
  await keeper.settled();
  keeper.keep(draft("p", "4"));
  expect(disk.written.at(-1)).toBe("p 4");
});

test("a draft that was let go is not written any more", async () => {
  const disk = slowDisk();
  const keeper = createDraftKeeper(disk);
  keeper.keep(draft("p", "1"));
  keeper.keep(draft("p", "2"));
  keeper.forget(["p"]);
  await disk.finishWrite();
  await keeper.settled();
  expect(disk.written).toEqual(["p 1"]);
});
