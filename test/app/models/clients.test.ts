import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Models } from "../../../src/app/models/models.ts";
import { parseScript } from "../../../src/app/models/script.ts";
import type { GenResult } from "../../../src/core/asking/generation.ts";
import type { PredictorSource } from "../../../src/core/evaluation/predictor.ts";
import type { ModelClient } from "../../../src/models/client.ts";
import type { PageEngine } from "../../../src/models/page/engine.ts";
import { bareExchange, reply } from "../../../src/models/results.ts";
import { createScripted } from "../../../src/models/scripted.ts";
import { pageTiming } from "../../../src/models/timing.ts";
import { asking, never } from "../../models/fixture/clients.ts";
import { tinyGguf } from "../../models/fixture/gguf.ts";
import { fakeLanguageModel } from "../../models/fixture/languageModel.ts";
import { type Fixture, startFixture } from "../../models/fixture/server.ts";
import { openDesk, packWith, predictorOf } from "./desk.ts";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

const noPlayers = packWith(() => null);

/** Asks a predictor once; what it says when it cannot be asked. */
async function ask(
  models: Models,
  source: PredictorSource,
  pack = noPlayers,
): Promise<GenResult | string> {
  const client = await models.client(predictorOf(source), pack);
  return "problem" in client
    ? `${client.problem} ${client.help}`
    : client.generate(asking(), never());
}

function serverOf(models: Models): PredictorSource {
  const [first] = models.sources();
  if (first === undefined) throw new Error("nobody can be asked");
  return first.source;
}

describe("a server", () => {
  test("is asked as it was when it was chosen, wherever its connection points by now", async () => {
    const { models, connect } = openDesk();
    const id = connect({ baseUrl: fixture.base("good") });
    const source = serverOf(models);
    models.keep(
      { server: "other", dialect: "openai-chat", baseUrl: fixture.base("500"), model: "m-1" },
      id,
    );
    expect(await ask(models, source)).toMatchObject({ kind: "reply" });
    models.removeConnection(id);
    expect(await ask(models, source)).toMatchObject({ kind: "reply" });
  });

  test("costs what is written down, and is not free where nothing is", async () => {
    const { models, connect } = openDesk();
    connect({ baseUrl: fixture.base("good") });
    const source = serverOf(models);
    expect(await ask(models, source)).toMatchObject({ kind: "reply", cost: null });
    models.setPrices([
      {
        origin: fixture.origin,
        model: "m-1",
        input: 1,
        output: 2,
        cachedInput: null,
        reasoning: null,
        asOf: "2026-11-23",
      },
    ]);
    expect(await ask(models, source)).toMatchObject({
      kind: "reply",
      cost: { source: "priced", usd: expect.any(Number) },
    });
  });

  test("that always wants a key is not asked without one, and says where to give it", async () => {
    const { models, connect } = openDesk();
    connect({ server: "openai", baseUrl: "https://api.models.invalid/v1" });
    expect(await ask(models, serverOf(models))).toContain("OpenAI wants a key");
  });

  test("of which the evaluation holds no address is not asked", async () => {
    const { models } = openDesk();
    const source = {
      kind: "server",
      connection: "c",
      server: "other",
      dialect: "openai-chat",
      baseUrl: "https://user:secret@models.invalid/v1",
      model: "m",
      digest: null,
    } as const;
    expect(await ask(models, source)).toContain("is not an address");
  });
});

function engine(): PageEngine & { closed: number } {
  return {
    closed: 0,
    contextTokens: 64,
    threads: 1,
    chat: () =>
      Promise.resolve(
        (async function* () {
          yield { choices: [{ delta: { content: "YES" }, finish_reason: "stop" }] };
        })(),
      ),
    close() {
      this.closed += 1;
      return Promise.resolve();
    },
  };
}

function file(name = "tiny.gguf", bytes = tinyGguf()): File {
  return new File([bytes], name);
}

async function settled(models: Models): Promise<void> {
  await expect.poll(() => models.state.get().page.kind).not.toBe("loading");
}

