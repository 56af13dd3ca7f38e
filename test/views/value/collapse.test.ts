import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collapse } from "../../../src/views/parts/value/collapse.ts";

const limits = { whole: 12, head: 5, tail: 3, around: 1 };

const limitsOf = fc.record({
  whole: fc.nat({ max: 30 }),
  head: fc.nat({ max: 9 }),
  tail: fc.nat({ max: 9 }),
  around: fc.nat({ max: 4 }),
});

describe("a long container", () => {
  it("is shown whole up to the limit", () => {
    expect(collapse(12, [], limits)).toEqual([{ kind: "items", from: 0, to: 12 }]);
    expect(collapse(0, [], limits)).toEqual([]);
  });

  it("shows head, tail and a window round what changed", () => {
    expect(collapse(100, [50], limits)).toEqual([
      { kind: "items", from: 0, to: 5 },
      { kind: "gap", from: 5, to: 49 },
      { kind: "items", from: 49, to: 52 },
      { kind: "gap", from: 52, to: 97 },
      { kind: "items", from: 97, to: 100 },
    ]);
  });

  it("joins a window to the head where nothing or one item lies between", () => {
    expect(collapse(100, [7], limits)[0]).toEqual({ kind: "items", from: 0, to: 9 });
  });

  it("is covered once, in order, by parts that alternate", () => {
    fc.assert(
      fc.property(fc.nat({ max: 300 }), fc.array(fc.nat({ max: 400 })), limitsOf, (n, at, some) => {
        const parts = collapse(n, at, some);
        let reached = 0;
        for (const [index, part] of parts.entries()) {
          expect(part.from).toBe(reached);
          expect(part.to).toBeGreaterThan(part.from);
          expect(part.kind).not.toBe(parts[index - 1]?.kind);
          reached = part.to;
        }
        expect(reached).toBe(n);
      }),
    );
  });

  it("never hides an item that changed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), fc.nat(), limitsOf, (n, chosen, some) => {
        const index = chosen % n;
        const part = collapse(n, [index], some).find(({ from, to }) => from <= index && index < to);
        expect(part?.kind).toBe("items");
      }),
    );
  });
});
