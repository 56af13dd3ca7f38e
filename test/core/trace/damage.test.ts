import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  branchesAt,
  branchesTaken,
  callTree,
  createCursor,
  exceptions,
  historyOfName,
  iterationsAt,
  lineJustRun,
  linesNeverRun,
  loops,
  nextLine,
  outputUpTo,
  parseChunk,
  parseOutcome,
  printValue,
  type Recording,
  RecordingBuilder,
  type RecordingChunk,
  stepOver,
} from "../../../src/core/trace/index.ts";
import { randomRun } from "./randomRun.ts";
import { finished, moduleWriter, type RecordingWriter } from "./writer.ts";

const columns = ["path", "extra", "ops", "textEnds", "values", "text"] as const;

/** A chunk with some ints of some columns changed. */
function damage(chunk: RecordingChunk, hits: readonly (readonly [number, number, number])[]) {
  const copy = {
    ...chunk,
    path: chunk.path.slice(),
    extra: chunk.extra.slice(),
    ops: chunk.ops.slice(),
    textEnds: chunk.textEnds.slice(),
    values: chunk.values.slice(),
    text: chunk.text.slice(),
  };
  for (const [column, place, value] of hits) {
    const found = copy[columns[column % columns.length] ?? "path"];
    if (found.length > 0) found[place % found.length] = value;
  }
  return copy;
}

/** Asks everything of a recording that can be asked. */
function readAll(recording: Recording): void {
  const cursor = createCursor(recording);
  const step = Math.max(1, Math.floor(recording.steps / 40));
  for (let at = 0; at < recording.steps; at += step) {
    cursor.seek(at);
    recording.step(at);
    for (const id of cursor.reachable()) {
      const object = cursor.object(id);
      for (const item of object?.items ?? []) printValue(recording, cursor, item);
      printValue(recording, cursor, { kind: "object", id });
      expect(object?.entries.length).toBeGreaterThanOrEqual(0);
    }
    cursor.changes();
    cursor.suspended();
    branchesAt(recording, at);
    iterationsAt(recording, at);
    nextLine(recording, at);
    lineJustRun(recording, at);
    stepOver(recording, at);
  }
  for (const construct of recording.constructs.keys()) branchesTaken(recording, construct);
  for (let frame = 0; frame < recording.frameCount; frame++) historyOfName(recording, frame, "a");
  callTree(recording)?.children();
  exceptions(recording);
  loops(recording);
  linesNeverRun(recording);
  outputUpTo(recording, recording.steps);
}

const hits = fc.array(
  fc.tuple(
    fc.nat(5),
    fc.nat(5000),
    fc.oneof(fc.integer({ min: -40, max: 400 }), fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })),
  ),
  { minLength: 1, maxLength: 4 },
);