describe("a model in the page", () => {
  test("is asked by the digest of its file, and another file of its name is not taken for it", async () => {
    const { models } = openDesk({ startEngine: () => Promise.resolve(engine()) });
    models.loadPageModel({ files: [file()] });
    await settled(models);
    const source = serverOf(models);
    expect(source).toMatchObject({ kind: "page-model", model: "tiny fixture" });
    expect(await ask(models, source)).toMatchObject({ kind: "reply", text: "YES" });
    const other = tinyGguf().slice();
    other[other.length - 5] = 77;
    models.loadPageModel({ files: [file("tiny.gguf", other)] });
    await settled(models);
    expect(serverOf(models)).toMatchObject({ model: "tiny fixture" });
    expect(await ask(models, source)).toContain("another file of that name");
  });

  test("makes room before the next one is loaded, and when it is let go", async () => {
    const engines: (PageEngine & { closed: number })[] = [];
    const { models } = openDesk({
      startEngine() {
        expect(engines.every(({ closed }) => closed === 1)).toBe(true);
        const next = engine();
        engines.push(next);
        return Promise.resolve(next);
      },
    });
    models.loadPageModel({ files: [file()] });
    await settled(models);
    models.loadPageModel({ files: [file()] });
    await settled(models);
    models.unloadPageModel();
    await expect.poll(() => engines.map(({ closed }) => closed)).toEqual([1, 1]);
    expect(models.state.get().page).toEqual({ kind: "none" });
    expect(models.sources()).toEqual([]);
  });

  test("that is given up while it loads is closed when it comes after all", async () => {
    const late = engine();
    const waiting: ((engine: PageEngine) => void)[] = [];
    const { models } = openDesk({
      startEngine: () => new Promise((resolve) => waiting.push(resolve)),
    });
    models.loadPageModel({ files: [file()] });
    await expect.poll(() => models.state.get().page).toMatchObject({ state: { kind: "starting" } });
    await expect.poll(() => waiting.length).toBe(1);
    models.unloadPageModel();
    waiting[0]?.(late);
    await expect.poll(() => late.closed).toBe(1);
    expect(models.state.get().page).toEqual({ kind: "none" });
  });

  test("comes in the order of its parts, and a part that is damaged is named by what is wrong", async () => {
    let sizes: readonly number[] = [];
    const { models } = openDesk({
      startEngine(files) {
        sizes = files.map(({ size }) => size);
        return Promise.resolve(engine());
      },
    });
    const longer = new Uint8Array([...tinyGguf(), 0, 0]);
    models.loadPageModel({ files: [file("m-2-of-2.gguf", longer), file("m-1-of-2.gguf")] });
    await settled(models);
    expect(sizes).toEqual([tinyGguf().length, longer.length]);
    models.loadPageModel({ files: [file(), file("x.gguf", tinyGguf().slice(0, 1000))] });
    await settled(models);
    expect(models.state.get().page).toMatchObject({ kind: "bad-file", problem: "damaged" });
  });

  test("from an address is called by the end of its path alone", async () => {
    const { models } = openDesk({
      fetch: () => Promise.resolve(new Response(null, { status: 404 })),
    });
    models.loadPageModel({ url: "https://models.invalid/a/tiny.gguf?token=secret" });
    await settled(models);
    expect(models.state.get().page).toEqual({
      kind: "failed",
      name: "tiny.gguf",
      failure: { kind: "not-found", message: "" },
    });
  });
});

