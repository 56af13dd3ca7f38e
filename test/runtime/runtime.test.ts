import { describe, expect, test } from "vitest";
import type { RecordingChunk } from "../../src/core/trace/chunk.ts";
import type { RunOptions } from "../../src/runtime/runtime.ts";
import { linesOf, request, settled, stage, upTo } from "./fakes.ts";

/** Collects what a run delivers. */
function listener(): { readonly chunks: RecordingChunk[]; readonly options: RunOptions } {
  const chunks: RecordingChunk[] = [];
  return { chunks, options: { onChunk: (chunk) => chunks.push(chunk) } };
}

/** A program that hangs after 700 steps, of which 600 were sent. */
async function hung() {
  const scene = stage();
  const { chunks, options } = listener();
  const stop = new AbortController();
  const ended = scene.runtime.run(request(), { ...options, signal: stop.signal });
  await scene.timers.pass(0);
  await scene.frame().sayChunk(upTo(0, 600), '{"sites":[0,1],"codes":["a"]}');
  await scene.timers.pass(11_100);
  return { ...scene, chunks, ended, stop };
}

describe("starting Python", () => {
  test("goes from idle over loading, with bytes, to ready", async () => {
    const { runtime, timers } = stage();
    const seen: string[] = [];
    runtime.subscribe(() => seen.push(runtime.state.kind));
    expect(runtime.state).toEqual({ kind: "idle" });
    runtime.warm();
    expect(runtime.state).toEqual({ kind: "loading", bytes: 3, total: 10 });
    await timers.pass(0);
    expect(runtime.state).toEqual({ kind: "ready" });
    expect(new Set(seen)).toEqual(new Set(["loading", "ready"]));
  });

  test("fails with the file that could not be had, and tries again when asked", async () => {
    const missing = { kind: "unreachable", path: "python.zip", message: "404" } as const;
    const { runtime, timers } = stage({}, [missing]);
    const early = runtime.run(request());
    await timers.pass(0);
    expect(runtime.state).toEqual({ kind: "failed", failure: missing });
    expect(await early).toEqual({ kind: "failed", failure: missing });
    runtime.warm();
    await timers.pass(0);
    expect(runtime.state).toEqual({ kind: "ready" });
  });

  test("tries a second frame when the first worker cannot start, and then gives up in words", async () => {
    const { runtime, timers, frames } = stage({}, [], () => false);
    runtime.warm();
    await timers.pass(0);
    for (const slot of [1, 2]) {
      frames.at(-1)?.say({ type: "broken", slot, message: "no WebAssembly" });
      await settled();
    }
    expect(frames).toHaveLength(2);
    expect(frames.every(({ closed }) => closed)).toBe(true);
    expect(runtime.state).toEqual({
      kind: "failed",
      failure: { kind: "unstartable", message: "no WebAssembly" },
    });
  });

  test("gives up a worker that is not ready after a minute", async () => {
    const { runtime, timers, frames } = stage({}, [], () => false);
    runtime.warm();
    await timers.pass(59_000);
    expect(frames).toHaveLength(1);
    await timers.pass(2_000);
    expect(frames).toHaveLength(2);
    await timers.pass(61_000);
    expect(runtime.state.kind).toBe("failed");
  });
});

