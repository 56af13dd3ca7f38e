import { expect, test } from "vitest";
import type { Failure } from "../../src/core/asking/generation.ts";
import { createReplay } from "../../src/models/replay.ts";
import { bareExchange, failed, reply } from "../../src/models/results.ts";
import { createScripted } from "../../src/models/scripted.ts";
import { pageTiming } from "../../src/models/timing.ts";
import { asking, never } from "./fixture/clients.ts";

const limit: Failure = { kind: "rate-limited", retryAfterMs: 1500, message: "slow down" };

test("a script says what each call of an item comes to", async () => {
  const client = createScripted((_, call) => {
    if (call === 0) return { kind: "failure", failure: limit };
    if (call === 1) return { kind: "failure", failure: { kind: "cut" }, text: "[ANS" };
    return { kind: "answer", text: "YES", confidence: 0.8, afterMs: 1 };
  }, pageTiming);
  const ask = (item: string) => client.generate(asking({}, item), never());
  expect(await ask("a")).toMatchObject({ kind: "failed", failure: limit });
  expect(await ask("a")).toMatchObject({ kind: "failed", failure: { kind: "cut" }, text: "[ANS" });
  expect(await ask("b")).toMatchObject({ kind: "failed", failure: limit });
  expect(await ask("a")).toMatchObject({ kind: "reply", text: "YES", confidence: 0.8 });
});

test("a script that hangs is given up, and so is one that takes its time", async () => {
  const client = createScripted(
    ({ item }) =>
      item === "hangs" ? { kind: "hang" } : { kind: "answer", text: "late", afterMs: 1e9 },
    pageTiming,
  );
  for (const item of ["hangs", "late"]) {
    const stop = new AbortController();
    const asked = client.generate(asking({}, item), stop.signal);
    stop.abort();
    expect(await asked).toMatchObject({ kind: "failed", failure: { kind: "aborted" } });
  }
});

test("a replay gives word for word what was recorded, by item and sample", async () => {
  const first = reply({ ...bareExchange(812), modelReported: "m" }, "YES", { reasoning: "line 3" });
  const second = failed(bareExchange(9), { kind: "cut" }, "[ANS");
  const client = createReplay([
    { item: "a", sample: 0, result: first },
    { item: "a", sample: 1, result: second },
    { item: "a", sample: 0, result: second },
  ]);
  expect(await client.generate(asking({}, "a", 0), never())).toEqual(first);
  expect(await client.generate(asking({}, "a", 1), never())).toEqual(second);
  expect(await client.generate(asking({}, "b", 0), never())).toMatchObject({
    kind: "failed",
    failure: { kind: "no-answer" },
  });
});
