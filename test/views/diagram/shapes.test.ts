import { describe, expect, it } from "vitest";
import type { Box } from "../../../src/views/parts/diagram/geometry.ts";
import type { DrawnStep } from "../../../src/views/parts/diagram/step.ts";
import type { FakeObject } from "./fakeRun.ts";
import { fakeRun } from "./fakeRun.ts";
import { drawMoment, drawRun, frame, int, moduleCode, moment, to, type } from "./still.ts";

function node(id: number, links: Readonly<Record<string, number>>): FakeObject {
  const attributes = Object.entries(links).map(([name, at]) => [name, to(at)] as const);
  return {
    id,
    kind: "instance",
    type: type("Node"),
    attributes: [["value", int(id)], ...attributes],
  };
}

function list(id: number, items: readonly number[] = []): FakeObject {
  return { id, kind: "list", type: type("list"), items: items.map(int) };
}

function boxOf(drawn: DrawnStep | undefined, id: number): Box {
  const found = drawn?.picture.figures.find(({ figure }) => figure.object === id);
  if (found === undefined) throw new Error(`object ${id} is not drawn`);
  return found.box;
}

describe("the picture of", () => {
  it("a linked list is one row, in the order of its links", () => {
    const nodes = [node(1, { next: 2 }), node(2, { next: 3 }), node(3, {})];
    const drawn = drawMoment([moduleCode], moment([frame({ head: to(1), here: to(3) })], nodes));
    const [a, b, c] = [1, 2, 3].map((id) => boxOf(drawn, id));
    expect([a?.y, b?.y]).toEqual([b?.y, c?.y]);
    expect((a?.x ?? 0) < (b?.x ?? 0) && (b?.x ?? 0) < (c?.x ?? 0)).toBe(true);
  });

  it("a list linked both ways goes by `next`, not by `prev`", () => {
    const nodes = [node(1, { next: 2 }), node(2, { prev: 1, next: 3 }), node(3, { prev: 2 })];
    const drawn = drawMoment([moduleCode], moment([frame({ last: to(3), first: to(1) })], nodes));
    expect([1, 2, 3].map((id) => boxOf(drawn, id).x)).toEqual(
      [1, 2, 3].map((id) => boxOf(drawn, id).x).toSorted((a, b) => a - b),
    );
    expect(boxOf(drawn, 1).y).toBe(boxOf(drawn, 3).y);
  });

  it("a tree has its subtrees to the right, each node half-way between them", () => {
    const nodes = [node(1, { left: 2, right: 3 }), node(2, { left: 4, right: 5 }), node(3, {})];
    const leaves = [node(4, {}), node(5, {})];
    const state = moment([frame({ root: to(1) })], [...nodes, ...leaves]);
    const drawn = drawMoment([moduleCode], state);
    const [root, left, right] = [1, 2, 3].map((id) => boxOf(drawn, id));
    expect(root?.y).toBe(((left?.y ?? 0) + (right?.y ?? 0)) / 2);
    expect(left?.x).toBe(right?.x);
    expect(boxOf(drawn, 2).y).toBe((boxOf(drawn, 4).y + boxOf(drawn, 5).y) / 2);
  });

  it("a reversed list keeps each node where it was", () => {
    const before = [node(1, { next: 2 }), node(2, { next: 3 }), node(3, {})];
    const after = [node(1, {}), node(2, { next: 1 }), node(3, { next: 2 })];
    const run = fakeRun(
      [moduleCode],
      [moment([frame({ head: to(1) })], before), moment([frame({ head: to(3) })], after)],
    );
    const [first, second] = drawRun(run);
    for (const id of [1, 2, 3]) {
      expect([boxOf(second, id).x, boxOf(second, id).y]).toEqual([
        boxOf(first, id).x,
        boxOf(first, id).y,
      ]);
    }
  });

  it("objects that are never there together gives them one place", () => {
    const states = [
      moment([frame({ a: to(1) })], [list(1)]),
      moment([frame({ a: int(0) })], []),
      moment([frame({ a: int(1) })], []),
      moment([frame({ a: to(4) })], [list(4)]),
    ];
    const drawn = drawRun(fakeRun([moduleCode], states));
    expect(boxOf(drawn[3], 4)).toEqual(boxOf(drawn[0], 1));
  });
});

describe("the marks of a step", () => {
  it("say what a name and an item were before", () => {
    const states = [
      moment([frame({ a: to(1), n: int(6) })], [list(1, [1, 2])]),
      moment([frame({ a: to(1), n: int(9) })], [list(1, [1, 5])]),
    ];
    const { marks } = drawRun(fakeRun([moduleCode], states))[1] ?? {};
    expect(marks?.changed.get("f0")?.get("name n")).toBe("was 6");
    expect(marks?.changed.get("o1")?.get("item 1")).toBe("was 2");
  });

  it("mark a new object as a whole", () => {
    const states = [moment([frame({})], []), moment([frame({ a: to(1) })], [list(1, [1])])];
    const { marks } = drawRun(fakeRun([moduleCode], states))[1] ?? {};
    expect([...(marks?.fresh ?? [])]).toEqual(["o1"]);
    expect(marks?.changed.get("f0")?.get("name a")).toBe("new");
  });

  it("keep an object that no name reaches any more for one step", () => {
    const states = [
      moment([frame({ a: to(1) })], [list(1, [1])]),
      moment([frame({ a: int(0) })], []),
      moment([frame({ a: int(0) })], []),
    ];
    const drawn = drawRun(fakeRun([moduleCode], states));
    expect(drawn.map(({ marks }) => marks.gone.map(({ object }) => object))).toEqual([[], [1], []]);
  });

  it("do not speak of an object that is only hidden in a long list", () => {
    const items = Array.from({ length: 60 }, (_, index) => to(index + 2));
    const inner = items.map((_, index) => list(index + 2));
    const outer = (put: number): FakeObject => ({
      id: 1,
      kind: "list",
      type: type("list"),
      items: items.with(put, to(2)),
    });
    const states = [20, 30, 40].map((put) => moment([frame({ a: to(1) })], [outer(put), ...inner]));
    for (const { marks } of drawRun(fakeRun([moduleCode], states))) expect(marks.gone).toEqual([]);
  });
});