describe("running programs", () => {
  test("delivers chunks in order and then the outcome as it came", async () => {
    const { runtime, timers, frame } = stage();
    const { chunks, options } = listener();
    const ended = runtime.run(request(), options);
    await timers.pass(0);
    await frame().sayChunk([1, 2]);
    await frame().sayChunk([3]);
    await frame().sayOfRun({ type: "done", outcome: "{}" });
    expect(await ended).toEqual({ kind: "finished", outcome: "{}" });
    expect(linesOf(chunks)).toEqual([1, 2, 3]);
  });

  test("[K4] runs one program at a time, each in a worker of its own", async () => {
    const { runtime, timers, frame } = stage();
    const first = runtime.run(request("a"));
    const second = runtime.run(request("b"));
    await timers.pass(0);
    expect(frame().runs).toHaveLength(1);
    await frame().sayOfRun({ type: "done", outcome: "first" });
    await timers.pass(100);
    expect(frame().runs).toHaveLength(2);
    await frame().sayOfRun({ type: "done", outcome: "second" });
    expect(await first).toEqual({ kind: "finished", outcome: "first" });
    expect(await second).toEqual({ kind: "finished", outcome: "second" });
    const slots = frame().runs.map(({ slot }) => slot);
    expect(new Set(slots).size).toBe(2);
    expect(frame().killed).toEqual(slots);
    expect(new Set(frame().runs.map(({ run }) => run)).size).toBe(2);
  });

  test("[K5] does not hear what is said of another run or from another worker", async () => {
    const { runtime, timers, frame } = stage();
    const { chunks, options } = listener();
    const ended = runtime.run(request(), options);
    await timers.pass(0);
    const run = frame().runs[0];
    if (run === undefined) throw new Error("no run was asked for");
    frame().say({ type: "done", slot: run.slot, run: "id-of-another", outcome: "forged" });
    frame().say({ type: "done", slot: run.slot + 1, run: run.run, outcome: "forged" });
    await settled();
    await frame().sayOfRun({ type: "done", outcome: "true" });
    expect(await ended).toEqual({ kind: "finished", outcome: "true" });
    expect(chunks).toEqual([]);
  });

  test("[K11] warms the next worker while a long program runs, but not beside a short one", async () => {
    const { runtime, timers, frame } = stage();
    void runtime.run(request());
    const spawned = () => frame().commands.filter(({ op }) => op === "spawn").length;
    await timers.pass(700);
    expect(spawned()).toBe(1);
    await frame().sayChunk([1]);
    await timers.pass(100);
    expect(spawned()).toBe(2);
  });

  test("[K11] warms two workers beside a run that has gone silent, for its rescue and the next program", async () => {
    const { runtime, timers, frame } = stage();
    void runtime.run(request());
    await timers.pass(2_000);
    expect(frame().commands.filter(({ op }) => op === "spawn")).toHaveLength(3);
  });

  test("[K11] warms no second worker beside a run on a small device", async () => {
    const { runtime, timers, frame } = stage({ keepSpare: false });
    void runtime.run(request());
    await timers.pass(5_000);
    expect(frame().commands.filter(({ op }) => op === "spawn")).toHaveLength(1);
  });

  test("[K12] takes a waiting run back without starting it", async () => {
    const { runtime, timers, frame } = stage();
    const stop = new AbortController();
    void runtime.run(request("a"));
    const waiting = runtime.run(request("b"), { signal: stop.signal });
    await timers.pass(0);
    stop.abort();
    expect(await waiting).toEqual({ kind: "cancelled" });
    await frame().sayOfRun({ type: "done", outcome: "{}" });
    await timers.pass(1_000);
    expect(frame().runs).toHaveLength(1);
  });

  test("does not start a run that was aborted before it was asked for", async () => {
    const { runtime } = stage();
    expect(await runtime.run(request(), { signal: AbortSignal.abort() })).toEqual({
      kind: "cancelled",
    });
  });

  test("[K12] settles everything when it is disposed of", async () => {
    const { runtime, timers, frame } = stage();
    const running = runtime.run(request("a"));
    const waiting = runtime.run(request("b"));
    await timers.pass(0);
    runtime.dispose();
    expect(await running).toMatchObject({ kind: "killed" });
    expect(await waiting).toEqual({ kind: "cancelled" });
    expect(frame().closed).toBe(true);
  });
});

describe("a frame whose process is gone", () => {
  test("[K10] is replaced before a run, which then runs as if nothing had been", async () => {
    const { runtime, timers, frames, frame } = stage();
    runtime.warm();
    await timers.pass(0);
    frame().dead = true;
    const ended = runtime.run(request());
    await timers.pass(1_500);
    expect(frames).toHaveLength(2);
    await frame().sayOfRun({ type: "done", outcome: "{}" });
    expect(await ended).toEqual({ kind: "finished", outcome: "{}" });
  });

  test("[K10] ends the run that was in it, with what was recorded, and the next one works", async () => {
    const { runtime, timers, frame } = stage();
    const { chunks, options } = listener();
    const ended = runtime.run(request(), options);
    await timers.pass(0);
    await frame().sayChunk([1, 2, 3]);
    frame().dead = true;
    await timers.pass(4_000);
    expect(await ended).toEqual({
      kind: "killed",
      reason: { kind: "dead", cause: "vanished", message: "" },
      steps: 3,
    });
    expect(linesOf(chunks)).toEqual([1, 2, 3]);
    const next = runtime.run(request());
    await timers.pass(0);
    await frame().sayOfRun({ type: "done", outcome: "{}" });
    expect(await next).toEqual({ kind: "finished", outcome: "{}" });
  });
});