describe("a damaged recording", () => {
  test("is accepted or refused, and read without an exception either way", () => {
    const counts = { accepted: 0, damaged: 0 };
    fc.assert(
      fc.property(
        fc.array(fc.nat(1_000_000), { minLength: 100, maxLength: 600, size: "max" }),
        hits,
        fc.boolean(),
        (tape, damages, first) => {
          const { chunks } = randomRun(tape, 20);
          const builder = new RecordingBuilder("");
          for (const [index, chunk] of chunks.entries()) {
            const hit = (index === 0) === first;
            const result = builder.append(hit ? damage(chunk, damages) : chunk);
            counts[result.kind] += 1;
          }
          readAll(builder.finish(finished(builder.recording.steps)));
        },
      ),
      { numRuns: 400, seed: 4 },
    );
    expect(counts.accepted).toBeGreaterThan(100);
    expect(counts.damaged).toBeGreaterThan(100);
  }, 60_000);

  test("leaves what was recorded before it, and stays refused", () => {
    const { writer, site } = moduleWriter();
    const builder = new RecordingBuilder("");
    builder.append(writer.chunk());
    writer.step("line", site);
    const good = writer.chunk();
    writer.step("line", 77);
    const bad = writer.chunk();
    expect(builder.append(bad)).toEqual({ kind: "damaged", rule: "P2", detail: "site 77" });
    expect(builder.append(good)).toMatchObject({ kind: "damaged", rule: "P2" });
    expect(builder.recording.steps).toBe(1);
  });

  const rules: readonly (readonly [
    string,
    string,
    (writer: RecordingWriter, site: number) => void,
  ])[] = [
    ["P1", "a kind of step that does not exist", (writer, site) => writer.path.push(site * 16 + 9)],
    ["P3", "a branch of no site", (writer) => writer.branch(3, 1)],
    ["P5", "a return without its value", (writer, site) => writer.step("return", site)],
    ["P5", "an operand of no step", (writer) => writer.extra.push(4)],
    [
      "P6",
      "a frame that goes on and was not paused",
      (writer, site) => writer.step("resume", site, 0),
    ],
    [
      "P6",
      "a line after the last frame ended",
      (writer, site) => {
        writer.step("return", site, 4);
        writer.step("line", site);
      },
    ],
    [
      "P2",
      "a step in a frame of another code",
      (writer) => {
        writer.code({ name: "f", names: [] });
        writer.step("line", writer.site(1, 1));
      },
    ],
    ["S1", "operations of a step that did not happen", (writer) => writer.ops.push(9 * 16 + 1)],
    ["S2", "an operation that does not exist", (writer) => writer.op(0, 0)],
    ["S2", "an operation that is cut off", (writer) => writer.op(3, 0)],
    ["S2", "a name that the code does not have", (writer) => writer.op(3, 99, 4)],
    ["S2", "more items than there are ints", (writer) => writer.op(5, 0, 1, 0, 0, 1_000_000)],
    [
      "S2",
      "an item behind the last one",
      (writer) => {
        writer.op(5, 0, 1, 0, 0, 1, 4);
        writer.op(6, 1, 1, 4);
      },
    ],
    [
      "S2",
      "an entry in a list",
      (writer) => {
        writer.op(5, 0, 1, 0, 0, 1, 4);
        writer.op(8, 1, 4, 4);
      },
    ],
    ["S3", "an object of an unknown kind", (writer) => writer.op(5, 18, 1, 0, 0, 0)],
    ["S3", "an object of an unknown type", (writer) => writer.op(5, 0, 1, 50, 0, 0)],
    ["S3", "items in an instance", (writer) => writer.op(5, 7, 1, 3, 0, 1, 4)],
    [
      "S5",
      "an object that appears twice",
      (writer) => {
        writer.op(5, 0, 1, 0, 0, 0);
        writer.op(5, 0, 1, 0, 0, 0);
      },
    ],
    ["S5", "an object number far away", (writer) => writer.op(5, 0, 50_000_000, 0, 0, 0)],
    ["R2", "a change of an object that is not there", (writer) => writer.op(13, 5, 0)],
    ["R2", "an object that never appears", (writer) => writer.op(3, 0, 7 * 4 + 1)],
    ["R2", "a value that is not in the table", (writer) => writer.op(3, 0, 900 * 4 + 2)],
    ["R2", "a float that is not in the table", (writer) => writer.op(3, 0, 3)],
    ["V2", "a value of an unknown kind", (writer) => writer.entry(6, 0, 0, -1)],
    ["V2", "a string that is not there", (writer) => writer.entry(1, 50, -1, -1)],
    ["V2", "a text that begins with itself", (writer) => writer.entry(3, 5, 0, -1)],
    ["V4", "ends of strings that go back", (writer) => writer.textEnds.push(1)],
    ["V4", "text that belongs to no string", (writer) => writer.text.push(65)],
    [
      "W2",
      "state that is forgotten in the middle",
      (writer) => {
        writer.op(3, 0, 4);
        writer.op(15, 0);
      },
    ],
    ["T1", "a table of another form", (writer) => writer.row("codes", { name: 5 })],
    ["T2", "a site of no code", (writer) => writer.site(7, 1)],
    [
      "B2",
      "a test that is no tree",
      (writer) =>
        writer.row("constructs", {
          kind: "if",
          line: 1,
          column: 0,
          endLine: 1,
          endColumn: 1,
          code: 0,
          parent: -1,
          body: [1, 1],
          orelse: null,
          test: { op: "and", of: [{ op: "?" }] },
        }),
    ],
  ];
  test.each(rules)("[%s] %s is refused", (rule, _name, write) => {
    const { writer, site } = moduleWriter();
    const builder = new RecordingBuilder("");
    builder.append(writer.chunk());
    writer.step("line", site);
    write(writer, site);
    expect(builder.append(writer.chunk())).toMatchObject({ kind: "damaged", rule });
  });

  test("[R2] an object may be named before it appears in the same step", () => {
    const { writer } = moduleWriter();
    writer.op(3, 0, 1 * 4 + 1);
    writer.op(5, 0, 1, 0, 0, 1, 2 * 4 + 1);
    writer.op(5, 0, 2, 0, 0, 0);
    expect(new RecordingBuilder("").append(writer.chunk())).toEqual({ kind: "accepted" });
  });
});

describe("what a worker sends", () => {
  test("[R1] is read from buffers, columns that say nothing left out", () => {
    const chunk = parseChunk({ columns: { path: Int32Array.from([16]).buffer }, tables: "" });
    expect(chunk).toMatchObject({ path: Int32Array.from([16]), ops: new Int32Array(0) });
  });

  test.each([
    [null],
    ["chunk"],
    [{ columns: {}, tables: 5 }],
    [{ columns: { path: "text" }, tables: "" }],
    [{ columns: { path: new ArrayBuffer(5) }, tables: "" }],
    [{ columns: { floats: new ArrayBuffer(4) }, tables: "" }],
    [{ tables: "" }],
  ])("[R1] is refused when it is %j", (message) => {
    expect(parseChunk(message)).toMatchObject({ kind: "damaged", rule: "R1" });
  });

  test("[R1] is refused when it is larger than any honest chunk", () => {
    expect(parseChunk({ columns: {}, tables: "x".repeat(257 * 1024 * 1024) })).toMatchObject({
      kind: "damaged",
      rule: "size",
    });
  });

  test("[O1] an outcome is read", () => {
    const text = JSON.stringify({ ...finished(3), request: { seed: 1 }, more: "ignored" });
    expect(parseOutcome(text)).toMatchObject({ kind: "outcome", outcome: { steps: 3 } });
  });

  test.each([[5], ["{"], ["{}"], [JSON.stringify({ ...finished(1), kind: "lost" })], ["[]"]])(
    "[O1] %j is no outcome",
    (text) => {
      expect(parseOutcome(text)).toMatchObject({ kind: "damaged", rule: "O1" });
    },
  );
});
