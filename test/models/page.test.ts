import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clientLimits } from "../../src/models/limits.ts";
import { createPageClient } from "../../src/models/page/client.ts";
import type { PageEngine } from "../../src/models/page/engine.ts";
import { readGgufHead } from "../../src/models/page/gguf.ts";
import { largestGguf } from "../../src/models/page/largest.ts";
import { loadPageModel, type LoadState, type ModelSource } from "../../src/models/page/load.ts";
import { pageTiming } from "../../src/models/timing.ts";
import { asking, fetchOf, never } from "./fixture/clients.ts";
import { tinyGguf } from "./fixture/gguf.ts";

const model = tinyGguf();

describe("the head of a model's file", () => {
  test("says what the model is", async () => {
    expect(await readGgufHead(new Blob([model]))).toEqual({
      kind: "gguf",
      head: {
        version: 3,
        tensors: 12,
        name: "tiny fixture",
        architecture: "llama",
        contextTokens: 2048,
      },
    });
  });

  test.each([
    ["nothing", new Blob([]), "empty"],
    ["text", new Blob(["# A model\nIt is not here."]), "not-gguf"],
    ["the first bytes alone", new Blob([model.slice(0, 20)]), "damaged"],
    ["a head that is cut", new Blob([model.slice(0, 200)]), "damaged"],
    ["a file without its last byte", new Blob([model.slice(0, -1)]), "cut"],
    ["half a file", new Blob([model.slice(0, model.length / 2)]), "cut"],
  ])("of %s is a named problem", async (_, file, problem) => {
    expect(await readGgufHead(file)).toEqual({ kind: "problem", problem });
  });

  test("of a file that is too large or too old is a named problem", async () => {
    // Only what is looked at is there.
    class Large extends Blob {
      override get size(): number {
        return largestGguf + 1;
      }
    }
    expect(await readGgufHead(new Large([model]))).toEqual({
      kind: "problem",
      problem: "too-large",
    });
    const old = model.slice();
    old[4] = 1;
    expect(await readGgufHead(new Blob([old]))).toEqual({
      kind: "problem",
      problem: "old-version",
    });
  });

  test("with any byte changed is read or a problem, and never throws", async () => {
    const change = fc.tuple(fc.nat(4000), fc.integer({ min: 0, max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = model.slice();
        for (const [place, byte] of changes) bytes[place] = byte;
        expect(["gguf", "problem"]).toContain((await readGgufHead(new Blob([bytes]))).kind);
      }),
      { numRuns: 300 },
    );
  });
});

type Body = Parameters<PageEngine["chat"]>[0];

/** An engine that says these pieces, or throws. */
function engineSaying(
  say: (body: Body, signal: AbortSignal) => AsyncIterable<unknown>,
): PageEngine & {
  readonly bodies: Body[];
  closed: number;
} {
  const engine = {
    contextTokens: 2048,
    threads: 1,
    bodies: [] as Body[],
    closed: 0,
    chat(body: Body, signal: AbortSignal) {
      engine.bodies.push(body);
      return Promise.resolve(say(body, signal));
    },
    close() {
      engine.closed += 1;
      return Promise.resolve();
    },
  };
  return engine;
}

const chunk = (delta: object, finish: string | null = null) => ({
  id: "x",
  model: "m",
  choices: [{ index: 0, delta, finish_reason: finish, logprobs: null }],
});

const clientOf = (engine: PageEngine) =>
  createPageClient({ engine, model: "tiny", timing: pageTiming, limits: clientLimits });

async function* saying(...pieces: readonly unknown[]): AsyncGenerator {
  for (const piece of pieces) yield await Promise.resolve(piece);
}

