import fc from "fast-check";
import { expect, test } from "vitest";
import type { Failure } from "../../src/core/asking/generation.ts";
import {
  afterAnswer,
  afterFailure,
  firstPace,
  retryDelay,
  widthAt,
} from "../../src/models/pace.ts";

const limited = (retryAfterMs: number | null): Failure => ({
  kind: "rate-limited",
  retryAfterMs,
  message: "",
});

test("a pace grows by one for as many answers as run at once, up to its most", () => {
  let pace = firstPace({ first: 2, most: 4 });
  const widths = [widthAt(pace, 0)];
  for (let answer = 0; answer < 12; answer++) {
    pace = afterAnswer(pace);
    widths.push(widthAt(pace, 0));
  }
  expect(widths.slice(0, 4)).toEqual([2, 2, 2, 3]);
  expect(widths.at(-1)).toBe(4);
});

test("a rate limit narrows it by a fifth and lets it rest, longer when the server says so", () => {
  const pace = afterFailure({ width: 5, most: 6, pausedUntilMs: 0 }, limited(null), 1000);
  expect(pace.width).toBe(4);
  expect([widthAt(pace, 15_999), widthAt(pace, 16_000)]).toEqual([0, 4]);
  expect(afterFailure(pace, limited(60_000), 1000).pausedUntilMs).toBe(61_000);
  expect(afterFailure(pace, { kind: "cut" }, 1000)).toBe(pace);
});

test("it never stands still for good", () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 80 }), (ends) => {
      let pace = firstPace({ first: 4, most: 6 });
      for (const good of ends)
        pace = good ? afterAnswer(pace) : afterFailure(pace, limited(null), 0);
      expect(widthAt(pace, 1e9)).toBeGreaterThanOrEqual(1);
      expect(widthAt(pace, 1e9)).toBeLessThanOrEqual(6);
    }),
  );
});

test.each<readonly [Failure, number, number | null]>([
  [limited(700), 1, 700],
  [limited(null), 1, 2000],
  [{ kind: "cut" }, 3, 8000],
  [{ kind: "unreachable", message: "" }, 20, 60_000],
  [{ kind: "server-error", status: 503, retryAfterMs: 3000, message: "" }, 1, 3000],
  [{ kind: "unauthorised", status: 401, message: "" }, 1, null],
  [{ kind: "not-found", message: "" }, 1, null],
  [{ kind: "bad-request", status: 400, message: "" }, 1, null],
  [{ kind: "aborted" }, 1, null],
])("%o at try %i waits at most %s ms", (failure, tries, wait) => {
  expect(retryDelay(failure, tries, 1)).toBe(wait);
});

test("waits are spread out between nothing and the most", () => {
  expect(retryDelay({ kind: "cut" }, 1, 0)).toBe(0);
  expect(retryDelay({ kind: "cut" }, 1, 0.25)).toBe(500);
});
