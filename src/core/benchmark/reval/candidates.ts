import {
  createCursor,
  type Cursor,
  type HeapObject,
  printValue,
  type Recording,
  type Value,
} from "../../trace/index.ts";
import type { RevalTrace } from "../../trace/profiles/reval.ts";
import { printPythonValue } from "../../value/print.ts";
import type { PythonValue } from "../../value/pythonValue.ts";
import { qualifiedTypeOf } from "../../value/typeName.ts";
import type { RevalExpression } from "./expression.ts";
import { type Found, Lookup } from "./lookup.ts";

/** One value that a variable can be said to have had behind a line. */
export interface Candidate {
  /** Its class with the module: `builtins.int`. */
  readonly type: string;
  /** As Python prints it. */
  readonly repr: string;
}

/** All values that REval accepts for a variable behind a line. */
export interface Candidates {
  /** How many there are, each time counted: products count as often as they come about. */
  readonly count: number;
  /** Each once, by type and text, in the order in which they come about. */
  readonly distinct: readonly Candidate[];
}

/** Values that come about several times. */
interface Bag {
  readonly found: Found;
  readonly times: number;
}

/** Looks up what variables of one run were behind lines. */
export class CandidateReader {
  private readonly recording: Recording;
  private readonly trace: RevalTrace;
  private readonly cursor: Cursor;
  private readonly lookup: Lookup;
  private readonly texts = new Map<number, PrintedObject>();

  constructor(recording: Recording, trace: RevalTrace) {
    this.recording = recording;
    this.trace = trace;
    this.cursor = createCursor(recording);
    this.lookup = new Lookup(recording, this.cursor);
  }

  /** What an expression was behind a line (1-based); null is REval's `Nil`. */
  read(line: number, expression: RevalExpression): Candidates | null {
    if (!this.trace.covers(line)) return null;
    const found = this.evaluate(this.trace.after(line), expression);
    if (found === null) return null;
    const distinct = new Map<string, Candidate>();
    let count = 0;
    for (const { found: one, times } of found) {
      count += times;
      const candidate = { type: this.typeOf(one), repr: this.textOf(one) };
      distinct.set(`${candidate.type} ${candidate.repr}`, candidate);
    }
    return { count, distinct: [...distinct.values()] };
  }

  private evaluate(steps: readonly number[], expression: RevalExpression): readonly Bag[] | null {
    switch (expression.kind) {
      case "constant":
        return [{ found: { kind: "made", value: expression.value }, times: 1 }];
      case "name":
        return orNil(this.names(steps, expression.name));
      case "attribute": {
        const objects = this.evaluate(steps, expression.of);
        if (objects === null) return null;
        return orNil(
          objects.flatMap(({ found, times }) => {
            const attribute = this.lookup.attribute(found, expression.name);
            return attribute === null ? [] : [{ found: attribute, times }];
          }),
        );
      }
      case "subscript": {
        const containers = this.evaluate(steps, expression.of);
        const indices = this.evaluate(steps, expression.index);
        return containers === null || indices === null
          ? null
          : orNil(this.items(containers, indices));
      }
      case "tuple":
        return this.tuples(steps, expression.items);
    }
  }

  /** Equal plain values stand together: loops repeat them often. */
  private names(steps: readonly number[], name: string): readonly Bag[] {
    const plain = new Map<string, { found: Found; times: number }>();
    const found: { found: Found; times: number }[] = [];
    for (const step of steps) {
      if (step < 0) continue;
      const value = this.lookup.local(step, name);
      if (value === null) continue;
      const key = value.kind === "plain" ? `${value.type} ${value.repr}` : null;
      const known = key === null ? undefined : plain.get(key);
      if (known !== undefined) {
        known.times += 1;
        continue;
      }
      const bag = { found: { kind: "recorded", value, step } as const, times: 1 };
      if (key !== null) plain.set(key, bag);
      found.push(bag);
    }
    return found;
  }

  /** Every container with every index, whichever moments they are of. */
  private items(containers: readonly Bag[], indices: readonly Bag[]): readonly Bag[] {
    const read = this.indexValues(indices);
    return containers.flatMap((container) =>
      read.flatMap(({ value, times }) => {
        const item = this.lookup.item(container.found, value);
        return item === null ? [] : [{ found: item, times: times * container.times }];
      }),
    );
  }

  private indexValues(
    indices: readonly Bag[],
  ): readonly { readonly value: PythonValue; readonly times: number }[] {
    const read = new Map<string, { value: PythonValue; times: number }>();
    for (const { found, times } of indices) {
      const key = `${this.typeOf(found)} ${this.textOf(found)}`;
      const known = read.get(key);
      if (known === undefined) read.set(key, { value: this.lookup.value(found), times });
      else known.times += times;
    }
    return [...read.values()];
  }

  private tuples(
    steps: readonly number[],
    items: readonly RevalExpression[],
  ): readonly Bag[] | null {
    let rows: { readonly items: readonly PythonValue[]; readonly times: number }[] = [
      { items: [], times: 1 },
    ];
    for (const item of items) {
      const found = this.evaluate(steps, item);
      if (found === null) return null;
      const parts = this.indexValues(found);
      rows = rows.flatMap((row) =>
        parts.map((part) => ({
          items: [...row.items, part.value],
          times: row.times * part.times,
        })),
      );
    }
    return rows.map((row) => ({
      found: { kind: "made", value: { kind: "sequence", type: "tuple", items: row.items } },
      times: row.times,
    }));
  }

  private typeOf(found: Found): string {
    if (found.kind === "made") return qualifiedTypeOf(found.value);
    if (found.value.kind === "plain") return `builtins.${found.value.type}`;
    const type = this.lookup.objectAt(found.value.id, found.step)?.type;
    return type === undefined ? "" : `${type.module}.${type.name}`;
  }

  private textOf(found: Found): string {
    if (found.kind === "made") return printPythonValue(found.value);
    if (found.value.kind === "plain") return found.value.repr;
    return this.textOfObject(found.value, found.step);
  }

  /** Printing is kept for as long as neither the object nor anything in it has changed. */
  private textOfObject(value: Extract<Value, { kind: "object" }>, step: number): string {
    this.lookup.objectAt(value.id, step);
    const known = this.texts.get(value.id);
    if (known?.parts.every((part) => this.cursor.object(part.id) === part) === true) {
      return known.text;
    }
    const text = printValue(this.recording, this.cursor, value, everything);
    this.texts.set(value.id, { text, parts: partsOf(this.cursor, value.id) });
    return text;
  }
}

interface PrintedObject {
  readonly text: string;
  /** The object and all that it holds; an object that did not change is the same one at another step. */
  readonly parts: readonly HeapObject[];
}

const everything = { depth: Infinity, width: Infinity, setOrder: true };

function orNil(found: readonly Bag[]): readonly Bag[] | null {
  return found.length === 0 ? null : found;
}

function partsOf(cursor: Cursor, id: number): readonly HeapObject[] {
  const found = new Map<number, HeapObject>();
  const look = (value: Value): void => {
    if (value.kind !== "object" || found.has(value.id)) return;
    const object = cursor.object(value.id);
    if (object === null) return;
    found.set(value.id, object);
    for (const item of object.items) look(item);
    for (const [key, entry] of object.entries) {
      look(key);
      look(entry);
    }
    for (const [, attribute] of object.attributes) look(attribute);
  };
  look({ kind: "object", id });
  return [...found.values()];
}
