import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createCursor,
  prefixOf,
  RecordingBuilder,
  type Recording,
  type RecordingChunk,
} from "../../../src/core/trace/index.ts";
import { expectSame } from "./expectSame.ts";
import { momentOf, randomRun } from "./randomRun.ts";
import { finished, moduleWriter, recordingOf, RecordingWriter } from "./writer.ts";

/** The recording that a builder makes of a prefix; throws when it refuses it. */
function read(recording: Recording, steps: number): Recording {
  const { chunk, outcome } = prefixOf(recording, steps);
  const builder = new RecordingBuilder(recording.source());
  const added = builder.append(chunk);
  if (added.kind === "damaged") throw new Error(`${added.rule}: ${added.detail}`);
  return builder.finish(outcome);
}

/** All texts of a chunk: its strings, and its tables as they are. */
function textsOf(chunk: RecordingChunk): string {
  return `${String.fromCharCode(...chunk.text)}\n${chunk.tables}`;
}

describe("the beginning of a recording", () => {
  test("is a recording whose every step says what the whole one says of it", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { maxLength: 300 }), fc.nat(), (tape, wanted) => {
        const { chunks, moments } = randomRun(tape);
        const whole = recordingOf(chunks);
        const steps = wanted % (whole.steps + 1);
        const prefix = read(whole, steps);
        expect(prefix.steps).toBe(steps);
        const [mine, its] = [createCursor(prefix), createCursor(whole)];
        for (let step = 0; step < steps; step++) {
          mine.seek(step);
          its.seek(step);
          expectSame(momentOf(mine, 6), moments[step]);
          expectSame(mine.changes(), its.changes());
          expectSame(prefix.step(step), whole.step(step));
        }
      }),
      { numRuns: 150 },
    );
  });

  test("is the same bytes, whatever comes after it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(), { maxLength: 120 }),
        fc.array(fc.nat(), { minLength: 30, maxLength: 60 }),
        (tape, more) => {
          // A tape that goes on is a run that goes on; only the last step of the shorter one may differ.
          const short = recordingOf(randomRun(tape).chunks);
          const long = recordingOf(randomRun([...tape, ...more]).chunks);
          fc.pre(short.operations.positions.length > 0);
          const steps = short.steps - 1;
          expectSame(plain(prefixOf(long, steps).chunk), plain(prefixOf(short, steps).chunk));
        },
      ),
      { numRuns: 100 },
    );
  });

  test("holds no text, value, type or name that only later steps name", () => {
    const { writer, site } = moduleWriter();
    writer.op(3, 0, writer.str("early"));
    writer.step("line", site);
    const late = writer.site(0, 7_777);
    writer.row("moreNames", [0, "named_late"]);
    writer.type("LateType");
    writer.step("line", late);
    writer.op(3, 8, writer.str("late text"));
    writer.op(5, 0, 1, 5, 0, 1, writer.float(1234.5));
    writer.op(3, 1, 1 * 4 + 1);
    writer.step("output", site, writer.string("late output") * 2);
    const whole = writer.recording();
    const cut = prefixOf(whole, 2).chunk;
    expect(textsOf(cut)).toContain("early");
    expect(textsOf(cut)).not.toMatch(/late|7777/i);
    expect(cut.floats).toHaveLength(0);
    expect(textsOf(prefixOf(whole, 4).chunk)).toMatch(/named_late[^]*LateType/);
  });

  test("tells no decision that was made after its last step", () => {
    const writer = new RecordingWriter();
    writer.code({ name: "<module>", names: [] });
    writer.row("constructs", {
      kind: "if",
      line: 1,
      column: 0,
      endLine: 2,
      endColumn: 0,
      code: 0,
      parent: -1,
      body: [2, 2],
      orelse: null,
      test: { op: "leaf", leaf: 0 },
    });
    const place = { line: 1, column: 3, endLine: 1, endColumn: 4 };
    writer.row("branches", { construct: 0, leaf: 0, ...place });
    const site = writer.site(0, 1);
    writer.step("call", site);
    writer.step("line", site);
    writer.branch(0, 1);
    writer.step("line", writer.site(0, 2));
    const whole = writer.recording();
    expect(read(whole, 2).branchCount).toBe(0);
    expect(read(whole, 3).branchCount).toBe(1);
    expect(read(whole, 2).constructs).toEqual(whole.constructs);
  });

  test("has of the codes and files that the program compiled itself only those that have run", () => {
    const { writer } = moduleWriter();
    writer.row("files", { file: "<string>", source: "secret = 1" });
    const compiled = writer.code({ name: "<module>", names: ["secret"], file: 1 });
    writer.step("call", writer.site(compiled, 1));
    const whole = writer.recording();
    expect(textsOf(prefixOf(whole, 1).chunk)).not.toContain("secret");
    const both = read(whole, 2);
    expect(both.files).toEqual(whole.files);
    expect(both.fileAt(1)).toBe(1);
  });

  test("keeps a long text that is an earlier one with more behind it", () => {
    const { writer, site } = moduleWriter();
    let reference = writer.str("a");
    for (const more of "bcdefgh") {
      reference = writer.entry(3, reference >> 2, writer.string(more), -1);
      writer.step("line", site);
      writer.op(3, 0, reference);
    }
    const whole = writer.recording();
    const cut = read(whole, 5);
    const cursor = createCursor(cut);
    cursor.seek(4);
    expect(cursor.stack()[0]?.variables).toEqual([
      ["a", { kind: "plain", type: "str", repr: "'abcde'" }],
    ]);
  });

  test("says up to where its state is known, and nothing of how the run ended", () => {
    const { writer, site } = moduleWriter();
    for (let step = 1; step < 9; step++) {
      writer.step("line", site);
      if (step < 4) writer.op(3, 0, step * 4);
    }
    const whole = recordingOf([writer.chunk()], finished(9, { stateUntil: 4 }));
    expect(read(whole, 3).stateUntil).toBe(3);
    expect(read(whole, 6).stateUntil).toBe(4);
    expect(prefixOf(whole, 9).outcome).toEqual({
      format: 1,
      kind: "stopped",
      reason: "window",
      python: "",
      steps: 9,
      stateUntil: 4,
    });
  });

  test("knows its state where no name is bound yet", () => {
    const { writer, site } = moduleWriter();
    writer.step("line", site);
    writer.step("line", site);
    writer.op(3, 0, 4);
    const cut = read(writer.recording(), 2);
    const cursor = createCursor(cut);
    cursor.seek(1);
    expect(cursor.known).toBe(true);
  });

  test("is empty before the first step, and the whole when more is asked for than there is", () => {
    const { writer } = moduleWriter();
    const whole = writer.recording();
    expect(read(whole, 0).steps).toBe(0);
    expect(read(whole, -4).steps).toBe(0);
    expect(read(whole, 99).steps).toBe(1);
  });
});

function plain(chunk: RecordingChunk): unknown {
  return { ...chunk, path: [...chunk.path], ops: [...chunk.ops], values: [...chunk.values] };
}
