import { describe, expect, test } from "vitest";
import { createLateRecorder } from "../../src/app/lateRecorder.ts";
import { emptyRecording, scriptedRecorder } from "../fakes/recorder.ts";

const program = { source: "", stdin: [], seed: 0 };
const limits = { steps: 1, timeMs: 1 };

describe("a recorder whose code is still on its way", () => {
  test("runs what was asked for meanwhile", async () => {
    const { recorder, runs } = scriptedRecorder();
    const late = createLateRecorder(() => Promise.resolve(recorder));
    expect(late.boot.get()).toEqual({ kind: "idle" });
    const run = late.record(program, limits, () => undefined);
    expect(runs).toEqual([]);
    await expect.poll(() => runs.length).toBe(1);
    const recording = emptyRecording("");
    runs[0]?.end({ kind: "recorded", recording });
    expect(await run.result).toEqual({ kind: "recorded", recording });
    expect(late.boot.get()).toEqual({ kind: "ready" });
  });

  test("never begins what was stopped before", async () => {
    const { recorder, runs } = scriptedRecorder();
    const late = createLateRecorder(() => Promise.resolve(recorder));
    const run = late.record(program, limits, () => undefined);
    run.stop();
    expect(await run.result).toEqual({ kind: "cancelled" });
    expect(runs).toEqual([]);
  });

  test("says that the code could not be had, and tries again when asked", async () => {
    const { recorder } = scriptedRecorder();
    let tries = 0;
    const late = createLateRecorder(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error("offline")) : Promise.resolve(recorder);
    });
    const run = late.record(program, limits, () => undefined);
    expect(await run.result).toMatchObject({ kind: "failed", failure: { kind: "unreachable" } });
    late.warm();
    await expect.poll(() => late.boot.get().kind).toBe("ready");
    expect(tries).toBe(2);
  });
});
