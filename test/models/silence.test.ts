import { expect, test } from "vitest";
import type { ModelClient } from "../../src/models/client.ts";
import { createScripted } from "../../src/models/scripted.ts";
import { withSilence } from "../../src/models/silence.ts";
import { pageTiming, type Timing } from "../../src/models/timing.ts";
import { asking, never } from "./fixture/clients.ts";

/** A clock whose alarms ring when they are told to. */
function alarms(): Timing & { ring(): void; readonly waits: readonly number[] } {
  const waiting = new Map<() => void, number>();
  return {
    now: () => 0,
    after(delayMs, action) {
      waiting.set(action, delayMs);
      return () => void waiting.delete(action);
    },
    get waits() {
      return [...waiting.values()];
    },
    ring() {
      for (const action of waiting.keys()) action();
    },
  };
}

const limits = { firstByteMs: 300, betweenMs: 20 };
const { capabilities } = createScripted(() => ({ kind: "hang" }), pageTiming);

/** Says these pieces, and then nothing for ever; deaf to whoever gives it up. */
function deaf(pieces: readonly string[]): ModelClient {
  return {
    capabilities,
    generate(_, __, onDelta) {
      for (const text of pieces) onDelta?.({ text, reasoning: "" });
      return new Promise(() => undefined);
    },
  };
}

test.each([
  [[], "before", 300, ""],
  [["YES", "!"], "within", 20, "YES!"],
] as const)(
  "a client that says %j and no more is given up",
  async (pieces, when, waitedMs, text) => {
    const timing = alarms();
    const asked = withSilence(deaf(pieces), timing, limits).generate(asking(), never());
    expect(timing.waits).toEqual([waitedMs]);
    timing.ring();
    expect(await asked).toMatchObject({ failure: { kind: "silent", when, waitedMs }, text });
  },
);

test("one that answers is let be, and leaves no alarm", async () => {
  const timing = alarms();
  const client = createScripted(() => ({ kind: "answer", text: "YES" }), timing);
  const result = await withSilence(client, timing, limits).generate(asking(), never());
  expect(result).toMatchObject({ kind: "reply", text: "YES" });
  expect(timing.waits).toEqual([]);
});

test("one that is given up from this side is aborted at once, whether it hears or not", async () => {
  const stop = new AbortController();
  const timing = alarms();
  const asked = withSilence(deaf(["Y"]), timing, limits).generate(asking(), stop.signal);
  stop.abort();
  expect(await asked).toMatchObject({ failure: { kind: "aborted" }, text: "Y" });
  expect(timing.waits).toEqual([]);
});
