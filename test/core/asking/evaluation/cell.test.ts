import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Cell,
  type CellAsk,
  cellKey,
  isReusable,
  itemId,
  lease,
  newCell,
  reclaimed,
  retried,
  settled,
} from "../../../../src/core/asking/cell.ts";
import type { Failure, GenResult, Reply } from "../../../../src/core/asking/generation.ts";
import { subset } from "../../../../src/core/asking/subset.ts";
import { tallyOf } from "../../../../src/core/asking/tally.ts";

const ask: CellAsk = {
  item: itemId("ab12", "state-x@3:2"),
  model: { dialect: "openai-chat", baseUrl: "http://localhost:1/v1", model: "small", digest: null },
  sample: 0,
  prompt: "00",
  messages: [{ role: "user", text: "What is x?" }],
  settings: { temperature: 0, seed: 7 },
};

const exchange = {
  firstTextMs: null,
  totalMs: 1,
  settings: [],
  modelReported: null,
  systemFingerprint: null,
  requestId: null,
  rawHead: "",
};
const reply: Reply = {
  ...exchange,
  kind: "reply",
  text: "wrong",
  reasoning: null,
  finish: "stop",
  logprobs: null,
  usage: null,
  cost: null,
  confidence: null,
};
const failed = (failure: Failure): GenResult => ({
  ...exchange,
  kind: "failed",
  failure,
  text: "",
});

function taken(attempts = 1): Cell {
  return { ...newCell(ask), state: { kind: "inflight", untilMs: 100 }, attempts };
}

describe("[V1] a cell's key", () => {
  test("is the same for the same question, in whatever order its parts are named", () => {
    const { item, ...rest } = ask;
    const messages = [{ text: "What is x?", role: "user" as const }];
    const other = { ...rest, messages, settings: { seed: 7, temperature: 0 }, item };
    expect(cellKey(other)).toBe(cellKey(ask));
    expect(cellKey(ask)).toMatch(/^[0-9a-f]{64}$/);
  });

  test("tells apart all that an answer depends on", () => {
    const others: readonly CellAsk[] = [
      { ...ask, item: "ab12/other" },
      { ...ask, sample: 1 },
      { ...ask, prompt: "01" },
      { ...ask, messages: [{ role: "user", text: "What is y?" }] },
      { ...ask, messages: [{ role: "system", text: "What is x?" }] },
      { ...ask, model: { ...ask.model, model: "large" } },
      { ...ask, model: { ...ask.model, digest: "sha256:1" } },
      { ...ask, model: { ...ask.model, baseUrl: "http://localhost:2/v1" } },
      { ...ask, model: { ...ask.model, dialect: "gemini" } },
      { ...ask, settings: { temperature: 0 } },
      { ...ask, settings: { ...ask.settings, stop: ["x"] } },
      { ...ask, settings: { ...ask.settings, answer: { kind: "pattern", pattern: "x" } } },
    ];
    expect(new Set([ask, ...others].map(cellKey)).size).toBe(others.length + 1);
  });
});

describe("[V2] a cell", () => {
  test("is taken once, until its lease has run out", () => {
    const first = lease(newCell(ask), 0, 100);
    expect(first).toMatchObject({ state: { kind: "inflight", untilMs: 100 }, attempts: 1 });
    if (first === null) return;
    expect(lease(first, 99, 200)).toBeNull();
    expect(reclaimed(first, 99)).toBe(first);
    expect(lease(first, 100, 200)).toMatchObject({ attempts: 2, state: { untilMs: 200 } });
  });

  test("with a reply is done, and never asked again", () => {
    const done = settled(taken(), reply, 3);
    expect(done.state).toEqual({ kind: "done" });
    expect(lease(done, 1e9, 2e9)).toBeNull();
    expect(retried(done)).toBe(done);
  });

  test.each<[Failure, string]>([
    [{ kind: "cut" }, "todo"],
    [{ kind: "rate-limited", retryAfterMs: null, message: "" }, "todo"],
    [{ kind: "silent", when: "before", waitedMs: 1 }, "todo"],
    [{ kind: "unauthorised", status: 401, message: "" }, "error"],
    [{ kind: "bad-request", status: 400, message: "" }, "error"],
    [{ kind: "no-answer", message: "" }, "error"],
    [{ kind: "aborted" }, "todo"],
  ])("after %j is %s", (failure, state) => {
    expect(settled(taken(), failed(failure), 3).state.kind).toBe(state);
  });

  test("is an error when it was tried often enough, and is tried again when somebody wants it", () => {
    const given = settled(taken(3), failed({ kind: "cut" }), 3);
    expect(given.state).toEqual({ kind: "error", failure: "cut" });
    expect(retried(given)).toMatchObject({ state: { kind: "todo" }, attempts: 0 });
    expect(settled(taken(3), failed({ kind: "aborted" }), 3).state.kind).toBe("todo");
  });
});

test("[V3] a reply is used again unless a filter touched it", () => {
  expect(isReusable(reply)).toBe(true);
  expect(isReusable({ ...reply, finish: "length" })).toBe(true);
  expect(isReusable({ ...reply, finish: "filter" })).toBe(false);
  expect(isReusable(failed({ kind: "cut" }))).toBe(false);
});

test("[V4] a subset does not depend on order, and holds the smaller ones", () => {
  const ids = fc.uniqueArray(fc.string({ maxLength: 6 }), { maxLength: 30 });
  fc.assert(
    fc.property(ids, fc.integer(), fc.nat(30), fc.nat(30), (all, seed, one, other) => {
      const [small, large] = [Math.min(one, other), Math.max(one, other)];
      const chosen = subset(all, seed, large);
      expect(subset(all.toReversed(), seed, large)).toEqual(chosen);
      expect(subset(all, seed, small)).toEqual(chosen.slice(0, small));
      expect(chosen).toHaveLength(Math.min(large, all.length));
    }),
  );
  const many = Array.from({ length: 100 }, (_, index) => `item ${index}`);
  expect(subset(many, 1, 10)).not.toEqual(subset(many, 2, 10));
});

describe("[V6] the headline", () => {
  const right = { state: "ok", value: 1, unavailable: false } as const;
  const wrong = { ...right, value: 0 };
  const unparsed = { state: "unparsed", value: null, unavailable: false } as const;
  const error = { ...unparsed, state: "error" } as const;

  test("is of all items, with what could not be read counted as wrong", () => {
    const tally = tallyOf([right, right, { ...right, state: "repaired" }, wrong, unparsed], false);
    expect(tally).toMatchObject({ headline: 0.6, ofParsed: 0.75, unparsed: 0.2 });
    expect(tally.counts).toMatchObject({ ok: 3, repaired: 1, unparsed: 1, error: 0 });
  });

  test("is withheld while there are errors, unless they count as wrong", () => {
    expect(tallyOf([right, error], false).headline).toBeNull();
    expect(tallyOf([right, error], true).headline).toBe(0.5);
    expect(tallyOf([right, error], false).ofParsed).toBe(1);
  });

  test("leaves out what has no truth, and is not defined of nothing", () => {
    expect(tallyOf([right, { ...wrong, unavailable: true }], false).headline).toBe(1);
    expect(tallyOf([], false)).toMatchObject({ headline: null, ofParsed: null, unparsed: null });
  });

  test("partial credit is not right", () => {
    expect(tallyOf([{ ...right, value: 0.5 }], false).headline).toBe(0);
  });
});
