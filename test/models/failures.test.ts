import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Failure } from "../../src/core/asking/generation.ts";
import { type DialectId, dialectIds } from "../../src/models/dialects/dialect.ts";
import { type ClientLimits, clientLimits } from "../../src/models/limits.ts";
import { asking, clientTo, connectionTo, never } from "./fixture/clients.ts";
import { type Fixture, startFixture } from "./fixture/server.ts";
import { goldenOf } from "./fixture/streams.ts";

let fixture: Fixture;

beforeAll(async () => {
  fixture = await startFixture();
});

afterAll(() => fixture.close());

/** Waits are short only where nothing will ever come. */
function limitsFor(behaviour: string): ClientLimits {
  if (behaviour === "hang") return { ...clientLimits, firstByteMs: 60 };
  return behaviour.startsWith("hang-") ? { ...clientLimits, betweenMs: 60 } : clientLimits;
}

/** What becomes of one question under a behaviour of the server. */
function ask(behaviour: string, dialect: DialectId = "openai-chat", signal = never()) {
  const client = clientTo(connectionTo(fixture.base(behaviour), dialect), {
    limits: limitsFor(behaviour),
  });
  return client.generate(asking(), signal);
}

async function failureOf(behaviour: string, dialect?: DialectId): Promise<Failure | null> {
  const result = await ask(behaviour, dialect);
  return result.kind === "failed" ? result.failure : null;
}

const title = "Sign in to the network";

describe.each(dialectIds)("a server that speaks %s", (dialect) => {
  test("and answers well is understood", async () => {
    expect(await ask("good", dialect)).toMatchObject({
      kind: "reply",
      text: goldenOf(dialect).text,
    });
  });

  test.each<readonly [string, Failure]>([
    ["hang", { kind: "silent", when: "before", waitedMs: 60 }],
    ["hang-within", { kind: "silent", when: "within", waitedMs: 60 }],
    ["cut", { kind: "cut" }],
    ["cut-politely", { kind: "cut" }],
    ["empty", { kind: "cut" }],
    ["html", { kind: "html", status: 200, title }],
    ["html-502", { kind: "server-error", status: 502, retryAfterMs: null, message: title }],
    ["401", { kind: "unauthorised", status: 401, message: "Incorrect API key provided." }],
    ["403", { kind: "unauthorised", status: 403, message: "This key may not use this model." }],
    ["404", { kind: "not-found", message: "model 'm-1' not found" }],
    ["429", { kind: "rate-limited", retryAfterMs: null, message: "Too many requests." }],
    ["429-header", { kind: "rate-limited", retryAfterMs: 7000, message: "Too many requests." }],
    [
      "429-says",
      {
        kind: "rate-limited",
        retryAfterMs: 1500,
        message: "Rate limit reached. Please try again in 1.5s.",
      },
    ],
    [
      "500",
      {
        kind: "server-error",
        status: 500,
        retryAfterMs: null,
        message: "The server had an error.",
      },
    ],
    [
      "503-waits",
      { kind: "server-error", status: 503, retryAfterMs: 3000, message: "Overloaded." },
    ],
    ["error-within", { kind: "stream-error", message: "the model ran out of memory" }],
  ])("and behaves as %s comes to a named failure", async (behaviour, failure) => {
    expect(await failureOf(behaviour, dialect)).toEqual(failure);
  });
});

test.each(["bad-json", "other-json"])(
  "%s is named malformed, with what came",
  async (behaviour) => {
    const result = await ask(behaviour);
    expect(result).toMatchObject({ kind: "failed", failure: { kind: "malformed" } });
    expect(result.rawHead).not.toBe("");
  },
);

test("a port where nobody listens is unreachable", async () => {
  const client = clientTo(connectionTo("http://127.0.0.1:9/v1"));
  const result = await client.generate(asking(), never());
  expect(result).toMatchObject({ kind: "failed", failure: { kind: "unreachable" } });
});

test("a redirect is not followed, since the key would go with it", async () => {
  const before = fixture.requests.length;
  expect(await failureOf("redirect")).toMatchObject({ kind: "unreachable" });
  expect(fixture.requests.slice(before).map(({ behaviour }) => behaviour)).toEqual(["redirect"]);
});

test("an answer without end is stopped at the limit", async () => {
  expect(await failureOf("endless")).toEqual({ kind: "too-long", limit: 1 << 20 });
});

test.each(dialectIds)(
  "an answer in %s that has its end counts although the connection stays open",
  async (dialect) => {
    expect(await ask("hang-at-end", dialect)).toMatchObject({ kind: "reply", finish: "stop" });
  },
  20_000,
);

test("what had come of an answer that broke is kept", async () => {
  const result = await ask("hang-within");
  expect(result.text).toBe("[ANSWER]");
  expect(result.firstTextMs).not.toBeNull();
});

test("a call is given up at once when it is no longer wanted", async () => {
  const stop = new AbortController();
  const asked = ask("hang-within", "openai-chat", stop.signal);
  stop.abort();
  expect(await asked).toMatchObject({ kind: "failed", failure: { kind: "aborted" } });
  expect(await ask("good", "openai-chat", AbortSignal.abort())).toMatchObject({
    failure: { kind: "aborted" },
  });
});
