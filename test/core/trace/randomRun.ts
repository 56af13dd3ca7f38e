import type { Cursor, FrameState, RecordingChunk, Value } from "../../../src/core/trace/index.ts";
import { RecordingWriter } from "./writer.ts";

/** What a naive model says of one moment, in a form that can be compared. */
export interface Moment {
  readonly stack: readonly Frame[];
  readonly suspended: readonly Frame[];
  readonly objects: readonly Seen[];
  /** What names lead to, ascending. */
  readonly reachable: readonly number[];
}

interface Frame {
  readonly id: number;
  readonly line: number;
  readonly variables: readonly (readonly [string, string])[];
}

interface Seen {
  readonly id: number;
  readonly items: readonly string[];
  readonly entries: readonly (readonly [string, string])[];
  readonly attributes: readonly (readonly [string, string])[];
  readonly size: number;
}

interface ModelFrame {
  readonly id: number;
  readonly code: number;
  line: number;
  /** Null where a name was bound once and is not now. */
  readonly variables: Map<string, string | null>;
}

interface ModelObject {
  readonly kind: number;
  items: string[];
  entries: Map<string, string>;
  attributes: Map<string, string>;
  length: number;
}

const codes = [
  { name: "<module>", names: ["a", "b", "c", "d"] },
  { name: "f", names: ["p", "q", "r"] },
  { name: "g", names: ["x", "y"] },
];
const linesOfCode = 5;
const kindsOfObject = [0, 2, 6, 7, 14] as const;

/**
 * Writes a run that a tape of numbers decides, and what a naive model, which knows nothing of deltas, says at each of its steps.
 * Every name, item and entry is told as text: `int 3`, `#2` for object 2.
 */
export function randomRun(
  tape: readonly number[],
  stepsInChunk = Infinity,
): {
  readonly chunks: readonly RecordingChunk[];
  readonly moments: readonly Moment[];
} {
  const run = new RandomRun(tape, stepsInChunk);
  run.go();
  return { chunks: [...run.chunks, run.writer.chunk()], moments: run.moments };
}

class RandomRun {
  readonly writer = new RecordingWriter();
  readonly moments: Moment[] = [];
  readonly chunks: RecordingChunk[] = [];
  private readonly stepsInChunk: number;
  private readonly tape: readonly number[];
  private place = 0;
  private readonly stack: ModelFrame[] = [];
  private readonly paused = new Map<number, ModelFrame>();
  private readonly objects = new Map<number, ModelObject>();
  private frames = 0;
  private readonly sites: number[][] = [];
  private readonly values: (readonly [reference: number, text: string])[] = [];
  private readonly names: number[] = [];

  constructor(tape: readonly number[], stepsInChunk: number) {
    this.tape = tape;
    this.stepsInChunk = stepsInChunk;
    const { writer } = this;
    for (const [number, code] of codes.entries()) {
      writer.code(code);
      this.sites.push(
        Array.from({ length: linesOfCode }, (_, line) => writer.site(number, line + 1)),
      );
    }
    for (const name of ["list", "set", "dict", "Point", "ValueError"]) writer.type(name);
    this.names.push(writer.string("left"), writer.string("right"), writer.string("value"));
    for (const number of [0, 1, -5, 70_000]) this.values.push([number * 4, `int ${number}`]);
    this.values.push([writer.none, "NoneType None"]);
    // The same text twice: one key of a dict, though two entries.
    this.values.push([writer.str("it's"), 'str "it\'s"'], [writer.str("it's"), 'str "it\'s"']);
    this.values.push([writer.float(0.5), "float 0.5"]);
  }

  go(): void {
    this.call(0);
    while (this.place < this.tape.length) this.step();
  }

  private next(bound: number): number {
    const number = this.tape[this.place] ?? 0;
    this.place += 1;
    return number % bound;
  }

  private pick<Item>(items: readonly Item[]): Item {
    const item = items[this.next(items.length)];
    if (item === undefined) throw new Error("nothing to pick");
    return item;
  }

  private get top(): ModelFrame {
    const frame = this.stack.at(-1);
    if (frame === undefined) throw new Error("no frame runs");
    return frame;
  }

  private siteOf(frame: ModelFrame): number {
    return this.sites[frame.code]?.[frame.line - 1] ?? 0;
  }

