import { describe, expect, test } from "vitest";
import { createPythonRelay } from "../../../src/app/predict/relay.ts";
import type { Runtime } from "../../../src/app/pythonRecorder.ts";
import type { RunRequest } from "../../../src/runtime/contract.ts";
import type { RunOptions, RunResult } from "../../../src/runtime/index.ts";
import { RecordingWriter } from "../../core/trace/writer.ts";

const program = { source: "x = input()", stdin: ["3", ""], seed: 5 };
const limits = { steps: 10, timeMs: 20 };

/** A runtime that is asked one thing, and ends as told. */
function runtimeThatEnds(result: RunResult) {
  const asked: { request: RunRequest; options: RunOptions }[] = [];
  const runtime: Runtime = {
    state: { kind: "ready" },
    subscribe: () => () => undefined,
    warm: () => undefined,
    run(request, options = {}) {
      asked.push({ request, options });
      options.onChunk?.(new RecordingWriter().chunk());
      return Promise.resolve(result);
    },
  };
  return { relay: createPythonRelay(runtime), asked };
}

describe("a relayed run", () => {
  test("is the program as it runs, with its state, and hands each piece on", async () => {
    const { relay, asked } = runtimeThatEnds({ kind: "finished", outcome: "{}" });
    let pieces = 0;
    const { result } = relay.run({ program, limits, set: [] }, () => (pieces += 1));
    expect(await result).toEqual({ kind: "ended", end: { kind: "told", outcome: "{}" } });
    expect(pieces).toBe(1);
    expect(asked[0]?.request).toMatchObject({
      source: program.source,
      stdin: ["3"],
      seed: 5,
      mode: "state",
      profile: "native",
      limits,
    });
    expect(asked[0]?.request).not.toHaveProperty("set");
  });

  test("takes the changes along that are to be made on its way", async () => {
    const { relay, asked } = runtimeThatEnds({ kind: "finished", outcome: "{}" });
    const set = [{ step: 4, line: 1, frame: 0, names: { x: "1" } }];
    await relay.run({ program, limits, set }, () => undefined).result;
    expect(asked[0]?.request.set).toEqual(set);
  });

  test.each([
    [{ kind: "silent" }, { kind: "killed", reason: "silent", message: "" }],
    [
      { kind: "dead", cause: "abort", message: "" },
      { kind: "killed", reason: "dead", message: "abort" },
    ],
    [
      { kind: "dead", cause: "other", message: "out of memory" },
      { kind: "killed", reason: "dead", message: "out of memory" },
    ],
  ] as const)("that was killed says of what: %j", async (reason, end) => {
    const { relay } = runtimeThatEnds({ kind: "killed", reason, steps: 3 });
    expect(await relay.run({ program, limits, set: [] }, () => undefined).result).toEqual({
      kind: "ended",
      end,
    });
  });

  test("can be stopped", () => {
    const { relay, asked } = runtimeThatEnds({ kind: "cancelled" });
    const run = relay.run({ program, limits, set: [] }, () => undefined);
    expect(asked[0]?.options.signal?.aborted).toBe(false);
    run.stop();
    expect(asked[0]?.options.signal?.aborted).toBe(true);
  });
});
