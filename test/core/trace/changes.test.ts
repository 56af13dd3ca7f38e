import { describe, expect, test } from "vitest";
import { type Change, createCursor, type Value } from "../../../src/core/trace/index.ts";
import { moduleWriter } from "./writer.ts";

/** A list (object 1) of 10, 20, 30 and a dict (object 2) of 1: 5, made at step 1; then what `write` writes at step 2. */
function changesAfter(write: (writer: ReturnType<typeof moduleWriter>["writer"]) => void) {
  const { writer, site } = moduleWriter();
  writer.step("line", site);
  writer.op(5, 0, 1, 0, 0, 3, 40, 80, 120);
  writer.op(5, 6, 2, 1, 0, 2, 4, 20);
  writer.op(5, 7, 3, 3, 0, 0);
  writer.op(2, 0);
  writer.op(3, 0, 1 * 4 + 1);
  writer.op(3, 1, 28);
  writer.step("line", site);
  write(writer);
  const cursor = createCursor(writer.recording());
  cursor.seek(2);
  return cursor.changes().map(tell);
}

function value(found: Value | null): string {
  return found?.kind === "plain" ? found.repr : "-";
}

function tell(change: Change): string {
  switch (change.kind) {
    case "name":
      return `${change.name}: ${value(change.before)} > ${value(change.after)}`;
    case "item":
      return `${change.object}[${change.index}]: ${value(change.before)} > ${value(change.after)}`;
    case "entry":
      return `${change.object}{${value(change.key)}}: ${value(change.before)} > ${value(change.after)}`;
    case "attribute":
      return `${change.object}.${change.name}: ${value(change.before)} > ${value(change.after)}`;
    case "content":
      return `${change.object} changed`;
    case "new":
      return `${change.object} new`;
    default:
      return "?";
  }
}

describe("what a step changed", () => {
  test.each<[string, Parameters<typeof changesAfter>[0], string[]]>([
    ["nothing", () => undefined, []],
    ["a name that was bound", (writer) => writer.op(3, 2, 4), ["c: - > 1"]],
    ["a name that was bound again", (writer) => writer.op(3, 1, 32), ["b: 7 > 8"]],
    ["a name that was unbound", (writer) => writer.op(4, 1), ["b: 7 > -"]],
    [
      "a name that was bound twice is told once",
      (writer) => {
        writer.op(3, 1, 32);
        writer.op(3, 1, 36);
      },
      ["b: 7 > 9"],
    ],
    ["an item", (writer) => writer.op(6, 1, 1, 4), ["1[1]: 20 > 1"]],
    ["an appended item", (writer) => writer.op(7, 1, 3, 0, 1, 4), ["1[3]: - > 1"]],
    ["an item taken from the end", (writer) => writer.op(7, 1, 2, 1, 0), ["1[2]: 30 > -"]],
    ["an item taken from the front", (writer) => writer.op(7, 1, 0, 1, 0), ["1[0]: 10 > -"]],
    [
      "two swapped items",
      (writer) => writer.op(10, 1, 3, 80, 40, 120),
      ["1[0]: 10 > 20", "1[1]: 20 > 10"],
    ],
    ["other items of another number", (writer) => writer.op(10, 1, 2, 4, 8), ["1 changed"]],
    ["a true length", (writer) => writer.op(14, 1, 500), ["1 changed"]],
    ["an entry", (writer) => writer.op(8, 2, 4, 24), ["2{1}: 5 > 6"]],
    ["a new entry", (writer) => writer.op(8, 2, 8, 24), ["2{2}: - > 6"]],
    ["an entry that is gone", (writer) => writer.op(9, 2, 4), ["2{1}: 5 > -"]],
    ["an attribute", (writer) => writer.op(11, 3, 0, 4), ["3.None: - > 1"]],
    [
      "a new object, its content not told again",
      (writer) => {
        writer.op(5, 0, 4, 0, 0, 1, 4);
        writer.op(7, 4, 1, 0, 1, 8);
      },
      ["4 new"],
    ],
  ])("%s", (_name, write, expected) => {
    expect(changesAfter(write)).toEqual(expected);
  });
});
