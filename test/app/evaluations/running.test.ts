import { describe, expect, test } from "vitest";
import type { Failure } from "../../../src/core/asking/generation.ts";
import { fakePack } from "./fakePack.ts";
import {
  begin,
  createWorld,
  ends,
  openOf,
  planOf,
  predictor,
  right,
  scripted,
  type World,
} from "./world.ts";

const failing = (failure: Failure) => ({ kind: "failure", failure }) as const;
const cut = failing({ kind: "cut" });
const limited = (retryAfterMs: number | null) =>
  failing({ kind: "rate-limited", retryAfterMs, message: "slow down" });

/** What is kept of the only evaluation. */
async function contents(world: World, id: string) {
  const found = await world.verbs.contents(id);
  if (found.kind === "failed") throw new Error(found.refusal.kind);
  return found.value;
}

describe("an evaluation", () => {
  test("asks every item of every predictor once, and is done", async () => {
    const world = createWorld();
    const one = scripted(world, right);
    const other = scripted(world, () => ({ kind: "answer", text: "wrong" }));
    const tab = world.tab({ clients: { one, other } });
    const predictors = [predictor("one"), predictor("other")];
    const session = await begin(world, tab, { predictors, samples: 2 });
    session.run();
    await ends(world, session, "done");
    await world.until(() => openOf(session).scored.length === 24);
    expect(new Set(one.asked).size).toBe(12);
    expect(one.asked).toHaveLength(12);
    const [first, second] = openOf(session).progress;
    expect(first).toMatchObject({ done: 12, errors: 0, total: 12, calls: 12, retries: 0 });
    expect(first).toMatchObject({ accuracy: 1, counts: { ok: 12, error: 0 } });
    expect(second).toMatchObject({ done: 12, accuracy: 0 });
    expect(openOf(session).evaluation.packHash).toBe("hash of the pack");
  });

  test("is run when that was wanted while it was opening", async () => {
    const world = createWorld();
    const p = scripted(world, right);
    const { evaluations } = world.tab({ clients: { p } });
    const created = await evaluations.create(planOf());
    if (created.kind === "failed") throw new Error("it is kept");
    const session = evaluations.open(created.id);
    session.run();
    await ends(world, session, "done");
    expect(p.asked).toHaveLength(6);
  });

  test("asks the first items once in a pilot, says what all would cost, and goes on behind them", async () => {
    const world = createWorld();
    const usage = {
      inputTokens: 100,
      outputTokens: 10,
      reasoningTokens: null,
      cachedInputTokens: null,
    };
    const p = scripted(world, () => ({ ...right(), usage }));
    const session = await begin(world, world.tab({ clients: { p } }), { samples: 3 });
    session.pilot();
    await world.until(() => openOf(session).pilot !== null && openOf(session).phase === "idle");
    expect(p.asked).toHaveLength(5);
    expect(openOf(session).evaluation).toMatchObject({ status: "planned", reason: null });
    expect(openOf(session).pilot?.items).toBe(5);
    expect(openOf(session).pilot?.estimates.get("p")).toMatchObject({
      calls: 18,
      tokensIn: 1_800,
      tokensOut: 180,
      usd: null,
    });
    session.run();
    await ends(world, session, "done");
    expect(p.asked).toHaveLength(18);
    expect(new Set(p.asked).size).toBe(18);
  });

  test("tries again what the way to a model lost, and no answer", async () => {
    const world = createWorld();
    const p = scripted(world, ({ item }, call) => {
      if (item === "i1" && call < 2) return cut;
      return item === "i2" ? { kind: "answer", text: "wrong" } : right();
    });
    const session = await begin(world, world.tab({ clients: { p } }));
    session.run();
    await ends(world, session, "done");
    expect(p.asked.filter((asked) => asked === "i1 0")).toHaveLength(3);
    expect(p.asked).toHaveLength(8);
    expect(openOf(session).progress[0]).toMatchObject({ done: 6, calls: 8, retries: 2 });
  });

  test("ends a cell in an error when it is lost again and again, and asks it again when that is wanted", async () => {
    const world = createWorld();
    const p = scripted(world, ({ item }, call) => (item === "i1" && call < 4 ? cut : right()));
    const session = await begin(world, world.tab({ clients: { p } }));
    session.run();
    await ends(world, session, "done");
    expect(openOf(session).failed).toMatchObject([
      { cell: { item: "i1", attempts: 4, state: { kind: "error", failure: "cut" } } },
    ]);
    expect(openOf(session).progress[0]).toMatchObject({ done: 5, errors: 1 });
    expect(openOf(session).progress[0]?.failures).toMatchObject([{ kind: "cut", count: 1 }]);
    session.retryErrors();
    await world.until(() => openOf(session).progress[0]?.done === 6);
    expect(p.asked).toHaveLength(10);
    expect(openOf(session).failed).toEqual([]);
    await ends(world, session, "done");
    const kept = await contents(world, session.id);
    expect(kept.cells.find(({ item }) => item === "i1")).toMatchObject({
      attempts: 1,
      earlier: 4,
      state: { kind: "done" },
    });
  });

  test("waits as long as a rate limit says, and asks fewer at once", async () => {
    const world = createWorld();
    let met = 0;
    let again = 0;
    const p = scripted(world, (_, call) => {
      if (met === 0) {
        met = world.clock.now();
        return limited(40_000);
      }
      if (call === 1) again = world.clock.now();
      return right();
    });
    const session = await begin(world, world.tab({ clients: { p } }));
    session.run();
    await world.until(() => (openOf(session).progress[0]?.waitsUntilMs ?? 0) > 0);
    await ends(world, session, "done");
    expect(again - met).toBeGreaterThanOrEqual(40_000);
    expect(openOf(session).progress[0]).toMatchObject({ done: 6, errors: 0, calls: 7 });
  });

  test("cools down after a rate limit that says nothing", async () => {
    const world = createWorld();
    let met = 0;
    let again = 0;
    const p = scripted(world, (_, call) => {
      if (met === 0) {
        met = world.clock.now();
        return limited(null);
      }
      if (call === 1) again = world.clock.now();
      return right();
    });
    const session = await begin(world, world.tab({ clients: { p } }));
    session.run();
    await ends(world, session, "done");
    expect(again - met).toBeGreaterThanOrEqual(15_000);
  });

  test("is paused at a rate limit when it is told to, and goes on with that cell", async () => {
    const world = createWorld();
    const p = scripted(world, ({ item }, call) =>
      item === "i3" && call === 0 ? limited(5_000) : right(),
    );
    const tab = world.tab({ clients: { p } });
    const session = await begin(world, tab, { stopAtRateLimit: true });
    session.run();
    await ends(world, session, "paused");
    expect(openOf(session).evaluation.reason).toEqual({ kind: "rate-limit", retryAfterMs: 5_000 });
    session.run();
    await ends(world, session, "done");
    expect(p.asked).toHaveLength(7);
  });

  test("does not burn through all cells of a predictor that is out of reach, and lets the others go on", async () => {
    const world = createWorld();
    const refused = failing({ kind: "unauthorised", status: 401, message: "no such key" });
    const bad = scripted(world, () => refused);
    const good = scripted(world, right);
    const tab = world.tab({ pack: fakePack(60), clients: { bad, good } });
    const session = await begin(world, tab, { predictors: [predictor("bad"), predictor("good")] });
    session.run();
    await ends(world, session, "paused");
    expect(openOf(session).evaluation.reason).toEqual({
      kind: "predictor",
      predictor: "bad",
      message: "no such key",
    });
    expect(bad.asked.length).toBeLessThan(10);
    expect(good.asked).toHaveLength(60);
  });

  test("says which predictor is not ready, and asks the others", async () => {
    const world = createWorld();
    const good = scripted(world, right);
    const tab = world.tab({ clients: { good } });
    const predictors = [predictor("absent"), predictor("good")];
    const session = await begin(world, tab, { predictors });
    session.run();
    await ends(world, session, "paused");
    const reason = { kind: "predictor", predictor: "absent", message: "No key is set." };
    expect(openOf(session).evaluation.reason).toEqual(reason);
    expect(good.asked).toHaveLength(6);
  });

  test("waits for calls that are out when it is paused, and goes on with the others", async () => {
    const world = createWorld();
    const p = scripted(world, right);
    const session = await begin(world, world.tab({ clients: { p } }));
    session.run();
    await world.until(() => p.asked.length === 3);
    session.pause();
    expect(openOf(session).phase).toBe("pausing");
    await ends(world, session, "paused");
    expect(openOf(session).evaluation.reason).toEqual({ kind: "asked" });
    expect(openOf(session).progress[0]?.done).toBe(p.asked.length);
    session.run();
    await ends(world, session, "done");
    expect(p.asked).toHaveLength(6);
  });

  test("gives up calls that are out when it is stopped, and asks those again when it is run again", async () => {
    const world = createWorld();
    let hangs = true;
    const p = scripted(world, () => (hangs ? { kind: "hang" } : right()));
    const session = await begin(world, world.tab({ clients: { p } }));
    session.run();
    await world.until(() => openOf(session).progress[0]?.inflight === 3);
    session.stop();
    await ends(world, session, "stopped");
    expect(openOf(session).progress[0]).toMatchObject({ done: 0, errors: 0, calls: 3 });
    hangs = false;
    session.run();
    await ends(world, session, "done");
    expect(openOf(session).progress[0]).toMatchObject({ done: 6, calls: 9, retries: 3 });
  });

  test("counts as wrong what never came when somebody chooses so, and has another name when it is given one", async () => {
    const world = createWorld();
    const tab = world.tab({ clients: {} });
    const session = await begin(world, tab);
    await session.countErrorsAsWrong(true);
    await tab.evaluations.rename(session.id, "Another");
    expect(openOf(session).evaluation).toMatchObject({
      errorsAreWrong: true,
      plan: { title: "Another" },
    });
    expect(await world.verbs.find(session.id)).toMatchObject({
      value: { errorsAreWrong: true, plan: { title: "Another" } },
    });
  });

  test("asks samples of one item with seeds that follow each other", async () => {
    const world = createWorld();
    const seeds: unknown[] = [];
    const p = scripted(world, ({ item, settings }) => {
      if (item === "i0") seeds.push(settings.seed);
      return right();
    });
    const tab = world.tab({ clients: { p } });
    const session = await begin(world, tab, { samples: 3, settings: { seed: 7 } });
    session.run();
    await ends(world, session, "done");
    expect(seeds).toEqual([7, 8, 9]);
  });
});

