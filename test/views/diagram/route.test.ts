import { describe, expect, it } from "vitest";
import { routeArrow } from "../../../src/views/parts/diagram/route.ts";

const source = { x: 0, y: 0, width: 100, height: 60 };
const target = { x: 400, y: 0, width: 100, height: 60 };
const ends = {
  from: { x: 90, y: 30 },
  source,
  target,
  header: 26,
  lane: 0,
  leftward: false,
  rail: null,
};

describe("an arrow", () => {
  it("is a gentle curve to the header's left end where the way is free", () => {
    expect(routeArrow(ends, [source, target])).toMatch(/^M90 30C.* 398 13$/);
  });

  it("goes round a box in between, to the top of its target", () => {
    const between = { x: 200, y: 10, width: 100, height: 60 };
    const path = routeArrow(ends, [source, target, between]);
    expect(path).toMatch(/L422 -2$/);
    const heights = [...path.matchAll(/[ML](-?[\d.]+) (-?[\d.]+)/g)].map((point) => [
      Number(point[1]),
      Number(point[2]),
    ]);
    expect(heights.filter(([x = 0, y = 0]) => x > 200 && x < 300 && y > 10)).toEqual([]);
  });

  it("goes back to what stands to the left by way of its top or foot", () => {
    const back = { ...ends, source: target, target: source, from: { x: 490, y: 30 } };
    expect(routeArrow(back, [source, target])).toMatch(/^M490 30L.*L22 (-2|62)$/);
  });

  it("comes down the rail from frames that stand above", () => {
    const below = { ...target, x: 46, y: 300 };
    const path = routeArrow({ ...ends, target: below, rail: { x: 16, y: 200 } }, [below]);
    expect(path).toMatch(/L16 305.*L44 313$/);
  });

  it("comes down between two columns to what stands behind the first", () => {
    const below = { ...target, y: 300 };
    const first = { x: 46, y: 290, width: 200, height: 90 };
    const path = routeArrow({ ...ends, target: below, rail: { x: 16, y: 200 } }, [below, first]);
    expect(path).toMatch(/L382 305.*L398 313$/);
  });
});
