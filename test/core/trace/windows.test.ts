import { describe, expect, test } from "vitest";
import {
  createCursor,
  historyOfName,
  lastChange,
  nextChange,
  RecordingBuilder,
} from "../../../src/core/trace/index.ts";
import { finished, moduleWriter, recordingOf } from "./writer.ts";

const steps = 30;

/** A module whose name `a` is the number of the step; its state is written from `from` on, up to `to`. */
function written(from: number, to: number, line = 1) {
  const { writer, site } = moduleWriter();
  const other = writer.site(0, line);
  for (let step = 1; step < steps; step++) {
    writer.step("line", step === 5 ? other : site);
    if (step < from || step >= to) continue;
    if (step === from) writer.op(15, 0);
    writer.op(3, 0, step * 4);
  }
  return writer;
}

function builderOf(writer: ReturnType<typeof written>, stateUntil: number): RecordingBuilder {
  const builder = new RecordingBuilder("");
  expect(builder.append(writer.chunk())).toEqual({ kind: "accepted" });
  builder.finish(finished(steps, { stateUntil }));
  return builder;
}

function valueAt(builder: RecordingBuilder, step: number): string | null {
  const cursor = createCursor(builder.recording);
  cursor.seek(step);
  const [, value] = cursor.stack()[0]?.variables[0] ?? [];
  return value?.kind === "plain" ? value.repr : null;
}

/** State up to step 10 of the run itself. */
function shortened(): RecordingBuilder {
  const { writer, site } = moduleWriter();
  const other = writer.site(0, 1);
  for (let step = 1; step < steps; step++) {
    writer.step("line", step === 5 ? other : site);
    if (step < 10) writer.op(3, 0, step * 4);
  }
  return builderOf(writer, 10);
}

describe("[W1] state that was not kept", () => {
  test("is not there from stateUntil on", () => {
    const builder = shortened();
    expect(builder.recording.stateUntil).toBe(10);
    expect(valueAt(builder, 9)).toBe("9");
    expect(valueAt(builder, 10)).toBeNull();
    const cursor = createCursor(builder.recording);
    cursor.seek(10);
    expect(cursor.known).toBe(false);
    expect(cursor.stack()).toHaveLength(1);
    expect(cursor.reachable()).toEqual([]);
  });

  test("is none in a recording of mode path", () => {
    const { writer, site } = moduleWriter();
    writer.step("line", site);
    expect(recordingOf([writer.chunk()], finished(2, { stateUntil: 0 })).stateUntil).toBe(0);
  });
});

describe("[W2] a window", () => {
  test("gives its steps their state, and only them", () => {
    const builder = shortened();
    const second = builderOf(written(15, 20), steps);
    expect(builder.addWindow(15, 20, second.recording)).toEqual({ kind: "accepted" });
    expect([14, 15, 19, 20].map((step) => valueAt(builder, step))).toEqual([
      null,
      "15",
      "19",
      null,
    ]);
    expect(builder.recording.windows).toMatchObject([{ from: 15, to: 20 }]);
    // Its first step brings the whole state, which tells nothing about what that step changed.
    const cursor = createCursor(builder.recording);
    cursor.seek(15);
    expect(cursor.changes()).toEqual([]);
    cursor.seek(16);
    expect(cursor.changes()).toMatchObject([{ kind: "name", name: "a" }]);
  });

  test("is refused when its steps are others", () => {
    const second = builderOf(written(15, 20, 7), steps);
    expect(shortened().addWindow(15, 20, second.recording)).toMatchObject({
      kind: "damaged",
      rule: "W2",
      detail: "step 5 of the second run is another one",
    });
  });

  test.each([
    [-1, 5],
    [20, 15],
    [15, 31],
  ])("is refused from %i to %i", (from, to) => {
    const second = builderOf(written(15, 20), steps);
    expect(shortened().addWindow(from, to, second.recording)).toMatchObject({ rule: "W2" });
  });

  test("is part of the history of a name", () => {
    const builder = shortened();
    builder.addWindow(15, 20, builderOf(written(15, 20), steps).recording);
    const history = historyOfName(builder.recording, 0, "a");
    expect(history.map(({ step }) => step)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 15, 16, 17, 18, 19,
    ]);
    expect(lastChange(builder.recording, 17, 0, "a")).toBe(17);
    expect(nextChange(builder.recording, 17, 0, "a")).toBe(18);
    expect(nextChange(builder.recording, 19, 0, "a")).toBeNull();
    expect(nextChange(builder.recording, 12, 0, "a")).toBeNull();
  });
});
