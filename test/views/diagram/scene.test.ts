import { describe, expect, it } from "vitest";
import type { Figure } from "../../../src/views/parts/diagram/figure.ts";
import { slotsOf } from "../../../src/views/parts/diagram/figure.ts";
import type { FakeObject } from "./fakeRun.ts";
import { code, drawMoment, figureOf, frame, int, moduleCode, moment, to, type } from "./still.ts";

const text = (repr: string) => ({ kind: "plain" as const, type: "str", repr });

/** The figure of object 1, which the name `it` refers to, among the others. */
function draw(objects: readonly FakeObject[], codes = [moduleCode]): Figure {
  const { scene } = drawMoment(codes, moment([frame({ it: to(1) })], objects));
  return figureOf(scene, 1);
}

const lines = (figure: Figure): readonly (readonly string[])[] =>
  slotsOf(figure).map(({ label, text: value, target }) => [label, target ?? value]);

describe("the figure of", () => {
  it("a list numbers its cells and says its length", () => {
    const figure = draw([{ id: 1, kind: "list", type: type("list"), items: [int(7), to(1)] }]);
    expect([figure.title, figure.note]).toEqual(["list", "2 items"]);
    expect(lines(figure)).toEqual([
      ["0", "7"],
      ["1", "o1"],
    ]);
  });

  it("a namedtuple names its cells by field", () => {
    const point = { ...type("Point"), fields: ["x", "y"] };
    const figure = draw([{ id: 1, kind: "tuple", type: point, items: [int(3), int(4)] }]);
    expect(figure.title).toBe("Point");
    expect(lines(figure)).toEqual([
      ["x", "3"],
      ["y", "4"],
    ]);
  });

  it("a long list keeps head and tail and says what it leaves out", () => {
    const items = Array.from({ length: 50 }, (_, index) => int(index));
    const figure = draw([{ id: 1, kind: "list", type: type("list"), items, size: 60 }]);
    expect(figure.note).toBe("60 items");
    const gaps = figure.cells.flatMap((line) =>
      line.kind === "gap" ? [[line.from, line.to]] : [],
    );
    expect(gaps).toEqual([
      [8, 47],
      [50, 60],
    ]);
  });

  it("a dict has a row for each key; a short tuple as key stands in the row", () => {
    const tuple = { id: 2, kind: "tuple", type: type("tuple"), items: [int(1), int(2)] } as const;
    const entries = [
      [text("'a'"), int(1)],
      [to(2), to(2)],
    ] as const;
    const figure = draw([{ id: 1, kind: "dict", type: type("dict"), entries }, tuple]);
    expect(lines(figure)).toEqual([
      ["'a'", "1"],
      ["(1, 2)", "o2"],
    ]);
  });

  it("a closure shows its cells, and where it was defined", () => {
    const codes = [
      moduleCode,
      code({ name: "make" }),
      code({ name: "up", parent: 1, firstLine: 3, arguments: ["by"] }),
    ];
    const cell = { id: 2, kind: "cell", type: type("cell"), items: [int(5)] } as const;
    const entries = [[text("'n'"), to(2)]] as const;
    const figure = draw(
      [{ id: 1, kind: "function", type: type("function"), entries, datum: 2 }, cell],
      codes,
    );
    expect([figure.title, figure.note]).toEqual(["up(by)", "function, line 3, in make"]);
    expect(lines(figure)).toEqual([["n", "o2"]]);
  });

  it("a generator says where it is paused", () => {
    const codes = [moduleCode, code({ name: "count", kind: "generator" })];
    const paused = frame({ n: int(3) }, { id: 4, code: 1, line: 7, suspended: true });
    const object = { id: 1, kind: "generator", type: type("generator"), datum: 4 } as const;
    const state = moment([frame({ g: to(1) })], [object], { suspended: [paused] });
    const { scene } = drawMoment(codes, state);
    expect(figureOf(scene, 1).note).toBe("paused at line 7");
    expect(scene.frames.map(({ title, where }) => [title, where])).toEqual([
      ["globals", "line 1"],
      ["count", "paused at line 7"],
    ]);
  });

  it("an iterator says what it walks over and where it is", () => {
    const list = { id: 2, kind: "list", type: type("list"), items: [] } as const;
    const iterator = type("list_iterator");
    const figure = draw([
      { id: 1, kind: "iterator", type: iterator, items: [to(2)], datum: 3 },
      list,
    ]);
    expect(lines(figure)).toEqual([
      ["over", "o2"],
      ["next", "index 3"],
    ]);
  });

  it("an exception shows its arguments and what caused it", () => {
    const cause = { id: 2, kind: "exception", type: type("KeyError"), items: [] } as const;
    const figure = draw([
      {
        id: 1,
        kind: "exception",
        type: type("ValueError"),
        items: [text("'no'")],
        attributes: [["__cause__", to(2)]],
      },
      cause,
    ]);
    expect(lines(figure)).toEqual([
      ["args[0]", "'no'"],
      ["__cause__", "o2"],
    ]);
  });
});