describe("the browser's own model", () => {
  test("is asked when it is there, and named by the browser alone", async () => {
    const { models } = openDesk({ languageModel: fakeLanguageModel(() => ["YES"]) });
    await expect.poll(() => models.state.get().builtIn.availability).toBe("available");
    expect(models.sources()).toEqual([
      {
        label: "Chrome built-in, model not identified",
        source: { kind: "prompt-api", browser: "Browser 1.2.3" },
        serverKind: null,
      },
    ]);
    expect(await ask(models, serverOf(models))).toMatchObject({ kind: "reply", text: "YES" });
  });

  test("is downloaded when that is asked for, and a refusal is told", async () => {
    const refused = Object.assign(new Error("no gesture"), { name: "NotAllowedError" });
    const given = { availability: "downloadable", failsToOpen: refused };
    const { models } = openDesk({ languageModel: fakeLanguageModel(() => [], given) });
    await expect.poll(() => models.state.get().builtIn.availability).toBe("downloadable");
    expect(await ask(models, { kind: "prompt-api", browser: "" })).toContain("can't be asked now");
    await models.prepareBuiltIn();
    expect(models.state.get().builtIn).toEqual({
      availability: "downloadable",
      share: null,
      failure: { kind: "model-unavailable", message: "no gesture" },
    });
  });

  test("tells how far its download has come", async () => {
    const fake = fakeLanguageModel(() => []);
    const { models } = openDesk({ languageModel: fake });
    const shares: (number | null)[] = [];
    models.state.subscribe(() => shares.push(models.state.get().builtIn.share));
    await models.prepareBuiltIn();
    expect(shares).toContain(0.5);
    expect(models.state.get().builtIn).toEqual({
      availability: "available",
      share: null,
      failure: null,
    });
    expect(fake.alive).toBe(0);
  });

  test("that a browser does not have is absent", async () => {
    const { models } = openDesk();
    await expect.poll(() => models.state.get().builtIn.availability).toBe("absent");
  });
});

describe("those who need no model", () => {
  const result = reply(bareExchange(3), "kept");

  test("a player comes from the pack, and is missing where it has nothing to say", async () => {
    const { models } = openDesk();
    const player: ModelClient = createScripted(() => ({ kind: "answer", text: "1" }), pageTiming);
    const source = { kind: "player", spec: { player: "always" } } as const;
    expect(
      await ask(
        models,
        source,
        packWith(() => player),
      ),
    ).toMatchObject({ text: "1" });
    expect(await ask(models, source)).toContain("nothing to say on a pack");
  });

  test("a replay gives what was kept, or says that nothing is", async () => {
    const { models } = openDesk({
      recorded: (evaluation, predictor) =>
        Promise.resolve(
          evaluation === "e" && predictor === "p" ? [{ item: "item-1", sample: 0, result }] : null,
        ),
    });
    expect(await ask(models, { kind: "replay", evaluation: "e", predictor: "p" })).toEqual(result);
    expect(await ask(models, { kind: "replay", evaluation: "x", predictor: "p" })).toContain(
      "not kept in this browser",
    );
  });

  test("brought answers are nobody's to ask for", async () => {
    const { models } = openDesk();
    expect(await ask(models, { kind: "brought", from: "a.jsonl" })).toContain("nobody to call");
  });

  test("a script fails and answers as it says, by item and by call", async () => {
    const { models } = openDesk();
    const script = JSON.stringify({
      items: {
        "item-1": [
          { kind: "failure", failure: { kind: "rate-limited", retryAfterMs: 5 } },
          { kind: "answer", text: "first" },
        ],
      },
      otherwise: [{ kind: "answer", text: "other" }],
    });
    const client = await models.client(predictorOf({ kind: "scripted", script }), noPlayers);
    if ("problem" in client) throw new Error(client.problem);
    const said = async (item?: string) => {
      const got = await client.generate(asking({}, item), never());
      return got.kind === "reply" ? got.text : got.failure.kind;
    };
    expect([await said(), await said(), await said(), await said("x")]).toEqual([
      "rate-limited",
      "first",
      "first",
      "other",
    ]);
  });

  test.each(["", "{}", '{"otherwise": []}', '{"otherwise": [{"kind": "dance"}]}', "[1]"])(
    "%j is no script",
    async (script) => {
      expect(parseScript(script)).toBeNull();
      expect(await ask(openDesk().models, { kind: "scripted", script })).toContain("can't be read");
    },
  );
});
