import * as fc from "fast-check";
import type { Code, FrameState, HeapObject, Value } from "../../../src/core/trace/model.ts";
import type { FakeRun, Moment } from "./fakeRun.ts";
import { fakeRun, heapObject } from "./fakeRun.ts";

const codeBase = {
  file: 0,
  firstLine: 1,
  lastLine: 9,
  arguments: [],
  names: ["a", "b", "c", "d"],
  free: [],
  lines: [1, 2, 3],
};

/** A module, a function and a generator. */
const codes: readonly Code[] = [
  { ...codeBase, name: "<module>", qualname: "<module>", kind: "module", parent: -1 },
  { ...codeBase, name: "work", qualname: "work", kind: "function", parent: 0 },
  { ...codeBase, name: "count", qualname: "count", kind: "generator", parent: 0 },
];

type Act =
  | { readonly act: "call"; readonly code: number }
  | { readonly act: "return" | "yield" | "resume" }
  | { readonly act: "bind"; readonly name: number; readonly to: number }
  | { readonly act: "unbind"; readonly name: number }
  | { readonly act: "make"; readonly name: number; readonly kind: number; readonly size: number }
  | { readonly act: "put"; readonly into: number; readonly at: number; readonly what: number };

const small = fc.nat({ max: 7 });

const anAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant("call"), code: fc.integer({ min: 1, max: 2 }) }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom("return", "yield", "resume") }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant("bind"), name: small, to: small }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant("unbind"), name: small }) },
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant("make"),
      name: small,
      kind: fc.nat({ max: 3 }),
      size: fc.nat({ max: 30 }),
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({ act: fc.constant("put"), into: small, at: small, what: small }),
  },
) as fc.Arbitrary<Act>;

/** Runs that call, pause, return, make objects of several kinds and link them at random, cycles included. */
export const randomRun: fc.Arbitrary<FakeRun> = fc
  .array(anAct, { minLength: 1, maxLength: 40 })
  .map((acts) => fakeRun(codes, play(acts)));

interface Frame extends Omit<FrameState, "variables"> {
  readonly variables: Map<string, Value>;
}

function freeze(frames: readonly Frame[], suspended: boolean): readonly FrameState[] {
  return frames.map((one) => ({ ...one, suspended, variables: [...one.variables] }));
}

function play(acts: readonly Act[]): readonly Moment[] {
  let stack: readonly Frame[] = [frame(0, 0)];
  let suspended: readonly Frame[] = [];
  let objects = new Map<number, HeapObject>();
  let frames = 1;
  const moments: Moment[] = [];
  const moment = (kind: Moment["kind"], value?: Value): void => {
    const seen = { stack: freeze(stack, false), suspended: freeze(suspended, true) };
    moments.push({ kind, ...seen, objects, ...(value === undefined ? {} : { value }) });
  };
  moment("line");
  for (const act of acts) {
    const top = stack.at(-1);
    const name = "name" in act ? `v${act.name}` : "";
    if (top === undefined) break;
    switch (act.act) {
      case "call":
        if (stack.length > 12) break;
        stack = [...stack, frame(frames++, act.code)];
        moment("call");
        break;
      case "return":
      case "yield": {
        const result = [...top.variables.values()].at(-1) ?? plain(0);
        const pauses = act.act === "yield" && top.code === 2;
        moment(pauses ? "yield" : "line", pauses ? result : undefined);
        if (top.code === 0 || (act.act === "yield" && !pauses)) break;
        stack = stack.slice(0, -1);
        if (pauses) suspended = [...suspended, top];
        moment("line");
        break;
      }
      case "resume": {
        const [first, ...rest] = suspended;
        if (first === undefined) break;
        suspended = rest;
        stack = [...stack, first];
        moment("resume");
        break;
      }
      case "bind":
      case "make": {
        let value: Value = act.act === "bind" ? pick(objects, act.to) : plain(act.size);
        if (act.act === "make" && act.kind < 3) {
          const id = objects.size + 1;
          objects = new Map(objects).set(id, fresh(id, act.kind, act.size));
          value = { kind: "object", id };
        }
        stack = [
          ...stack.slice(0, -1),
          { ...top, variables: new Map(top.variables).set(name, value) },
        ];
        moment("line");
        break;
      }
      case "unbind": {
        const variables = new Map(top.variables);
        variables.delete(name);
        stack = [...stack.slice(0, -1), { ...top, variables }];
        moment("line");
        break;
      }
      case "put": {
        const into = pick(objects, act.into);
        if (into.kind === "plain") break;
        objects = new Map(objects).set(
          into.id,
          put(objects, into.id, act.at, pick(objects, act.what)),
        );
        moment("line");
        break;
      }
    }
  }
  return moments;
}

function frame(id: number, code: number): Frame {
  return { id, code, line: 1, parent: id - 1, suspended: false, variables: new Map() };
}

function plain(number: number): Value {
  return { kind: "plain", type: "int", repr: String(number) };
}

function pick(objects: ReadonlyMap<number, HeapObject>, number: number): Value {
  return objects.size === 0 ? plain(number) : { kind: "object", id: 1 + (number % objects.size) };
}

const type = (name: string) => ({ name, module: "", builtin: true, bases: [] });

function fresh(id: number, kind: number, size: number): HeapObject {
  const items = Array.from({ length: size }, (_, index) => plain(index));
  if (kind === 0) return heapObject({ id, kind: "list", type: type("list"), items });
  if (kind === 1) return heapObject({ id, kind: "dict", type: type("dict"), entries: [] });
  return heapObject({
    id,
    kind: "instance",
    type: type("Node"),
    attributes: [["value", plain(size)]],
  });
}

function put(
  objects: ReadonlyMap<number, HeapObject>,
  id: number,
  at: number,
  value: Value,
): HeapObject {
  const object = objects.get(id);
  if (object === undefined) throw new Error(`no object ${id}`);
  const { items, entries, attributes } = object;
  const key = plain(at);
  switch (object.kind) {
    case "list":
      return heapObject({
        id,
        kind: "list",
        type: object.type,
        items: items.toSpliced(at, 1, value),
      });
    case "dict":
      return heapObject({
        id,
        kind: "dict",
        type: object.type,
        entries: [
          ...entries.filter(([old]) => old.kind === "plain" && old.repr !== String(at)),
          [key, value],
        ],
      });
    default: {
      const name = `f${at % 3}`;
      return heapObject({
        id,
        kind: "instance",
        type: object.type,
        attributes: [...attributes.filter(([old]) => old !== name), [name, value]],
      });
    }
  }
}
