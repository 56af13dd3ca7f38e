import type { Recording } from "./recording.ts";
import { tags, valueKinds } from "./values.ts";

/** New numbers for those entries of a table that are needed, in the order in which they are. */
export class Renumbered {
  /** The old number of each new one. */
  readonly old: number[] = [];
  private readonly numbers = new Map<number, number>();

  of(old: number): number {
    const known = this.numbers.get(old);
    if (known !== undefined) return known;
    this.numbers.set(old, this.old.length);
    this.old.push(old);
    return this.old.length - 1;
  }
}

/** The strings, values and floats that a part of a recording names, as columns of their own. */
export class NamedValues {
  private readonly recording: Recording;
  private readonly strings = new Renumbered();
  private readonly floats = new Renumbered();
  private readonly numbers = new Map<number, number>();
  private readonly values: number[] = [];

  constructor(recording: Recording) {
    this.recording = recording;
    // [V3] and, below, [V2]: what an entry refers to stands before it.
    for (let singleton = 0; singleton < 5; singleton++) this.value(singleton);
  }

  string(old: number): number {
    return this.strings.of(old);
  }

  /** A reference to the same value; objects keep their numbers. */
  reference(old: number): number {
    switch (old & 3) {
      case tags.value:
        return this.value(old >> 2) * 4 + tags.value;
      case tags.float:
        return this.floats.of(old >> 2) * 4 + tags.float;
      default:
        return old;
    }
  }

  columns(): {
    readonly text: Uint16Array;
    readonly textEnds: Int32Array;
    readonly floats: Float64Array;
    readonly values: Int32Array;
  } {
    const { values } = this.recording;
    const texts = this.strings.old.map((index) => values.string(index));
    const text = new Uint16Array(texts.reduce((sum, { length }) => sum + length, 0));
    const textEnds = new Int32Array(texts.length);
    let end = 0;
    for (const [index, one] of texts.entries()) {
      for (let place = 0; place < one.length; place++) text[end++] = one.charCodeAt(place);
      textEnds[index] = end;
    }
    return {
      text,
      textEnds,
      floats: Float64Array.from(this.floats.old, (index) => values.float(index)),
      values: Int32Array.from(this.values),
    };
  }

  private value(old: number): number {
    const waiting: number[] = [];
    // A long string is a chain of its beginnings, each of which must stand before what it is the beginning of.
    let entry = old;
    while (!this.numbers.has(entry)) {
      waiting.push(entry);
      const [kind, beginning] = this.recording.values.entry(entry);
      if (kind !== valueKinds.longer) break;
      entry = beginning;
    }
    for (const next of waiting.toReversed()) this.add(next);
    return this.numbers.get(old) ?? 0;
  }

  private add(old: number): void {
    const [kind, a, b, c] = this.recording.values.entry(old);
    this.numbers.set(old, this.values.length / 4);
    switch (kind) {
      case valueKinds.ascii:
      case valueKinds.int:
        this.values.push(kind, this.string(a), b, c);
        break;
      case valueKinds.longer:
        this.values.push(kind, this.numbers.get(a) ?? 0, this.string(b), c);
        break;
      default:
        this.values.push(kind, this.string(a), this.string(b), c);
    }
  }
}
