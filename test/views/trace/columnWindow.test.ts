import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { columnWindow } from "../../../src/views/trace/columnWindow.ts";

describe("the columns in sight of a wide table", () => {
  test("are all that the view shows, and few more", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 200 }),
        fc.integer({ min: -300, max: 30_000 }),
        fc.integer({ min: 0, max: 2_000 }),
        (columns, left, viewWidth) => {
          const { first, end } = columnWindow(columns, 120, left, viewWidth);
          const inSight = Array.from({ length: columns }, (_, column) => column).filter(
            (column) => (column + 1) * 120 > left && column * 120 < left + viewWidth,
          );
          expect(inSight.filter((column) => column < first || column >= end)).toEqual([]);
          expect(first).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(columns);
          expect(end - first).toBeLessThanOrEqual(viewWidth / 120 + 7);
        },
      ),
    );
  });
});
