import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assignRows } from "../../../src/views/parts/diagram/frameRows.ts";

describe("the rows of a frame", () => {
  it("stand in the order in which names were bound", () => {
    const names = new Map([
      ["a", { first: 0, last: 9 }],
      ["b", { first: 2, last: 9 }],
    ]);
    expect([...assignRows(names).rowOf]).toEqual([
      ["a", 0],
      ["b", 1],
    ]);
  });

  it("are used again by later names one step after a name was deleted", () => {
    const names = new Map([
      ["a", { first: 0, last: 9 }],
      ["n", { first: 1, last: 3 }],
      ["too soon", { first: 4, last: 9 }],
      ["x", { first: 5, last: 9 }],
    ]);
    expect([...assignRows(names).rowOf.values()]).toEqual([0, 1, 2, 1]);
  });

  it("never hold two names at one step", () => {
    const life = fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 10 }));
    fc.assert(
      fc.property(fc.array(life, { maxLength: 30 }), (lives) => {
        const sorted = lives.toSorted((a, b) => a[0] - b[0]);
        const names = new Map(
          sorted.map(([first, length], index) => [String(index), { first, last: first + length }]),
        );
        const { rowOf, count } = assignRows(names);
        for (let step = 0; step < 60; step++) {
          const rows = [...names]
            .filter(([, { first, last }]) => first <= step && step <= last + 1)
            .map(([name]) => rowOf.get(name));
          expect(new Set(rows).size).toBe(rows.length);
          for (const row of rows) expect(row).toBeLessThan(count);
        }
      }),
    );
  });
});