  private call(code: number): void {
    this.stack.push({ id: this.frames++, code, line: 1, variables: new Map() });
    this.writer.step("call", this.siteOf(this.top));
    this.operations();
    this.note();
  }

  private step(): void {
    const choice = this.next(10);
    const [suspended] = this.paused.values();
    if (choice === 0 && this.stack.length < 6) {
      this.call(1 + this.next(2));
    } else if (choice === 1 && this.stack.length > 1) {
      this.leave("return");
    } else if (choice === 2 && this.top.code === 2 && this.stack.length > 1) {
      this.leave("yield");
    } else if (choice === 3 && suspended !== undefined) {
      this.paused.delete(suspended.id);
      this.stack.push(suspended);
      this.writer.step("resume", this.siteOf(suspended), suspended.id);
      this.operations();
      this.note();
    } else {
      this.top.line = 1 + this.next(linesOfCode);
      this.writer.step("line", this.siteOf(this.top));
      this.operations();
      this.note();
    }
  }

  private leave(kind: "return" | "yield"): void {
    const frame = this.top;
    const [reference, text] = this.value();
    this.writer.step(kind, this.siteOf(frame), reference);
    this.operations();
    this.note(text);
    this.stack.pop();
    if (kind === "yield") this.paused.set(frame.id, frame);
  }

  private operations(): void {
    for (let left = this.next(4); left > 0; left--) this.operation();
  }

  private value(): readonly [number, string] {
    const objects = [...this.objects.keys()];
    if (objects.length > 0 && this.next(3) === 0) {
      const id = this.pick(objects);
      return [id * 4 + 1, `#${id}`];
    }
    return this.pick(this.values);
  }

  private operation(): void {
    const choice = this.next(12);
    if (choice < 3) {
      this.nameOperation(choice === 2);
      return;
    }
    if (choice === 3 || this.objects.size === 0) {
      if (this.objects.size < 6) this.create();
      return;
    }
    const id = this.pick([...this.objects.keys()]);
    const object = this.objects.get(id);
    if (object === undefined) return;
    if (choice === 4) this.attribute(id, object);
    else if (object.kind === 6) this.entryOperation(id, object);
    else if (object.kind !== 7) this.itemOperation(id, object);
  }

  private nameOperation(unbind: boolean): void {
    const frames = [...this.stack, ...this.paused.values()];
    const frame = this.pick(frames);
    const names = codes[frame.code]?.names ?? [];
    const name = this.next(names.length);
    const text = names[name] ?? "";
    this.writer.op(2, frame.id);
    if (unbind) {
      if (!frame.variables.has(text)) return;
      this.writer.op(4, name);
      frame.variables.set(text, null);
    } else {
      const [reference, told] = this.value();
      this.writer.op(3, name, reference);
      frame.variables.set(text, told);
    }
  }

  private create(): void {
    const id = this.objects.size + 1;
    const type = this.next(kindsOfObject.length);
    const kind = kindsOfObject[type] ?? 0;
    const object: ModelObject = {
      kind,
      items: [],
      entries: new Map(),
      attributes: new Map(),
      length: -1,
    };
    const content = this.refill(object);
    this.objects.set(id, object);
    this.writer.op(5, kind, id, type, 0, content.length, ...content);
  }

  /** Gives an object new content and gives it as ints. */
  private refill(object: ModelObject): number[] {
    object.items = [];
    object.entries = new Map();
    object.length = -1;
    if (object.kind === 7) return [];
    const ints: number[] = [];
    for (let left = this.next(4); left > 0; left--) {
      const [reference, text] = this.value();
      if (object.kind === 6) {
        const [key, keyText] = this.pick(this.values);
        if (object.entries.has(keyText)) continue;
        object.entries.set(keyText, text);
        ints.push(key, reference);
      } else {
        object.items.push(text);
        ints.push(reference);
      }
    }
    return ints;
  }

  private attribute(id: number, object: ModelObject): void {
    const place = this.next(3);
    const name = ["left", "right", "value"][place] ?? "";
    const string = this.names[place] ?? 0;
    if (this.next(4) === 0) {
      this.writer.op(12, id, string);
      object.attributes.delete(name);
    } else {
      const [reference, text] = this.value();
      this.writer.op(11, id, string, reference);
      object.attributes.set(name, text);
    }
  }

