/** Longer waits than this are no advice for a page, in ms. */
const longestWaitMs = 3_600_000;

/**
 * How long a server asks to wait, in ms; null when it does not say. A page sees its headers only where the server exposes them, so the
 * message is read as well. `nowMs`: ms since 1970, for a header that gives a date.
 */
export function retryAfter(
  header: (name: string) => string | null,
  body: string,
  nowMs: number,
): number | null {
  const found =
    number(header("retry-after-ms")) ??
    fromHeader(header("retry-after"), nowMs) ??
    fromDelay(body) ??
    fromSentence(body);
  return found === null ? null : Math.min(Math.max(0, Math.ceil(found)), longestWaitMs);
}

function number(text: string | null): number | null {
  return text !== null && /^\s*\d+(?:\.\d+)?\s*$/.test(text) ? Number(text) : null;
}

function fromHeader(text: string | null, nowMs: number): number | null {
  const seconds = number(text);
  if (seconds !== null) return seconds * 1000;
  const date = text === null ? Number.NaN : Date.parse(text);
  return Number.isNaN(date) ? null : date - nowMs;
}

/** The field of Google's interfaces: `"retryDelay": "17s"`. */
function fromDelay(body: string): number | null {
  const seconds = /"retryDelay"\s*:\s*"(\d+(?:\.\d+)?)s"/.exec(body)?.[1];
  return seconds === undefined ? null : Number(seconds) * 1000;
}

const units: ReadonlyMap<string, number> = new Map([
  ["milli", 1],
  ["ms", 1],
  ["s", 1000],
  ["m", 60_000],
  ["h", 3_600_000],
]);

const amount = String.raw`\d+(?:\.\d+)?\s*(?:ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?)(?![a-z])`;
const sentence = new RegExp(
  String.raw`(?:try again|retry)(?:\s+\w+){0,2}?\s+(?:in|after)\s+((?:${amount}\s*)+)`,
  "i",
);
const part = /(\d+(?:\.\d+)?)\s*(milli|ms|s|m|h)/gi;

/** `Please try again in 1m30.5s`. */
function fromSentence(body: string): number | null {
  const text = sentence.exec(body)?.[1];
  if (text === undefined) return null;
  let total = 0;
  for (const [, count = "", unit = ""] of text.matchAll(part)) {
    total += Number(count) * (units.get(unit.toLowerCase()) ?? 0);
  }
  return total;
}