describe("a model in the page", () => {
  test("is asked like a server and answers like one", async () => {
    const engine = engineSaying(() =>
      saying(
        chunk({ role: "assistant", content: null }),
        chunk({ content: "<think>2</think>YE" }),
        chunk({ content: "S" }),
        { ...chunk({}, "stop"), usage: { prompt_tokens: 9, completion_tokens: 3 } },
      ),
    );
    const result = await clientOf(engine).generate(asking({ seed: 3, maxTokens: 8 }), never());
    expect(result).toMatchObject({
      kind: "reply",
      text: "YES",
      reasoning: "2",
      finish: "stop",
      usage: { inputTokens: 9, outputTokens: 3 },
      cost: { usd: 0, source: "free" },
      modelReported: "tiny",
    });
    expect(engine.bodies[0]).toMatchObject({ seed: 3, max_tokens: 8, stream: true });
  });

  test("that breaks over log-probabilities is asked without them, and that is recorded", async () => {
    const engine = engineSaying(({ logprobs }) => {
      if (logprobs === true) throw new Error("invalid UTF-8 byte");
      return saying(chunk({ content: "1" }, "stop"));
    });
    const result = await clientOf(engine).generate(asking({ logprobs: 2 }), never());
    expect(result).toMatchObject({
      kind: "reply",
      text: "1",
      settings: [
        { sent: null, refused: { by: "refused-by-server", message: "invalid UTF-8 byte" } },
      ],
    });
  });

  test.each([
    [
      "breaks",
      () => saying(chunk({ content: "a" }), Promise.reject(new Error("out of memory"))),
      "stream-error",
    ],
    ["stops in the middle", () => saying(chunk({ content: "a" })), "cut"],
    ["says something else", () => saying({ hello: 1 }), "malformed"],
    ["says too much", () => saying(chunk({ content: "x".repeat(1 << 21) })), "too-long"],
  ] as const)("that %s comes to a named failure", async (_, say, kind) => {
    const result = await clientOf(engineSaying(say)).generate(asking(), never());
    expect(result).toMatchObject({ kind: "failed", failure: { kind } });
  });

  test("answers one question at a time, and drops one that is given up", async () => {
    let [active, most] = [0, 0];
    const engine = engineSaying(async function* () {
      most = Math.max(most, ++active);
      yield await Promise.resolve(chunk({ content: "1" }, "stop"));
      active--;
    });
    const client = clientOf(engine);
    const asked = [1, 2, 3].map(() => client.generate(asking(), never()));
    const given = client.generate(asking(), AbortSignal.abort());
    expect((await Promise.all(asked)).map(({ kind }) => kind)).toEqual(["reply", "reply", "reply"]);
    expect(await given).toMatchObject({ failure: { kind: "aborted" } });
    expect(most).toBe(1);
    expect(engine.bodies).toHaveLength(3);
  });
});

async function load(source: ModelSource, pieces: readonly Uint8Array[] = [], init?: ResponseInit) {
  const states: LoadState[] = [];
  const started: (readonly Blob[])[] = [];
  const found = await loadPageModel(source, never(), {
    fetch: fetchOf(pieces, init),
    startEngine: (files) => {
      started.push(files);
      return Promise.resolve(engineSaying(() => saying()));
    },
    onState: (state) => states.push(state),
  });
  return { found, states, started };
}

describe("loading", () => {
  const url: ModelSource = { kind: "url", url: "https://models.invalid/tiny.gguf" };

  test("tells of every byte that comes from an address", async () => {
    const half = Math.floor(model.length / 2);
    const { found, states } = await load(url, [model.slice(0, half), model.slice(half)], {
      headers: { "content-length": String(model.length) },
    });
    const total = model.length;
    expect(found).toMatchObject({ kind: "loaded", head: { name: "tiny fixture" } });
    expect(states).toEqual([
      { kind: "fetching", loaded: 0, total },
      { kind: "fetching", loaded: half, total },
      { kind: "fetching", loaded: total, total },
      { kind: "starting", bytes: total },
    ]);
  });

  test("starts no engine for files that are no models", async () => {
    const { found, started } = await load({ kind: "files", files: [new Blob(["<html>"])] });
    expect(found).toEqual({ kind: "bad-file", problem: "not-gguf" });
    expect(started).toEqual([]);
    expect((await load({ kind: "files", files: [] })).found.kind).toBe("bad-file");
  });

  test.each([
    ["is not there", [], { status: 404 }, { kind: "not-found" }],
    ["is refused", [], { status: 403 }, { kind: "bad-request", status: 403 }],
    [
      "ends before its end",
      [model.slice(0, 1000)],
      { headers: { "content-length": "2000" } },
      { kind: "cut" },
    ],
    [
      "is too large",
      [],
      { headers: { "content-length": String(largestGguf + 1) } },
      { kind: "too-long" },
    ],
  ] as const)("of an address that %s is a named failure", async (_, pieces, init, failure) => {
    expect((await load(url, pieces, init)).found).toMatchObject({ kind: "failure", failure });
  });

  test("that the engine refuses says so in its words", async () => {
    const found = await loadPageModel({ kind: "files", files: [new Blob([model])] }, never(), {
      fetch: fetchOf([]),
      startEngine: () => Promise.reject(new Error("tensor 'output.weight' not found")),
      onState: () => undefined,
    });
    expect(found).toEqual({
      kind: "failure",
      failure: { kind: "model-unavailable", message: "tensor 'output.weight' not found" },
    });
  });
});