describe("a budget", () => {
  const usage = { inputTokens: 60, outputTokens: 40, reasoningTokens: null, cachedInputTokens: 0 };

  test("of calls is never passed, counts those that were lost, and is given once more when somebody goes on", async () => {
    const world = createWorld();
    const p = scripted(world, ({ item }, call) => (item === "i0" && call === 0 ? cut : right()));
    const budget = { usd: null, tokens: null, calls: 4 };
    const session = await begin(world, world.tab({ clients: { p } }), { budget });
    session.run();
    await ends(world, session, "paused");
    expect(openOf(session).evaluation.reason).toEqual({ kind: "budget", of: "calls" });
    expect(p.asked).toHaveLength(4);
    session.run();
    await ends(world, session, "done");
    expect(p.asked).toHaveLength(7);
  });

  test("of tokens is passed by no more than the last call", async () => {
    const world = createWorld();
    const p = scripted(world, () => ({ ...right(), usage }));
    const budget = { usd: null, tokens: 950, calls: null };
    const tab = world.tab({ pack: fakePack(40), clients: { p } });
    const session = await begin(world, tab, { budget });
    session.run();
    await ends(world, session, "paused");
    expect(openOf(session).evaluation.reason).toEqual({ kind: "budget", of: "tokens" });
    expect(openOf(session).progress[0]?.tokens).toEqual({ in: 600, out: 400, reasoning: 0 });
  });

  test("of money counts what the price table says where the reply says nothing", async () => {
    const world = createWorld();
    const p = scripted(world, () => ({ ...right(), usage }));
    const source = {
      kind: "server",
      connection: "c",
      server: "other",
      dialect: "openai-chat",
      baseUrl: "https://models.example/v1",
      model: "m",
      digest: null,
    } as const;
    const price = {
      origin: "https://models.example",
      model: "m",
      input: 1_000,
      output: 1_000,
      cachedInput: null,
      reasoning: null,
      asOf: "2026-11-23",
    };
    const tab = world.tab({ pack: fakePack(40), clients: { p }, prices: [price] });
    const session = await begin(world, tab, {
      predictors: [{ id: "p", label: "m", source }],
      budget: { usd: 0.45, tokens: null, calls: null },
    });
    session.run();
    await ends(world, session, "paused");
    expect(openOf(session).evaluation.reason).toEqual({ kind: "budget", of: "usd" });
    expect(openOf(session).progress[0]?.usd).toBeCloseTo(0.5, 10);
  });
});
