import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Failure } from "../../src/core/asking/generation.ts";
import { type Connection, serverKinds } from "../../src/models/connection.ts";
import { corsLine } from "../../src/models/connect/corsLine.ts";
import { type ConnectionFacts, diagnose } from "../../src/models/connect/diagnosis.ts";
import { isMixedContent, permissionFor, placeOf } from "../../src/models/connect/network.ts";
import { type ProbeTools, probeConnection } from "../../src/models/connect/probe.ts";
import { servers } from "../../src/models/connect/servers.ts";
import { createKeyring } from "../../src/models/keys/keyring.ts";
import { clientLimits } from "../../src/models/limits.ts";
import { bareExchange, failed, reply } from "../../src/models/results.ts";
import { pageTiming } from "../../src/models/timing.ts";
import { clientTo, connectionTo, never } from "./fixture/clients.ts";
import { type Fixture, startFixture } from "./fixture/server.ts";

const page = "https://trace.invalid";
const ollama: Connection = {
  id: "c",
  server: "ollama",
  dialect: "openai-chat",
  baseUrl: "http://localhost:11434/v1",
  model: "m-1",
};

const models = ["m-1", "m-2"].map((id) => ({
  id,
  name: id,
  contextTokens: null,
  digest: null,
  quantisation: null,
  price: null,
}));

/** Everything in order, but for what is given. */
function facts(given: Partial<ConnectionFacts>): ConnectionFacts {
  return {
    connection: ollama,
    pageOrigin: page,
    hasKey: false,
    permission: "granted",
    reached: true,
    list: { kind: "models", models },
    chat: reply(bareExchange(1), "OK"),
    ...given,
  };
}

const listFails = (failure: Failure): Partial<ConnectionFacts> => ({
  list: { kind: "failure", failure },
  chat: null,
});
const unreachable: Failure = { kind: "unreachable", message: "Failed to fetch" };
const refused: Failure = { kind: "unauthorised", status: 401, message: "no" };

describe("what is the matter", () => {
  test.each<readonly [string, Partial<ConnectionFacts>, object]>([
    ["nothing", {}, { cause: "none" }],
    [
      "plain http to a public place",
      { connection: { ...ollama, baseUrl: "http://models.invalid/v1" }, list: null, chat: null },
      { cause: "mixed-content" },
    ],
    [
      "a permission that was refused",
      { permission: "denied", reached: null, list: null, chat: null },
      { cause: "permission-denied", permission: "loopback-network" },
    ],
    [
      "a permission that is to be asked for",
      { permission: "prompt", reached: false, ...listFails(unreachable) },
      { cause: "permission-needed", permission: "loopback-network" },
    ],
    ["a permission that turned out to be given", { permission: "prompt" }, { cause: "none" }],
    [
      "nobody at the port",
      { reached: false, ...listFails(unreachable) },
      { cause: "nobody-there" },
    ],
    [
      "a server that does not let the page in",
      listFails(unreachable),
      {
        cause: "cors",
        line: { where: "terminal", text: `OLLAMA_ORIGINS=${page} ollama serve` },
      },
    ],
    ["no key", listFails(refused), { cause: "key-missing" }],
    [
      "a key that is not taken",
      { hasKey: true, ...listFails(refused) },
      { cause: "key-refused", status: 401, message: "no" },
    ],
    ["a wrong path", listFails({ kind: "not-found", message: "" }), { cause: "wrong-path" }],
    [
      "a web page at the address",
      listFails({ kind: "html", status: 200, title: "Hello" }),
      { cause: "wrong-path" },
    ],
    [
      "a server without a list that answers",
      { list: { kind: "failure", failure: { kind: "not-found", message: "" } } },
      { cause: "none" },
    ],
    ["no models", { list: { kind: "models", models: [] }, chat: null }, { cause: "no-models" }],
    [
      "another name for the model",
      { connection: { ...ollama, model: "m-9" }, chat: null },
      { cause: "model-missing", models: ["m-1", "m-2"] },
    ],
    [
      "a model that is listed and not found",
      { chat: failed(bareExchange(1), { kind: "not-found", message: "" }) },
      { cause: "model-missing", models: ["m-1", "m-2"] },
    ],
    [
      "a rate limit",
      { chat: failed(bareExchange(1), { kind: "rate-limited", retryAfterMs: 9, message: "" }) },
      { cause: "rate-limited", retryAfterMs: 9 },
    ],
    [
      "a model that is never done loading",
      { chat: failed(bareExchange(1), { kind: "silent", when: "before", waitedMs: 9 }) },
      { cause: "failure", failure: { kind: "silent", when: "before", waitedMs: 9 } },
    ],
  ])("%s is told", (_, given, expected) => {
    expect(diagnose(facts(given))).toEqual(expected);
  });
});

