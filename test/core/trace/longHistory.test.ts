import { describe, expect, test } from "vitest";
import { type Cursor, createCursor } from "../../../src/core/trace/index.ts";
import { expectSame } from "./expectSame.ts";
import { moduleWriter } from "./writer.ts";

const steps = 3000;

/** The texts of what object 1 holds, forward, backward and at steps far from each other. */
function compare(cursor: Cursor, expected: readonly string[], read: () => string): void {
  const check = (step: number): void => {
    cursor.seek(step);
    expectSame(read(), expected[step]);
  };
  for (let step = 1; step < steps; step++) check(step);
  for (let step = steps - 1; step > 0; step--) check(step);
  for (let turn = 1; turn < 500; turn++) check(1 + ((turn * 1237) % (steps - 1)));
  expect(cursor.object(2)).toBeNull();
}

describe("[S2] an object that changes thousands of times", () => {
  test("shows its items of each step", () => {
    const { writer, site } = moduleWriter();
    const items: number[] = [];
    const expected = [""];
    for (let step = 1; step < steps; step++) {
      writer.step("line", site);
      if (step === 1) writer.op(5, 0, 1, 0, 0, 0);
      else if (step % 5 === 0 && items.length > 3) {
        writer.op(7, 1, 1, 2, 1, step * 4);
        items.splice(1, 2, step);
      } else if (step % 7 === 0 && items.length > 0) {
        const index = step % items.length;
        writer.op(6, 1, index, step * 4);
        items[index] = step;
      } else if (step === 1500) {
        writer.op(10, 1, 2, 4, 8);
        items.splice(0, items.length, 1, 2);
      } else {
        writer.op(7, 1, items.length, 0, 1, step * 4);
        items.push(step);
      }
      expected.push(items.join(" "));
    }
    const cursor = createCursor(writer.recording());
    compare(cursor, expected, () =>
      (cursor.object(1)?.items ?? [])
        .map((item) => (item.kind === "plain" ? item.repr : "?"))
        .join(" "),
    );
  }, 60_000);

  test("shows its entries of each step", () => {
    const { writer, site } = moduleWriter();
    const entries = new Map<number, number>();
    const expected = [""];
    for (let step = 1; step < steps; step++) {
      writer.step("line", site);
      const key = (step * 31) % 400;
      if (step === 1) writer.op(5, 6, 1, 1, 0, 0);
      else if (step % 4 === 0) {
        writer.op(9, 1, key * 4);
        entries.delete(key);
      } else {
        writer.op(8, 1, key * 4, step * 4);
        entries.set(key, step);
      }
      expected.push([...entries].join(" "));
    }
    const cursor = createCursor(writer.recording());
    compare(cursor, expected, () =>
      (cursor.object(1)?.entries ?? [])
        .map((entry) => entry.map((value) => (value.kind === "plain" ? value.repr : "?")).join(","))
        .join(" "),
    );
  }, 60_000);

  test("shows its attributes of each step, in the order in which they were set", () => {
    const { writer, site } = moduleWriter();
    const attributes = new Map<string, number>();
    const names = ["x", "y", "z", "w"].map((name) => [name, writer.string(name)] as const);
    const expected = [""];
    for (let step = 1; step < steps; step++) {
      writer.step("line", site);
      const [name = "", string = 0] = names[(step * 7) % names.length] ?? [];
      if (step === 1) writer.op(5, 7, 1, 3, 0, 0);
      else if (step % 9 === 0) {
        writer.op(12, 1, string);
        attributes.delete(name);
      } else {
        writer.op(11, 1, string, step * 4);
        attributes.set(name, step);
      }
      expected.push([...attributes].join(" "));
    }
    const cursor = createCursor(writer.recording());
    compare(cursor, expected, () =>
      (cursor.object(1)?.attributes ?? [])
        .map(([name, value]) => `${name},${value.kind === "plain" ? value.repr : "?"}`)
        .join(" "),
    );
  }, 60_000);

  test("gives the same JavaScript object where it did not change", () => {
    const { writer, site } = moduleWriter();
    writer.step("line", site);
    writer.op(5, 0, 1, 0, 0, 1, 4);
    writer.step("line", site);
    writer.step("line", site);
    writer.op(6, 1, 0, 8);
    const cursor = createCursor(writer.recording());
    cursor.seek(1);
    const first = cursor.object(1);
    cursor.seek(2);
    expect(cursor.object(1)).toBe(first);
    cursor.seek(3);
    expect(cursor.object(1)).not.toBe(first);
  });
});