describe("a class", () => {
  const codes = [moduleCode, code({ name: "Point", kind: "class" })];
  const point: FakeObject = {
    id: 1,
    kind: "class",
    type: type("type"),
    attributes: [["kind", int(1)]],
    datum: 1,
  };
  const state = moment([frame({ Point: to(1) })], [point]);

  it("stands by name in its slot", () => {
    const { scene } = drawMoment(codes, state);
    expect(scene.figures).toEqual([]);
    expect(scene.frames[0]?.slots[0]).toMatchObject({ text: "class Point", opens: "o1" });
  });

  it("shows its names when it was opened", () => {
    const { scene } = drawMoment(codes, state, { opened: new Map([["o1", 1]]) });
    expect(lines(figureOf(scene, 1))).toEqual([["kind", "1"]]);
  });
});

describe("a scene", () => {
  it("draws plain values as boxes of their own when they are not to stand inside", () => {
    const state = moment([frame({ a: int(5), b: int(5), c: text("'5'") })], []);
    const { scene } = drawMoment([moduleCode], state, { simpleInside: false });
    expect(scene.figures.map(({ key }) => key)).toEqual(["int 5", "str '5'"]);
    expect(scene.frames[0]?.slots.map(({ target }) => target)).toEqual([
      "int 5",
      "int 5",
      "str '5'",
    ]);
  });

  it("shows what is returned as a row of its own, and draws what it refers to", () => {
    const list = { id: 1, kind: "list", type: type("list"), items: [] } as const;
    const work = frame({}, { id: 1, code: 1 });
    const state = moment([frame({}), work], [list], { kind: "return", value: to(1) });
    const { scene } = drawMoment([moduleCode, code({ name: "work" })], state);
    expect(scene.frames[1]?.result).toMatchObject({ label: "returns", target: "o1" });
    expect(scene.figures.map(({ key }) => key)).toEqual(["o1"]);
  });

  it("draws a page of a deep stack and names the frames it leaves out", () => {
    const codes = [moduleCode, code({ name: "down" })];
    const stack = Array.from({ length: 10 }, (_, id) => frame({}, { id, code: id === 0 ? 0 : 1 }));
    const { scene } = drawMoment(codes, moment(stack, []), { frameLimit: 4 });
    expect(scene.frames.map((each) => each.frame)).toEqual([0, 9]);
    expect(scene.hiddenFrames).toHaveLength(8);
  });

  it("stops at its limit and says how much it leaves out", () => {
    const chain = Array.from({ length: 9 }, (_, index): FakeObject => {
      const next = [to(index + 2)];
      return { id: index + 1, kind: "list", type: type("list"), items: index < 8 ? next : [] };
    });
    const state = moment([frame({ head: to(1) })], chain);
    const { scene } = drawMoment([moduleCode], state, { figureLimit: 5 });
    expect(scene.figures.map(({ object }) => object)).toEqual([1, 2, 3, 4, 5]);
    expect(scene.omitted).toBe(1);
  });
});