describe("a run that does not end by itself", () => {
  test("is left alone while its own time is not up", async () => {
    const { runtime, timers, frame } = stage();
    void runtime.run(request());
    await timers.pass(10_900);
    expect(frame().killed).toEqual([]);
  });

  test("[K7] is stopped hard when its time is up and it says nothing", async () => {
    const { runtime, timers, frame } = stage();
    const ended = runtime.run(request());
    await timers.pass(0);
    await frame().sayChunk([1, 2]);
    await timers.pass(11_100);
    expect(await ended).toEqual({ kind: "killed", reason: { kind: "silent" }, steps: 2 });
    expect(frame().killed).toHaveLength(1);
  });

  test("[K7] may finish what it is sending when its time is up, but not for ever", async () => {
    const { runtime, timers, frame } = stage();
    const ended = runtime.run(request());
    await timers.pass(0);
    for (let ms = 0; ms < 14_500; ms += 500) {
      await timers.pass(500);
      await frame().sayChunk([1]);
    }
    expect(frame().killed).toEqual([]);
    for (let ms = 0; ms < 1_000; ms += 250) {
      await frame().sayChunk([1]);
      await timers.pass(250);
    }
    expect(frame().killed).toHaveLength(1);
    runtime.dispose();
    expect(await ended).toMatchObject({ kind: "killed", reason: { kind: "silent" } });
  });

  test("[K15] a batch has its time for each of its runs, and tells of each", async () => {
    const { runtime, timers, frame } = stage();
    const parts: string[] = [];
    const batch = { ...request(), runs: [request("a"), request("b"), request("c")] };
    const ended = runtime.run(batch, { onPart: (outcome) => parts.push(outcome) });
    await timers.pass(0);
    for (const outcome of ["first", "second"]) {
      await timers.pass(9_000);
      await frame().sayChunk([1]);
      await frame().sayOfRun({ type: "part", outcome });
    }
    expect(parts).toEqual(["first", "second"]);
    await timers.pass(9_000);
    expect(frame().killed).toEqual([]);
    await timers.pass(3_000);
    expect(await ended).toMatchObject({ kind: "killed", reason: { kind: "silent" } });
  });

  test("[K15] a program that is no batch cannot end its time anew", async () => {
    const { runtime, timers, frame } = stage();
    const parts: string[] = [];
    const ended = runtime.run(request(), { onPart: (outcome) => parts.push(outcome) });
    await timers.pass(9_000);
    await frame().sayOfRun({ type: "part", outcome: "first" });
    await timers.pass(3_000);
    expect(await ended).toMatchObject({ kind: "killed", reason: { kind: "silent" } });
    expect(parts).toEqual([]);
  });

  test("[K12] is stopped at once by a person, with what it has shown", async () => {
    const { runtime, timers, frame } = stage();
    const stop = new AbortController();
    const { chunks, options } = listener();
    const ended = runtime.run(request(), { ...options, signal: stop.signal });
    await timers.pass(0);
    await frame().sayChunk(upTo(0, 500));
    stop.abort();
    expect(await ended).toEqual({ kind: "killed", reason: { kind: "stopped-by-you" }, steps: 500 });
    expect(linesOf(chunks)).toEqual(upTo(0, 500));
  });

  test("[K5] [K6] is stopped when it floods, and when what it says is no recording", async () => {
    const { runtime, timers, frame } = stage();
    const flooding = runtime.run(request());
    await timers.pass(0);
    await frame().sayOfRun({ type: "flood" });
    expect(await flooding).toMatchObject({ kind: "killed", reason: { kind: "flood" } });
    const lying = runtime.run(request());
    await timers.pass(100);
    const columns = { path: new ArrayBuffer(3) };
    const rest = new ArrayBuffer(0);
    await frame().sayOfRun({
      type: "chunk",
      tables: "",
      columns: {
        ...columns,
        extra: rest,
        ops: rest,
        floats: rest,
        text: rest,
        textEnds: rest,
        values: rest,
      },
    });
    expect(await lying).toMatchObject({
      kind: "killed",
      reason: { kind: "dead", cause: "damaged" },
    });
  });
});

