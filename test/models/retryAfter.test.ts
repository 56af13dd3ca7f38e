import { expect, test } from "vitest";
import { retryAfter } from "../../src/models/http/retryAfter.ts";

const headers = (given: Readonly<Record<string, string>>) => (name: string) => given[name] ?? null;
const noon = Date.UTC(2026, 10, 23, 12);

test.each<readonly [Readonly<Record<string, string>>, number]>([
  [{ "retry-after": "7" }, 7000],
  [{ "retry-after": "0.5" }, 500],
  [{ "retry-after-ms": "1200", "retry-after": "2" }, 1200],
  [{ "retry-after": "Mon, 23 Nov 2026 12:00:30 GMT" }, 30_000],
  [{ "retry-after": "Mon, 23 Nov 2026 11:00:00 GMT" }, 0],
  [{ "retry-after": "999999999" }, 3_600_000],
])("the header %o asks for %i ms", (given, expected) => {
  expect(retryAfter(headers(given), "", noon)).toBe(expected);
});

test.each<readonly [string, number | null]>([
  ["Rate limit reached. Please try again in 1.5s.", 1500],
  ["Please try again in 20ms. Visit our pages.", 20],
  ["Please try again in 1m30.5s.", 90_500],
  ["try again in 2 minutes", 120_000],
  ["Please retry after 30 seconds.", 30_000],
  ["Try again in 6m0s", 360_000],
  ["please retry your request in 3 milliseconds", 3],
  ['{"error":{"details":[{"@type":"RetryInfo","retryDelay":"17s"}]}}', 17_000],
  ["try again in 5 apples", null],
  ["try again later", null],
  ["You have 30s of audio left.", null],
  ["", null],
])("the message %j asks for %s ms", (body, expected) => {
  expect(retryAfter(headers({}), body, noon)).toBe(expected);
});

test("a header goes before the message", () => {
  expect(retryAfter(headers({ "retry-after": "2" }), "try again in 9s", noon)).toBe(2000);
});

test("a header that makes no sense is passed over", () => {
  expect(retryAfter(headers({ "retry-after": "soon" }), "try again in 9s", noon)).toBe(9000);
});
