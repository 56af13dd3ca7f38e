import { afterAll, beforeAll, expect, test } from "vitest";
import { assumedCapabilities, tryCapabilities } from "../../src/models/connect/capabilities.ts";
import { createScripted } from "../../src/models/scripted.ts";
import { pageTiming } from "../../src/models/timing.ts";
import { clientTo, connectionTo, fetchOf, never } from "./fixture/clients.ts";
import { type Fixture, startFixture } from "./fixture/server.ts";

let fixture: Fixture;

beforeAll(async () => {
  fixture = await startFixture();
});

afterAll(() => fixture.close());

test("a server is found to give log-probabilities and usage, and not to keep to a schema", async () => {
  const connection = connectionTo(fixture.base("good"));
  const client = clientTo(connection, { capabilities: assumedCapabilities(connection) });
  const { capabilities } = await tryCapabilities(client, never());
  expect(capabilities).toMatchObject({
    form: "none",
    logprobs: 20,
    usage: true,
    seed: true,
    temperature: true,
    concurrency: { first: 1, most: 6 },
  });
});

test("what a server refuses is found, and so is a schema that it keeps to", async () => {
  const refusing = clientTo(connectionTo(fixture.base("refuses-much")));
  expect((await tryCapabilities(refusing, never())).capabilities).toMatchObject({
    seed: false,
    temperature: false,
  });
  const body = {
    choices: [{ message: { content: '{"ready": true, "count": 1}' }, finish_reason: "stop" }],
  };
  const keeping = clientTo(connectionTo("http://models.invalid/v1"), {
    fetch: fetchOf([new TextEncoder().encode(JSON.stringify(body))]),
  });
  expect((await tryCapabilities(keeping, never())).capabilities).toMatchObject({
    form: "schema",
    logprobs: null,
    usage: false,
  });
});

test("a trial that fails leaves what was assumed", async () => {
  const client = createScripted(() => ({ kind: "failure", failure: { kind: "cut" } }), pageTiming);
  const { capabilities, result } = await tryCapabilities(client, never());
  expect(capabilities).toBe(client.capabilities);
  expect(result.kind).toBe("failed");
});