describe("the rescue of what a run that hung had not sent", () => {
  test("[K8] runs it again in the spare, from where it broke off step by step", async () => {
    const { frame, timers, chunks, ended } = await hung();
    expect(frame().runs).toHaveLength(2);
    expect(JSON.parse(frame().runs[1]?.request ?? "")).toMatchObject({ flushFrom: 600 });
    expect(frame().runs[1]?.slot).not.toBe(frame().runs[0]?.slot);
    await frame().sayChunk(upTo(0, 350), '{"sites":[0]}');
    await frame().sayChunk(upTo(350, 650), '{"sites":[1,2],"codes":["a"]}');
    await frame().sayChunk(upTo(650, 700));
    await timers.pass(1_000);
    expect(await ended).toEqual({ kind: "killed", reason: { kind: "silent" }, steps: 700 });
    expect(linesOf(chunks)).toEqual(upTo(0, 700));
    expect(chunks.map(({ tables }) => tables)).toEqual([
      '{"sites":[0,1],"codes":["a"]}',
      '{"sites":[2]}',
      "",
    ]);
    expect(frame().killed).toHaveLength(2);
  });

  test("[K8] takes nothing over when the program goes another way the second time", async () => {
    const { frame, chunks, ended } = await hung();
    await frame().sayChunk(upTo(1, 650));
    expect(await ended).toEqual({ kind: "killed", reason: { kind: "silent" }, steps: 600 });
    expect(linesOf(chunks)).toEqual(upTo(0, 600));
  });

  test("[K8] is over within three seconds, however much the second run says", async () => {
    const { frame, timers, ended } = await hung();
    for (let ms = 0; ms < 2_000; ms += 100) {
      await frame().sayChunk(upTo(0, 10));
      await timers.pass(100);
    }
    expect(await ended).toMatchObject({ kind: "killed", steps: 600 });
  });

  test("[K11] finds the next program's worker warm", async () => {
    const { frame } = await hung();
    expect(frame().commands.filter(({ op }) => op === "spawn")).toHaveLength(3);
  });

  test("ends at once when the person wants no more", async () => {
    const { stop, ended } = await hung();
    stop.abort();
    expect(await ended).toMatchObject({ kind: "killed", reason: { kind: "silent" }, steps: 600 });
  });

  test("[K8] keeps nobody waiting", async () => {
    const { runtime, timers, frame, ended } = await hung();
    const next = runtime.run(request());
    expect(await ended).toMatchObject({ kind: "killed", steps: 600 });
    await timers.pass(0);
    const last = runtime.run(request());
    await frame().sayChunk(upTo(0, 600));
    await frame().sayOfRun({ type: "fatal", cause: "abort", message: "" });
    expect(await next).toMatchObject({ kind: "killed", reason: { kind: "dead" } });
    await timers.pass(0);
    await frame().sayOfRun({ type: "done", outcome: "{}" });
    expect(await last).toEqual({ kind: "finished", outcome: "{}" });
    expect(frame().runs.map(({ request: text }) => "flushFrom" in JSON.parse(text))).toEqual([
      false,
      true,
      false,
      false,
    ]);
  });

  test("[K9] also follows the death of the interpreter", async () => {
    const { runtime, timers, frame } = stage();
    const { chunks, options } = listener();
    const ended = runtime.run(request(), options);
    await timers.pass(0);
    await frame().sayChunk(upTo(0, 200));
    await frame().sayOfRun({ type: "fatal", cause: "recursion", message: "too deep" });
    await timers.pass(100);
    await frame().sayChunk(upTo(0, 230));
    await frame().sayOfRun({ type: "fatal", cause: "recursion", message: "too deep" });
    expect(await ended).toEqual({
      kind: "killed",
      reason: { kind: "dead", cause: "recursion", message: "too deep" },
      steps: 230,
    });
    expect(linesOf(chunks)).toEqual(upTo(0, 230));
  });

  test("is left out when every step was sent at once, and when a person stops a program that is talking", async () => {
    const { runtime, timers, frame } = stage();
    const dead = runtime.run(request());
    await timers.pass(0);
    await frame().sayChunk(upTo(0, 40));
    await frame().sayOfRun({ type: "fatal", cause: "exit", message: "" });
    expect(await dead).toMatchObject({ kind: "killed", steps: 40 });
    expect(frame().runs).toHaveLength(1);
  });
});
