import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bringIntoView, isNear } from "../../../src/views/parts/diagram/view.ts";

const extent = { width: 4_000, height: 3_000 };
const view = { x: 500, y: 400, width: 700, height: 600 };

const box = fc.record({
  x: fc.integer({ min: 0, max: 3_500 }),
  y: fc.integer({ min: 0, max: 2_600 }),
  width: fc.integer({ min: 10, max: 400 }),
  height: fc.integer({ min: 10, max: 400 }),
});

describe("the part of the picture in view", () => {
  test("stays where it is when all boxes are well inside", () => {
    expect(bringIntoView(view, [{ x: 600, y: 500, width: 100, height: 80 }], extent)).toBe(view);
    expect(bringIntoView(view, [], extent)).toBe(view);
  });

  test("holds the last box whole, and never shows what is beyond the picture", () => {
    fc.assert(
      fc.property(fc.array(box, { minLength: 1, maxLength: 5 }), (boxes) => {
        const moved = bringIntoView(view, boxes, extent);
        const last = boxes.at(-1) ?? { x: 0, y: 0, width: 0, height: 0 };
        expect(moved.x).toBeLessThanOrEqual(last.x);
        expect(moved.y).toBeLessThanOrEqual(last.y);
        expect(moved.x + moved.width).toBeGreaterThanOrEqual(last.x + last.width);
        expect(moved.y + moved.height).toBeGreaterThanOrEqual(last.y + last.height);
        expect(moved.x).toBeGreaterThanOrEqual(0);
        expect(moved.x + moved.width).toBeLessThanOrEqual(extent.width);
        expect(moved.y + moved.height).toBeLessThanOrEqual(extent.height);
      }),
    );
  });

  test("begins with a box that is larger than itself", () => {
    const wide = { x: 1_000, y: 500, width: 2_000, height: 50 };
    expect(bringIntoView(view, [wide], extent).x).toBe(976);
  });

  test("has boxes near it that touch its rim, and none far away", () => {
    expect(isNear({ x: 450, y: 400, width: 60, height: 60 }, view)).toBe(true);
    expect(isNear({ x: 1_250, y: 1_050, width: 60, height: 60 }, view)).toBe(true);
    expect(isNear({ x: 1_900, y: 500, width: 60, height: 60 }, view)).toBe(false);
    expect(isNear({ x: 600, y: 2_000, width: 60, height: 60 }, view)).toBe(false);
  });
});
