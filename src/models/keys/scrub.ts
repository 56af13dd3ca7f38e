/** What stands where a key stood. */
const scrubbedKey = "[key]";

/** Takes keys out of a text. */
export type Scrub = (text: string) => string;

/** The ways in which a text may spell a key: as it is, in an address, in JSON, in base64. */
function spellings(key: string): readonly string[] {
  const json = JSON.stringify(key).slice(1, -1);
  return [key, encodeURIComponent(key), json, ...base64Of(key)];
}

/** Base64 of the key alone; text of other alphabets has none that a header could carry. */
function base64Of(key: string): readonly string[] {
  const narrow = Array.from(key).every((character) => character <= "\u00ff");
  return narrow ? [btoa(key).replace(/=+$/, "")] : [];
}

/**
 * Takes these keys out of texts, however they are spelled, and every piece of one that is longer than half of it: servers
 * quote keys cut short. Longer keys go first, so that none leaves its end behind.
 */
export function scrubOf(keys: readonly string[]): Scrub {
  const known = keys.filter((key) => key.length > 0);
  const whole = [...new Set(known.flatMap(spellings))].toSorted((a, b) => b.length - a.length);
  const parts = known.filter((key) => key.length >= 12);
  return (text) => {
    let clean = text;
    for (const spelling of whole) clean = clean.replaceAll(spelling, scrubbedKey);
    for (const key of parts) clean = withoutParts(clean, key);
    return clean;
  };
}

/** Without the pieces of a key that are longer than half of it. */
function withoutParts(text: string, key: string): string {
  const length = Math.floor(key.length / 2) + 1;
  let clean = text;
  for (let start = 0; start + length <= key.length; start++) {
    const seed = key.slice(start, start + length);
    for (let at = clean.indexOf(seed); at >= 0; at = clean.indexOf(seed)) {
      let end = length;
      while (start + end < key.length && clean[at + end] === key[start + end]) end++;
      clean = clean.slice(0, at) + scrubbedKey + clean.slice(at + end);
    }
  }
  return clean;
}
