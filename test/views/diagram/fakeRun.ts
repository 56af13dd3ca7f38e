import type {
  Change,
  Code,
  Cursor,
  FrameState,
  HeapObject,
  Step,
  Value,
} from "../../../src/core/trace/model.ts";

/** An object of a fake run; what is left out is empty. */
export type FakeObject = Pick<HeapObject, "id" | "kind" | "type"> &
  Partial<Omit<HeapObject, "item" | "entry" | "count">>;

/** The whole state at one step of a fake run. */
export interface Moment {
  readonly kind: Step["kind"];
  readonly value?: Value;
  readonly stack: readonly FrameState[];
  readonly suspended: readonly FrameState[];
  readonly objects: ReadonlyMap<number, HeapObject>;
}

/** A run given by its states, for tests that need no recorder. */
export interface FakeRun {
  readonly steps: number;
  readonly codes: readonly Code[];
  step(index: number): Step;
  cursor(): Cursor;
}

/** Fills in what a fake object leaves out. */
export function heapObject(fake: FakeObject): HeapObject {
  const items = fake.items ?? [];
  const entries = fake.entries ?? [];
  const count = Math.max(items.length, entries.length);
  return {
    attributes: [],
    datum: -1,
    label: null,
    size: count,
    ...fake,
    items,
    entries,
    count,
    item: (index) => items[index] ?? null,
    entry: (index) => entries[index] ?? null,
  };
}

/** A run whose state at each step is the moment given for it. */
export function fakeRun(codes: readonly Code[], moments: readonly Moment[]): FakeRun {
  const at = (step: number): Moment => {
    const moment = moments[step];
    if (moment === undefined) throw new Error(`no step ${step}`);
    return moment;
  };
  return {
    codes,
    steps: moments.length,
    step(index) {
      const moment = at(index);
      const frame = moment.stack.at(-1);
      return {
        index,
        kind: moment.kind,
        code: frame?.code ?? 0,
        line: frame?.line ?? 1,
        frame: frame?.id ?? 0,
        parent: moment.stack.at(-2)?.id ?? -1,
        ...(moment.value === undefined ? {} : { value: moment.value }),
      };
    },
    cursor: () => new FakeCursor(at),
  };
}

class FakeCursor implements Cursor {
  step = 0;
  readonly known = true;
  private readonly at: (step: number) => Moment;

  constructor(at: (step: number) => Moment) {
    this.at = at;
  }

  seek(step: number): void {
    this.at(step);
    this.step = step;
  }

  stack(): readonly FrameState[] {
    return this.at(this.step).stack;
  }

  suspended(): readonly FrameState[] {
    return this.at(this.step).suspended;
  }

  frame(id: number): FrameState | null {
    return [...this.stack(), ...this.suspended()].find((frame) => frame.id === id) ?? null;
  }

  object(id: number): HeapObject | null {
    return this.at(this.step).objects.get(id) ?? null;
  }

  reachable(): readonly number[] {
    return [...this.at(this.step).objects.keys()];
  }

  changes(): readonly Change[] {
    if (this.step === 0) return [];
    const before = this.at(this.step - 1);
    const after = this.at(this.step);
    const changes: Change[] = [];
    for (const frame of [...after.stack, ...after.suspended]) {
      const old = [...before.stack, ...before.suspended].find(({ id }) => id === frame.id);
      const names = pairs(old?.variables ?? [], frame.variables, (name) => name);
      for (const [name, was, is] of names) {
        changes.push({ kind: "name", frame: frame.id, name, before: was, after: is });
      }
    }
    for (const [object, is] of after.objects) {
      const was = before.objects.get(object);
      if (was === undefined) changes.push({ kind: "new", object });
      else changes.push(...objectChanges(was, is));
    }
    return changes;
  }
}

function numbered(items: readonly Value[]): readonly (readonly [number, Value])[] {
  return items.map((value, index) => [index, value] as const);
}

function objectChanges(was: HeapObject, is: HeapObject): readonly Change[] {
  const object = is.id;
  return [
    ...pairs(numbered(was.items), numbered(is.items), String).map(([index, before, after]) => ({
      kind: "item" as const,
      object,
      index,
      before,
      after,
    })),
    ...pairs(was.entries, is.entries, keyText).map(([key, before, after]) => ({
      kind: "entry" as const,
      object,
      key,
      before,
      after,
    })),
    ...pairs(was.attributes, is.attributes, (name) => name).map(([name, before, after]) => ({
      kind: "attribute" as const,
      object,
      name,
      before,
      after,
    })),
  ];
}

/** Keys whose value differs, with the values before and after. */
function pairs<K>(
  was: readonly (readonly [K, Value])[],
  is: readonly (readonly [K, Value])[],
  name: (key: K) => string,
): readonly (readonly [K, Value | null, Value | null])[] {
  const before = new Map(was.map(([key, value]) => [name(key), { key, value }]));
  const after = new Map(is.map(([key, value]) => [name(key), { key, value }]));
  const found: [K, Value | null, Value | null][] = [];
  for (const [text, { key, value }] of after) {
    const old = before.get(text)?.value ?? null;
    if (old === null || keyText(old) !== keyText(value)) found.push([key, old, value]);
  }
  for (const [text, { key, value }] of before) {
    if (!after.has(text)) found.push([key, value, null]);
  }
  return found;
}

function keyText(value: Value): string {
  return value.kind === "object" ? `#${value.id}` : `${value.type} ${value.repr}`;
}
