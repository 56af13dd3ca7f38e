import { createContext, runInContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { clockStart, freezeClock, type FrozenClock } from "../../workers/clock.ts";

/** A world of its own with frozen clocks: `read` evaluates in it. */
function world(): { readonly clock: FrozenClock; readonly read: (code: string) => unknown } {
  let real = 100;
  const context = createContext({
    performance: { now: () => (real += 1), timeOrigin: 5 },
    crypto: { getRandomValues: (view: unknown) => view },
  });
  const clock = freezeClock(runInContext("globalThis", context));
  return { clock, read: (code) => runInContext(code, context) };
}

describe("the frozen clock", () => {
  test("starts at the first instant of 2024 and moves a microsecond at each reading", () => {
    const { read, clock } = world();
    clock.reset(0);
    expect(read("Date.now()")).toBeCloseTo(clockStart + 0.001, 4);
    expect(read("performance.now()")).toBeCloseTo(0.002, 6);
    expect(read("new Date().toISOString()")).toBe("2024-01-01T00:00:00.000Z");
    expect(clock.virtual()).toBeCloseTo(clockStart + 0.003, 4);
  });

  test("is moved on by sleeping, and only forward", () => {
    const { read, clock } = world();
    clock.reset(0);
    clock.advance(90_000);
    for (const ms of [-1, Number.NaN, Number.POSITIVE_INFINITY]) clock.advance(ms);
    expect(read("new Date().toISOString()")).toBe("2024-01-01T00:01:30.000Z");
  });

  test("lies in UTC, whatever the machine's zone is", () => {
    const { read } = world();
    expect(read("new Date().getTimezoneOffset()")).toBe(0);
    expect(read("new Date().getHours()")).toBe(0);
    expect(read("new Date(2024, 6, 1, 12).toISOString()")).toBe("2024-07-01T12:00:00.000Z");
    expect(read("new Date(2024, 6, 1, 12).getHours()")).toBe(12);
    expect(read("new Date(5).getTime()")).toBe(5);
    expect(read("new Date() instanceof Date")).toBe(true);
  });

  test("leaves the true clock to the recorder alone", () => {
    const { clock } = world();
    expect(clock.real()).toBe(101);
    expect(clock.real()).toBe(102);
  });

  test("gives the same chance for the same seed, and another for another", () => {
    const { read, clock } = world();
    const draw = (seed: number) => {
      clock.reset(seed);
      return read(
        "[...crypto.getRandomValues(new Uint8Array(8)), Math.random(), Math.random()].join()",
      );
    };
    expect(draw(1)).toBe(draw(1));
    expect(draw(1)).not.toBe(draw(2));
  });

  test("spreads its chance evenly", () => {
    const { read, clock } = world();
    clock.reset(7);
    const bytes = String(read("[...crypto.getRandomValues(new Uint8Array(25_600))].join()"));
    const counts = new Map<string, number>();
    for (const byte of bytes.split(",")) counts.set(byte, (counts.get(byte) ?? 0) + 1);
    expect(counts.size).toBe(256);
    // Each of 256 values is expected 100 times; six standard deviations are 60.
    for (const count of counts.values()) expect(Math.abs(count - 100)).toBeLessThan(60);
  });
});
