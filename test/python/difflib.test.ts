import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { sequenceRatio, textRatio } from "../../src/core/score/text/difflib.ts";
import { type Foretrace, loadForetrace } from "./pyodide.ts";

let foretrace: Foretrace;
let ratios: (pairs: readonly (readonly [string, string, boolean])[]) => readonly number[];

beforeAll(async () => {
  foretrace = await loadForetrace();
  foretrace.pyodide.runPython(`
import difflib, json

def difflib_ratios(pairs):
    return json.dumps([difflib.SequenceMatcher(None, one, other, autojunk).ratio() for one, other, autojunk in json.loads(pairs)])
`);
  const python = foretrace.pyodide.globals.get("difflib_ratios");
  ratios = (pairs) => JSON.parse(python(JSON.stringify(pairs)));
});

/** Texts in which few characters are often repeated, and pairs of which one is the other, changed here and there. */
function pairsOf(letters: string, longest: number): fc.Arbitrary<readonly [string, string]> {
  const text = fc.array(fc.constantFrom(...Array.from(letters)), { maxLength: longest });
  const edits = fc.array(
    fc.tuple(
      fc.nat(longest),
      fc.nat(4),
      fc.array(fc.constantFrom(...Array.from(letters)), { maxLength: 4 }),
    ),
    { maxLength: 6 },
  );
  const near = fc.tuple(text, edits).map(([one, changes]) => {
    const other = Array.from(one);
    for (const [at, removed, added] of changes) other.splice(at, removed, ...added);
    return [one.join(""), other.join("")] as const;
  });
  const far = fc.tuple(text, text).map(([one, other]) => [one.join(""), other.join("")] as const);
  return fc.oneof(near, far);
}

describe("the ratio of two sequences", () => {
  test.each([
    ["short texts over three letters", "abc", 12, 3000, 1],
    ["texts about as long as what counts as noisy", "ab, 12[]", 260, 1200, 2],
    ["long texts with characters outside the basic plane", "é😀0123456789, ", 700, 300, 3],
    ["texts in which most characters are rare", characters(200), 400, 400, 4],
  ])("is Python's own, with and without noise: %s", (_name, letters, longest, numRuns, seed) => {
    const pairs = fc
      .sample(pairsOf(letters, longest), { numRuns, seed })
      .flatMap(([one, other]) => [[one, other, true] as const, [one, other, false] as const]);
    const mine = pairs.map(([one, other, autojunk]) => textRatio(one, other, autojunk));
    expect(mine).toEqual(ratios(pairs));
  });

  test("is Python's own for lists of numbers, be they as long as they are", () => {
    const list = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 500 });
    const pairs = fc.sample(fc.tuple(list, list, fc.boolean()), { numRuns: 400, seed: 5 });
    const python = foretrace.pyodide.globals.get("difflib_ratios");
    const mine = pairs.map(([one, other, autojunk]) => sequenceRatio(one, other, autojunk));
    expect(mine).toEqual(JSON.parse(python(JSON.stringify(pairs))));
  });
});

function characters(count: number): string {
  return Array.from({ length: count }, (_, index) => String.fromCodePoint(0x4e00 + index)).join("");
}