  private entryOperation(id: number, object: ModelObject): void {
    const [key, keyText] = this.pick(this.values);
    switch (this.next(6)) {
      case 0:
        this.writer.op(9, id, key);
        object.entries.delete(keyText);
        break;
      case 1: {
        const ints = this.refill(object);
        this.writer.op(10, id, ints.length, ...ints);
        break;
      }
      case 2:
        object.length = 100 + this.next(9);
        this.writer.op(14, id, object.length);
        break;
      default: {
        const [reference, text] = this.value();
        this.writer.op(8, id, key, reference);
        object.entries.set(keyText, text);
      }
    }
  }

  private itemOperation(id: number, object: ModelObject): void {
    const { items } = object;
    switch (this.next(6)) {
      case 0: {
        const ints = this.refill(object);
        this.writer.op(10, id, ints.length, ...ints);
        break;
      }
      case 1:
      case 2: {
        const start = this.next(items.length + 1);
        const removed = this.next(items.length - start + 1);
        const added = Array.from({ length: this.next(4) }, () => this.value());
        const references = added.map(([reference]) => reference);
        this.writer.op(7, id, start, removed, added.length, ...references);
        items.splice(start, removed, ...added.map(([, text]) => text));
        break;
      }
      default: {
        if (items.length === 0) return;
        const index = this.next(items.length);
        const [reference, text] = this.value();
        this.writer.op(6, id, index, reference);
        items[index] = text;
      }
    }
  }

  /** What names, and what the step gives away, lead to. */
  private reachable(given: string): readonly number[] {
    const met = new Set<number>();
    const waiting = [given];
    for (const frame of [...this.stack, ...this.paused.values()]) {
      for (const text of frame.variables.values()) waiting.push(text ?? "");
    }
    for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
      const id = text.startsWith("#") ? Number(text.slice(1)) : 0;
      const object = this.objects.get(id);
      if (object === undefined || met.has(id)) continue;
      met.add(id);
      waiting.push(...object.items, ...object.attributes.values());
      for (const entry of object.entries) waiting.push(...entry);
    }
    return [...met].toSorted((left, right) => left - right);
  }

  /** `given` is what the step returns or yields. */
  private note(given = ""): void {
    this.moments.push({
      stack: this.stack.map(tellModel),
      suspended: [...this.paused.values()].map(tellModel).toSorted((a, b) => a.id - b.id),
      objects: [...this.objects].map(([id, object]) => ({
        id,
        items: [...object.items],
        entries: [...object.entries],
        attributes: [...object.attributes],
        size: object.length >= 0 ? object.length : object.items.length + object.entries.size,
      })),
      reachable: this.reachable(given),
    });
    if (this.moments.length % this.stepsInChunk === 0) this.chunks.push(this.writer.chunk());
  }
}

/** What a cursor says where it stands, in the same form. */
export function momentOf(cursor: Cursor, objects: number): Moment {
  const seen: Seen[] = [];
  for (let id = 1; id <= objects; id++) {
    const object = cursor.object(id);
    if (object === null) continue;
    seen.push({
      id,
      items: object.items.map(tell),
      entries: object.entries.map(([key, value]) => [tell(key), tell(value)]),
      attributes: object.attributes.map(([name, value]) => [name, tell(value)]),
      size: object.size,
    });
  }
  return {
    stack: cursor.stack().map(tellFrame),
    suspended: cursor.suspended().map(tellFrame),
    objects: seen,
    reachable: cursor.reachable().toSorted((left, right) => left - right),
  };
}

function tellFrame(state: FrameState): Frame {
  return {
    id: state.id,
    line: state.line,
    variables: state.variables.map(([name, value]) => [name, tell(value)]),
  };
}

function tell(value: Value): string {
  return value.kind === "object" ? `#${value.id}` : `${value.type} ${value.repr}`;
}

function tellModel(frame: ModelFrame): Frame {
  return {
    id: frame.id,
    line: frame.line,
    variables: [...frame.variables].flatMap(([name, text]) =>
      text === null ? [] : [[name, text] as const],
    ),
  };
}
