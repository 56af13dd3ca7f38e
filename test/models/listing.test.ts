import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ServerKind } from "../../src/models/connection.ts";
import type { DialectId } from "../../src/models/dialects/dialect.ts";
import { createKeyring } from "../../src/models/keys/keyring.ts";
import { clientLimits } from "../../src/models/limits.ts";
import { identityOf } from "../../src/models/listing/identity.ts";
import { listModels, type ListTools } from "../../src/models/listing/listModels.ts";
import { pageTiming } from "../../src/models/timing.ts";
import { connectionTo, never } from "./fixture/clients.ts";
import { type Fixture, startFixture } from "./fixture/server.ts";

let fixture: Fixture;

beforeAll(async () => {
  fixture = await startFixture();
});

afterAll(() => fixture.close());

const tools: ListTools = {
  fetch: (...given) => fetch(...given),
  timing: pageTiming,
  limits: clientLimits,
  keyring: createKeyring(null),
  date: () => 0,
};

const list = (behaviour: string, dialect?: DialectId) =>
  listModels(connectionTo(fixture.base(behaviour), dialect), never(), tools);

describe("a list of models", () => {
  test.each<readonly [DialectId, readonly object[]]>([
    [
      "openai-chat",
      [
        { id: "m-1", contextTokens: 8192, price: null },
        {
          id: "some/model",
          name: "Some: Model",
          contextTokens: 131_072,
          price: { input: 0.5, output: 1.5 },
        },
        { id: "auto", price: null },
      ],
    ],
    ["anthropic-messages", [{ id: "claude-x", name: "Claude X", contextTokens: 200_000 }]],
    ["gemini-generateContent", [{ id: "gemini-x", name: "Gemini X", contextTokens: 1_048_576 }]],
  ])("is read in %s, without what is none", async (dialect, models) => {
    const ring = createKeyring(null);
    ring.keep(fixture.origin, "a-key-of-mine-123", false);
    const connection = connectionTo(fixture.base("good"), dialect);
    const found = await listModels(connection, never(), { ...tools, keyring: ring });
    expect(found).toMatchObject({ kind: "models", models });
    expect(found.kind === "models" && found.models.length).toBe(models.length);
    expect(JSON.stringify(fixture.requests.at(-1)?.headers)).toContain("a-key-of-mine-123");
  });

  test.each([
    ["401", "unauthorised"],
    ["404", "not-found"],
    ["html", "html"],
    ["other-json", "malformed"],
    ["empty", "malformed"],
  ])("of a server that behaves as %s is a named failure", async (behaviour, kind) => {
    expect(await list(behaviour)).toMatchObject({ kind: "failure", failure: { kind } });
  });
});

/** A server that has these answers at these paths, and nothing else. */
function serving(answers: Readonly<Record<string, unknown>>): typeof fetch {
  return (input) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input);
    const known = answers[pathname];
    return Promise.resolve(
      new Response(JSON.stringify(known ?? {}), { status: known === undefined ? 404 : 200 }),
    );
  };
}

function identity(server: ServerKind, model: string, answers: Readonly<Record<string, unknown>>) {
  const connection = { ...connectionTo("http://localhost:1/v1"), server, model };
  return identityOf(connection, null, never(), { ...tools, fetch: serving(answers) });
}

describe("what identifies a model", () => {
  test("is Ollama's digest and quantisation", async () => {
    const tags = {
      models: [
        { name: "other:latest", digest: "00" },
        { name: "coder:latest", digest: "ab12", details: { quantization_level: "Q4_K_M" } },
      ],
    };
    const answers = { "/api/tags": tags, "/api/version": { version: "0.21.0" } };
    expect(await identity("ollama", "coder", answers)).toEqual({
      digest: "ab12",
      quantisation: "Q4_K_M",
      contextTokens: null,
      serverVersion: "0.21.0",
    });
  });

  test("is the name of llama.cpp's file, without the folders of somebody's home", async () => {
    const props = {
      model_path: "/home/ann/models/coder-q4.gguf",
      build_info: "b9000",
      default_generation_settings: { n_ctx: 8192 },
    };
    expect(await identity("llama.cpp", "m", { "/props": props })).toEqual({
      digest: "coder-q4.gguf",
      quantisation: null,
      contextTokens: 8192,
      serverVersion: "b9000",
    });
  });

  test("is what LM Studio has loaded", async () => {
    const models = {
      models: [
        {
          key: "coder",
          quantization: { name: "Q8_0" },
          loaded_instances: [{ id: "coder", config: { context_length: 4096 } }],
        },
      ],
    };
    expect(await identity("lm-studio", "coder", { "/api/v1/models": models })).toMatchObject({
      quantisation: "Q8_0",
      contextTokens: 4096,
    });
  });

  test.each(["ollama", "llama.cpp", "lm-studio", "vllm"] as const)(
    "is unknown where %s does not say",
    async (server) => {
      expect(await identity(server, "m", {})).toEqual({
        digest: null,
        quantisation: null,
        contextTokens: null,
        serverVersion: null,
      });
    },
  );
});
