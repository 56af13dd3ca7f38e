import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rowWindow, scrollTopAround, scrollTopFor } from "../../../src/views/parts/list/rows.ts";

const list = fc.record({
  rows: fc.integer({ min: 1, max: 2_000_000 }),
  rowHeight: fc.integer({ min: 20, max: 40 }),
  viewHeight: fc.integer({ min: 50, max: 1_500 }),
});

/** The greatest scroll position that a list has. */
function lastTop({
  rows,
  rowHeight,
  viewHeight,
}: {
  rows: number;
  rowHeight: number;
  viewHeight: number;
}) {
  return Math.max(0, rowWindow(rows, rowHeight, 0, viewHeight).height - viewHeight);
}

describe("the rows in sight of a long list", () => {
  test("fill the view wherever it is scrolled to, and are few", () => {
    fc.assert(
      fc.property(list, fc.double({ min: 0, max: 1, noNaN: true }), (shape, part) => {
        const scrollTop = part * lastTop(shape);
        const { rows, rowHeight, viewHeight } = shape;
        const { first, end, top } = rowWindow(rows, rowHeight, scrollTop, viewHeight);
        const bottom = top + (end - first) * rowHeight;
        const content = Math.min(rows * rowHeight, viewHeight);
        expect(top).toBeLessThanOrEqual(scrollTop + 0.01);
        expect(bottom).toBeGreaterThanOrEqual(scrollTop + content - 0.01);
        expect(end - first).toBeLessThanOrEqual(Math.ceil(viewHeight / rowHeight) + 14);
      }),
    );
  });

  test("begin with the first at the top, and end with the last at the bottom", () => {
    fc.assert(
      fc.property(list, (shape) => {
        const { rows, rowHeight, viewHeight } = shape;
        expect(rowWindow(rows, rowHeight, 0, viewHeight).first).toBe(0);
        expect(rowWindow(rows, rowHeight, lastTop(shape), viewHeight).end).toBe(rows);
      }),
    );
  });

  test("never need an element that is higher than browsers draw", () => {
    expect(rowWindow(50_000_000, 28, 0, 800).height).toBeLessThan(16_000_000);
  });

  test("hold any row that was asked for", () => {
    fc.assert(
      fc.property(list, fc.nat(), fc.nat(), (shape, wanted, before) => {
        const { rows, rowHeight, viewHeight } = shape;
        fc.pre(viewHeight >= rowHeight);
        const row = wanted % rows;
        const from = before % (Math.floor(lastTop(shape)) + 1);
        const scrollTop = scrollTopFor(row, rows, rowHeight, from, viewHeight);
        const { first, end, top } = rowWindow(rows, rowHeight, scrollTop, viewHeight);
        expect(first).toBeLessThanOrEqual(row);
        expect(end).toBeGreaterThan(row);
        const rowTop = top + (row - first) * rowHeight;
        expect(rowTop).toBeGreaterThanOrEqual(scrollTop - 0.01);
        expect(rowTop + rowHeight).toBeLessThanOrEqual(scrollTop + viewHeight + 0.01);
      }),
    );
  });

  test("stay where they are when the row is in sight already", () => {
    expect(scrollTopFor(10, 1_000, 28, 100, 600)).toBe(100);
  });
});

describe("a stretch that is kept in sight", () => {
  test("has two of its heights round it afterwards, and moves nothing when it has them", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 200, max: 900 }),
        (top, scrollTop, viewHeight) => {
          const to = scrollTopAround(top, 24, scrollTop, viewHeight);
          expect(to).toBeGreaterThanOrEqual(0);
          expect(to).toBeLessThanOrEqual(
            Math.max(0, top - 48) + (to === scrollTop ? viewHeight : 0),
          );
          expect(to + viewHeight).toBeGreaterThanOrEqual(top + 24 + (to === 0 ? 0 : 48));
          expect(scrollTopAround(top, 24, to, viewHeight)).toBe(to);
        },
      ),
    );
  });
});
