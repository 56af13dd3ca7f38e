import { describe, expect, test } from "vitest";
import { createPlayground, isStale } from "../../src/app/playground.ts";
import { samples } from "../../src/app/samples/samples.ts";
import { defaultSettings } from "../../src/app/settings.ts";
import { emptyRecording, scriptedRecorder } from "../fakes/recorder.ts";

const program = { source: "x = input()", stdin: ["3", ""], seed: 5 };

function setUp() {
  const { recorder, runs } = scriptedRecorder();
  return { playground: createPlayground(program, recorder, () => 1_000), runs };
}

describe("the playground", () => {
  test("gives the recorder the program, without the line still being typed", () => {
    const { playground, runs } = setUp();
    void playground.trace(defaultSettings);
    expect(runs[0]?.program).toEqual({ ...program, stdin: ["3"] });
  });

  test("tells how far a run is", () => {
    const { playground, runs } = setUp();
    void playground.trace(defaultSettings);
    expect(playground.run.get()).toEqual({ kind: "running", steps: 0, startedMs: 1_000 });
    runs[0]?.progress(12);
    expect(playground.run.get()).toEqual({ kind: "running", steps: 12, startedMs: 1_000 });
  });

  test("shows what was recorded when the run ends", async () => {
    const { playground, runs } = setUp();
    const traced = playground.trace(defaultSettings);
    const recording = emptyRecording(program.source);
    runs[0]?.end({ kind: "recorded", recording });
    await traced;
    expect(playground.run.get()).toEqual({ kind: "idle" });
    expect(playground.traced.get()).toEqual({
      program,
      recording,
      profile: "native",
      session: null,
    });
  });

  test("keeps the recording that is shown when the next run fails", async () => {
    const { playground, runs } = setUp();
    const first = playground.trace(defaultSettings);
    runs[0]?.end({ kind: "recorded", recording: emptyRecording("1") });
    await first;
    const shown = playground.traced.get();
    const second = playground.trace(defaultSettings);
    runs[1]?.end({ kind: "failed", failure: { kind: "damaged", detail: "R1" } });
    await second;
    expect(playground.run.get()).toMatchObject({ kind: "failed" });
    expect(playground.traced.get()).toBe(shown);
  });

  test("stops a run that another one takes over, and shows only the later", async () => {
    const { playground, runs } = setUp();
    const first = playground.trace(defaultSettings);
    const second = playground.trace(defaultSettings);
    expect(runs.map((run) => run.stopped)).toEqual([true, false]);
    await first;
    expect(playground.run.get().kind).toBe("running");
    const recording = emptyRecording("later");
    runs[1]?.end({ kind: "recorded", recording });
    await second;
    expect(playground.traced.get()?.recording).toBe(recording);
  });

  test("is idle again after a run that was taken back before it began", async () => {
    const { playground } = setUp();
    const traced = playground.trace(defaultSettings);
    playground.stop();
    await traced;
    expect(playground.run.get()).toEqual({ kind: "idle" });
    expect(playground.traced.get()).toBeNull();
  });

  test("adds an answer to the lines of input, and runs again", () => {
    const { playground, runs } = setUp();
    void playground.answer("", defaultSettings);
    expect(runs[0]?.program.stdin).toEqual(["3", ""]);
    void playground.answer("4", defaultSettings);
    expect(runs[1]?.program.stdin).toEqual(["3", "", "4"]);
  });

  test("cleans a pasted text only when asked to", () => {
    const { playground } = setUp();
    playground.program.set({ ...program, source: ">>> x = 1" });
    expect(playground.program.get().source).toBe(">>> x = 1");
    playground.clean();
    expect(playground.program.get()).toEqual({ ...program, source: "x = 1\n" });
    playground.clean();
    expect(playground.program.get().source).toBe("x = 1\n");
  });

  test("keeps what somebody wrote when a sample takes its place, and brings it back", () => {
    const { playground } = setUp();
    const [sample, other] = samples.map((each) => each.program);
    if (sample === undefined || other === undefined) throw new Error("there are no samples");
    playground.program.set(sample);
    playground.load(other);
    expect(playground.replaced.get()).toEqual([]);
    const own = { source: "mine = 1", stdin: ["1"], seed: 9 };
    playground.program.set(own);
    playground.load(sample);
    playground.load(other);
    expect(playground.replaced.get()).toEqual([own]);
    playground.bringBack();
    expect(playground.program.get()).toBe(own);
    expect(playground.replaced.get()).toEqual([]);
    playground.load(sample);
    playground.forgetReplaced();
    expect(playground.replaced.get()).toEqual([]);
  });

  test("loses nothing that was written however many programs are opened one after the other", () => {
    const { playground } = setUp();
    const own = { source: "mine = 1", stdin: [], seed: 0 };
    const opened = ["a = 1", "b = 2", "c = 3"].map((source) => ({ source, stdin: [], seed: 0 }));
    playground.program.set(own);
    for (const one of opened) playground.load(one);
    expect(playground.replaced.get()).toEqual([own]);
    const changed = { source: "c = 4", stdin: [], seed: 0 };
    playground.program.set(changed);
    for (const one of opened) playground.load(one);
    expect(playground.replaced.get()).toEqual([own, changed]);
    const last = { source: "c = 5", stdin: [], seed: 0 };
    playground.program.set(last);
    playground.bringBack();
    expect(playground.program.get()).toBe(changed);
    expect(playground.replaced.get()).toEqual([last, own]);
  });

  test("takes a program that is there already for no other one", () => {
    const { playground } = setUp();
    playground.load({ ...program, stdin: ["3"] });
    expect(playground.replaced.get()).toEqual([]);
    expect(playground.program.get()).toBe(program);
  });

  test("shows what somebody came to see until another run is wanted", async () => {
    const { playground, runs } = setUp();
    const shown = { step: 2, says: "See.", back: { kind: "playground" }, name: "A" } as const;
    playground.shown.set(shown);
    const traced = playground.trace(defaultSettings, "3.11");
    expect(playground.shown.get()).toBeNull();
    expect(runs[0]?.profile).toBe("3.11");
    runs[0]?.end({ kind: "recorded", recording: emptyRecording("") });
    await traced;
    expect(playground.traced.get()?.profile).toBe("3.11");
  });

  test("knows when the program is no longer the one that was recorded", () => {
    const traced = {
      program,
      recording: emptyRecording(""),
      profile: "native",
      session: null,
    } as const;
    expect(isStale(traced, { ...program, stdin: ["3"] })).toBe(false);
    expect(isStale(traced, { ...program, source: "y = 1" })).toBe(true);
  });
});
