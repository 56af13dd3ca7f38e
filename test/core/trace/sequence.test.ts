import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Sequence } from "../../../src/core/trace/sequence.ts";
import { expectSame } from "./expectSame.ts";

const edit = fc.record({
  at: fc.nat(1_000_000),
  removed: fc.oneof(fc.nat(3), fc.nat(3000)),
  added: fc.oneof(fc.nat(3), fc.nat(3000)),
  set: fc.boolean(),
});

describe("[S2] items that are replaced, removed and inserted", () => {
  test("stand where they would in an array, however long it is", () => {
    fc.assert(
      fc.property(fc.nat(9000), fc.array(edit, { maxLength: 60 }), (length, edits) => {
        const expected = Array.from({ length }, (_, index) => index);
        const sequence = new Sequence(expected.slice());
        for (const [turn, { at, removed, added, set }] of edits.entries()) {
          if (set && expected.length > 0) {
            sequence.set(at % expected.length, -turn);
            expected[at % expected.length] = -turn;
            continue;
          }
          const start = at % (expected.length + 1);
          const taken = Math.min(removed, expected.length - start);
          const items = Array.from({ length: added }, (_, index) => turn * 10_000 + index);
          sequence.splice(start, taken, items);
          expected.splice(start, taken, ...items);
        }
        expectSame(sequence.items(), expected);
      }),
      { numRuns: 100, seed: 5 },
    );
  }, 60_000);

  test("are taken from the front of a long list without moving the others", () => {
    const sequence = new Sequence(Array.from({ length: 300_000 }, (_, index) => index));
    for (let taken = 0; taken < 299_999; taken++) sequence.splice(0, 1, []);
    expect(sequence.items()).toEqual([299_999]);
  });
});
