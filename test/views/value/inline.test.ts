import { describe, expect, it } from "vitest";
import type { HeapObject, Value } from "../../../src/core/trace/model.ts";
import { inlineText, inlineValue } from "../../../src/views/parts/value/inline.ts";
import type { FakeObject } from "../diagram/fakeRun.ts";
import { fakeRun, heapObject } from "../diagram/fakeRun.ts";

const int = (number: number): Value => ({ kind: "plain", type: "int", repr: String(number) });
const text = (repr: string): Value => ({ kind: "plain", type: "str", repr });
const to = (id: number): Value => ({ kind: "object", id });
const type = (name: string) => ({ name, module: "builtins", builtin: true, bases: [] });

function line(objects: readonly FakeObject[], changed: readonly number[] = []): string {
  const heap = new Map<number, HeapObject>(objects.map((fake) => [fake.id, heapObject(fake)]));
  const moment = { kind: "line" as const, stack: [], suspended: [], objects: heap };
  const cursor = fakeRun([], [moment]).cursor();
  return inlineText(inlineValue([], cursor, to(1), { budget: 60, changed }));
}

describe("a value on one line", () => {
  it("reads as Python writes it", () => {
    const items = [int(1), text("'a'"), to(2)];
    const inner = { id: 2, kind: "tuple", type: type("tuple"), items: [int(3)] } as const;
    expect(line([{ id: 1, kind: "list", type: type("list"), items }, inner])).toBe(
      "[1, 'a', (3,)]",
    );
  });

  it("names the fields of a namedtuple", () => {
    const point = { ...type("Point"), fields: ["x", "y"] };
    const items = [int(3), int(4)];
    expect(line([{ id: 1, kind: "tuple", type: point, items }])).toBe("Point(x=3, y=4)");
  });

  it("shows head, what changed, tail and the true length of a long list", () => {
    const items = Array.from({ length: 100 }, (_, index) => int(index));
    expect(line([{ id: 1, kind: "list", type: type("list"), items, size: 5000 }], [50])).toBe(
      "[0, 1, 2, 3, 4, …, 49, 50, 51, …, 98, 99] 5,000 items",
    );
  });

  it("does not go round in a cycle", () => {
    const items = [int(1), to(1)];
    expect(line([{ id: 1, kind: "list", type: type("list"), items }])).toBe("[1, […] 2 items]");
  });

  it("tells an empty set from an empty dict", () => {
    expect(line([{ id: 1, kind: "set", type: type("set") }])).toBe("set()");
    expect(line([{ id: 1, kind: "dict", type: type("dict") }])).toBe("{}");
  });
});