describe("the line that lets a page in", () => {
  test.each([
    ["ollama", `OLLAMA_ORIGINS=${page} ollama serve`],
    ["llama.cpp", `llama-server --cors-origins ${page}`],
    ["lm-studio", "lms server start --cors"],
    ["vllm", `vllm serve --allowed-origins '["${page}"]'`],
    [
      "other",
      `Access-Control-Allow-Origin: ${page}\nAccess-Control-Allow-Headers: authorization, content-type`,
    ],
  ] as const)("of %s names this page", (server, text) => {
    expect(corsLine(server, page)?.text).toBe(text);
  });

  test("is there for no server of others, and holds nothing that a shell would read", () => {
    expect(serverKinds.filter((kind) => corsLine(kind, page) === null)).toEqual([
      "openai",
      "openrouter",
      "anthropic",
      "gemini",
    ]);
    expect(corsLine("ollama", "null")?.text).toBe("OLLAMA_ORIGINS='*' ollama serve");
    expect(corsLine("ollama", "https://x;rm -rf ~")?.text).not.toContain("rm");
  });
});

test.each([
  ["http://localhost:11434/v1", "loopback"],
  ["http://127.0.0.5:1", "loopback"],
  ["http://[::1]:8080", "loopback"],
  ["http://app.localhost", "loopback"],
  ["http://192.168.1.20:1234", "private"],
  ["http://10.0.0.1", "private"],
  ["http://172.31.0.1", "private"],
  ["http://172.32.0.1", "public"],
  ["http://box.local:8000", "private"],
  ["http://[fe80::1]", "private"],
  ["https://models.invalid", "public"],
  ["http://10.invalid", "public"],
])("%s is %s", (address, place) => {
  expect(placeOf(address)).toBe(place);
});

test.each([
  [page, "http://localhost:1", "loopback-network", false],
  [page, "http://192.168.1.20:1", "local-network", false],
  [page, "http://models.invalid", null, true],
  [page, "https://models.invalid", null, false],
  ["http://localhost:5173", "http://127.0.0.1:1", null, false],
  ["http://localhost:5173", "http://models.invalid", null, false],
  ["null", "http://localhost:1", null, false],
])("from %s to %s a page needs %s, and that is mixed content: %s", (from, to, needed, mixed) => {
  expect(permissionFor(from, to)).toBe(needed);
  expect(isMixedContent(from, to)).toBe(mixed);
});

test("every kind of server is listed once", () => {
  expect(servers.map(({ kind }) => kind)).toEqual(serverKinds);
});

async function probe(baseUrl: string, given: Partial<ProbeTools> = {}, model = "m-1") {
  const connection = { ...connectionTo(baseUrl), model };
  const asked: string[] = [];
  const found = await probeConnection(connection, never(), {
    fetch: (...args) => fetch(...args),
    timing: pageTiming,
    limits: clientLimits,
    keyring: createKeyring(null),
    date: () => 0,
    pageOrigin: "http://localhost:5173",
    permission: (name) => {
      asked.push(name);
      return Promise.resolve("granted");
    },
    client: clientTo(connection, given.fetch === undefined ? {} : { fetch: given.fetch }),
    ...given,
  });
  return { diagnosis: diagnose(found), asked };
}

/** A page that is not let in: it may send, and not read. */
const shutOut: typeof fetch = (input, init) =>
  init?.mode === "no-cors" ? fetch(input) : Promise.reject(new TypeError("Failed to fetch"));

const denied = () => Promise.resolve("denied" as const);

describe("probing", () => {
  let fixture: Fixture;

  beforeAll(async () => {
    fixture = await startFixture();
  });

  afterAll(() => fixture.close());

  test("finds what a server does wrong, and asks nobody for a permission on this machine", async () => {
    expect(await probe(fixture.base("good"))).toEqual({ diagnosis: { cause: "none" }, asked: [] });
    expect((await probe(fixture.base("good"), {}, "m-9")).diagnosis.cause).toBe("model-missing");
    expect((await probe(fixture.base("401"))).diagnosis.cause).toBe("key-missing");
    expect((await probe(fixture.base("404"))).diagnosis.cause).toBe("wrong-path");
    expect((await probe(fixture.base("html"))).diagnosis.cause).toBe("wrong-path");
    expect((await probe(fixture.base("429-says"))).diagnosis).toEqual({
      cause: "rate-limited",
      retryAfterMs: 1500,
    });
    expect((await probe("http://127.0.0.1:9/v1")).diagnosis.cause).toBe("nobody-there");
  });

  test("tells a server that shuts the page out from one that is not there", async () => {
    const { diagnosis } = await probe(fixture.base("good"), { fetch: shutOut });
    expect(diagnosis.cause).toBe("cors");
    const gone = await probe("http://127.0.0.1:9/v1", { fetch: shutOut });
    expect(gone.diagnosis.cause).toBe("nobody-there");
  });

  test("asks nothing of a server that the browser is told not to reach", async () => {
    const before = fixture.requests.length;
    const { diagnosis } = await probe(fixture.base("good"), {
      pageOrigin: page,
      permission: denied,
    });
    expect(diagnosis).toEqual({ cause: "permission-denied", permission: "loopback-network" });
    expect((await probe("http://models.invalid/v1", { pageOrigin: page })).diagnosis.cause).toBe(
      "mixed-content",
    );
    expect(fixture.requests.length).toBe(before);
  });
});
