import { expect, test } from "vitest";
import { createKeepingState } from "../../src/app/keepingState.ts";

const saved = { kind: "saved" } as const;
const full = { kind: "failed", refusal: { kind: "full" } } as const;

function onDisk() {
  const state = createKeepingState();
  state.found({ kind: "disk" });
  return state;
}

test("nothing is said to be saved while any writing goes on", () => {
  const state = onDisk();
  state.began();
  state.began();
  state.ended("answers", saved);
  expect(state.cell.get()).toEqual({ kind: "saving" });
  state.ended("answers", saved);
  expect(state.cell.get()).toEqual(saved);
});

test("a failure lasts until what failed is saved, whatever else is", () => {
  const state = onDisk();
  state.began();
  state.ended("answers", full);
  state.began();
  expect(state.cell.get()).toEqual(full);
  state.ended("draft", saved);
  expect(state.cell.get()).toEqual(full);
  state.began();
  state.ended("answers", saved);
  expect(state.cell.get()).toEqual(saved);
});

test("what is refused to one attempt only is no failure of keeping", () => {
  const state = onDisk();
  for (const kind of ["answered", "missing"] as const) {
    state.began();
    state.ended("draft", { kind: "failed", refusal: { kind } });
    expect(state.cell.get()).toEqual(saved);
  }
});

test("trouble with the store comes before all else, and passes", () => {
  const state = onDisk();
  state.troubled({ kind: "blocked" });
  state.began();
  state.ended("answers", saved);
  expect(state.cell.get()).toEqual({ kind: "failed", refusal: { kind: "blocked" } });
  state.troubled(null);
  expect(state.cell.get()).toEqual(saved);
});

test("little room is told while all is saved, and no longer when there is more", () => {
  const state = onDisk();
  state.room(5);
  expect(state.cell.get()).toEqual({ kind: "nearly-full", freeBytes: 5 });
  state.room(null);
  expect(state.cell.get()).toEqual(saved);
  state.short();
  expect(state.cell.get()).toEqual({ kind: "nearly-full", freeBytes: null });
});
