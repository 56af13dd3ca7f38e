import { describe, expect, test } from "vitest";
import { heapTopAt, heapTopsOf } from "../../../src/views/parts/diagram/heapTops.ts";

const frame = (first: number, last: number, y: number, height = 100) => ({
  key: `${first}`,
  x: 0,
  y,
  width: 200,
  height,
  first,
  last,
});

describe("where frames end above the objects", () => {
  test("is below the module alone while nothing is called", () => {
    expect(heapTopsOf([frame(0, 500, 0)])).toEqual([{ from: 0, y: 100 }]);
  });

  test("goes down with what a call calls, and comes back when it is over", () => {
    const tops = heapTopsOf([frame(0, 500, 0), frame(10, 60, 112), frame(20, 30, 224)]);
    expect([0, 9, 10, 25, 60, 61, 400].map((step) => heapTopAt(tops, step))).toEqual([
      100, 100, 212, 324, 324, 100, 100,
    ]);
  });

  test("does not come back between calls that follow each other soon", () => {
    const tops = heapTopsOf([frame(0, 500, 0), frame(10, 20, 112), frame(25, 40, 112, 150)]);
    expect([10, 22, 25, 40, 41].map((step) => heapTopAt(tops, step))).toEqual([
      212, 212, 262, 262, 100,
    ]);
  });

  test("is that of each call where long stretches lie between them", () => {
    const tops = heapTopsOf([frame(0, 500, 0), frame(10, 20, 112), frame(200, 210, 112, 150)]);
    expect([15, 100, 205, 300].map((step) => heapTopAt(tops, step))).toEqual([212, 100, 262, 100]);
  });
});
