import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readableConnections } from "../../../src/app/models/keptConnections.ts";
import { stepsOf } from "../../../src/app/models/steps.ts";
import { createCell } from "../../../src/app/cell.ts";
import type { KeptConnection } from "../../../src/store/kept.ts";
import { type Fixture, startFixture } from "../../models/fixture/server.ts";
import { openDesk } from "./desk.ts";

const canary = "sk-canary-0123456789abcdefghijkl";

let fixture: Fixture;
beforeAll(async () => {
  fixture = await startFixture();
});
afterAll(() => fixture.close());

describe("a key", () => {
  test("is shown by its end, and is in nothing that is kept", () => {
    const { models, connect, connections } = openDesk();
    const id = connect();
    models.setKey(id, canary, false);
    expect(models.state.get().connections[0]?.keyHint).toBe("ijkl");
    expect(JSON.stringify(connections.get())).not.toContain("canary");
    expect(JSON.stringify(models.state.get())).not.toContain("canary");
    expect(JSON.stringify(models.sources())).not.toContain("canary");
    expect(models.scrub(`refused ${canary}`)).toBe("refused [key]");
  });

  test("goes when the address changes, and does not come back with it", () => {
    const { models, connect } = openDesk();
    const id = connect();
    models.setKey(id, canary, false);
    const moved = { server: "other", dialect: "openai-chat", model: "m-1" } as const;
    models.keep({ ...moved, baseUrl: "https://else.invalid/v1" }, id);
    expect(models.state.get().connections[0]?.keyHint).toBeNull();
    models.keep({ ...moved, baseUrl: "https://models.invalid/v1" }, id);
    expect(models.state.get().connections[0]?.keyHint).toBeNull();
  });

  test("stays while another connection asks the same server, and goes with the last of them", () => {
    const { models, connect } = openDesk();
    const one = connect();
    const other = connect({ model: "m-2" });
    models.setKey(one, canary, false);
    models.removeConnection(one);
    expect(models.state.get().connections[0]?.keyHint).toBe("ijkl");
    models.removeConnection(other);
    connect();
    expect(models.state.get().connections[0]?.keyHint).toBeNull();
  });

  test("is forgotten with all others at once", () => {
    const { models, connect } = openDesk();
    models.setKey(connect(), canary, true);
    models.setKey(connect({ baseUrl: "https://else.invalid/v1" }), canary, false);
    models.forgetKeys();
    expect(models.state.get().connections.map(({ keyHint }) => keyHint)).toEqual([null, null]);
  });
});

describe("a test of a connection", () => {
  test.each([
    ["401", "m-1", "key-missing"],
    ["html", "m-1", "wrong-path"],
    ["good", "m-9", "model-missing"],
    ["429", "m-1", "rate-limited"],
    ["500", "m-1", "failure"],
    ["good", "m-1", "none"],
  ])("with a server that behaves as %s and the model %s finds %s", async (how, model, cause) => {
    const { models, connect, trying } = openDesk();
    const id = connect({ baseUrl: fixture.base(how), model });
    await models.tryConnection(id);
    expect(trying(id)).toMatchObject({ kind: "tried", diagnosis: { cause } });
  });

  test("where nothing listens says so", async () => {
    const { models, connect, trying } = openDesk();
    const id = connect({ baseUrl: "http://127.0.0.1:9/v1" });
    await models.tryConnection(id);
    expect(trying(id)).toMatchObject({ kind: "tried", diagnosis: { cause: "nobody-there" } });
  });

  test("is not even begun where the page keeps itself from an address", async () => {
    const { models, connect, trying } = openDesk({
      fetch: () => Promise.reject(new Error("nothing may be sent")),
    });
    for (const baseUrl of ["http://192.168.0.7:11434/v1", "http://[::1]:11434/v1"]) {
      const id = connect({ baseUrl });
      await models.tryConnection(id);
      expect(trying(id)).toEqual({ kind: "tried", diagnosis: { cause: "own-policy" } });
    }
  });

  test("that is given up leaves the connection untested, and so does a change in the middle", async () => {
    const { models, connect, trying } = openDesk();
    const id = connect({ baseUrl: fixture.base("hang") });
    const first = models.tryConnection(id);
    expect(trying(id)).toEqual({ kind: "trying" });
    models.leaveConnection(id);
    await first;
    expect(trying(id)).toEqual({ kind: "untried" });
    const second = models.tryConnection(id);
    models.keep(
      {
        server: "other",
        dialect: "openai-chat",
        baseUrl: fixture.base("good"),
        model: "m-1",
      },
      id,
    );
    await second;
    expect(trying(id)).toEqual({ kind: "untried" });
  });

  test("takes the only model that there is, and goes on with it", async () => {
    const { models, connect, trying, connections } = openDesk();
    const id = connect({
      server: "anthropic",
      dialect: "anthropic-messages",
      baseUrl: fixture.base("good"),
      model: "",
    });
    await models.tryConnection(id);
    expect(connections.get()[0]?.model).toBe("claude-x");
    expect(trying(id)).toMatchObject({ kind: "tried", diagnosis: { cause: "none" } });
  });

  test("takes over the price that a server lists, with the day", async () => {
    const { models, connect, prices } = openDesk();
    await models.tryConnection(connect({ baseUrl: fixture.base("good"), model: "some/model" }));
    expect(prices.get()).toEqual([
      expect.objectContaining({ model: "some/model", input: 0.5, output: 1.5, asOf: "2026-11-23" }),
    ]);
  });

  test("tells what an error said without the key in it", async () => {
    const { models, connect, trying } = openDesk();
    const id = connect({ baseUrl: fixture.base("401-echo") });
    models.setKey(id, canary, false);
    await models.tryConnection(id);
    expect(trying(id)).toMatchObject({ kind: "tried", diagnosis: { cause: "key-refused" } });
    expect(JSON.stringify(trying(id))).toContain("[key]");
    expect(JSON.stringify(trying(id))).not.toContain("canary");
  });

  test("ends at the step that is the matter, and all before it were right", () => {
    const steps = stepsOf({ models: null }, { cause: "cors", line: null });
    expect(steps.map(({ step, state }) => `${step} ${state}`)).toEqual([
      "address right",
      "permission right",
      "reach right",
      "let-in wrong",
      "key later",
      "list later",
      "model later",
    ]);
    expect(stepsOf({ models: [] }, { cause: "none" }).every(({ state }) => state === "right")).toBe(
      true,
    );
  });
});

test("a connection of another version stays where it is kept, and is not offered", () => {
  const strange: KeptConnection = {
    id: "x",
    server: "a server of tomorrow",
    dialect: "openai-chat",
    baseUrl: "https://models.invalid/v1",
    model: "m",
  };
  const own = { ...strange, id: "y", server: "ollama", dialect: "openai-chat" } as const;
  const kept = createCell<readonly KeptConnection[]>([strange, own]);
  const readable = readableConnections(kept);
  expect(readable.get()).toEqual([own]);
  readable.set([]);
  expect(kept.get()).toEqual([strange]);
});
