import { CodeUnits, Floats, Ints } from "./columns.ts";
import type { RecordingChunk } from "./chunk.ts";
import { type Accepted, accepted, type Damaged, damaged } from "./damage.ts";
import type { Value } from "./model.ts";
import { asciiRepr, floatRepr } from "./pythonText.ts";

/** The tags of a reference ([V1]). */
export const tags = { int: 0, object: 1, value: 2, float: 3 } as const;

/** The kinds of a value table entry ([V2]). */
export const valueKinds = { singleton: 0, ascii: 1, text: 2, longer: 3, int: 4, other: 5 } as const;

/** The most characters that one string value may have; the recorder cuts far below. */
const longestText = 1 << 21;

/** How many decoded values are kept for the next time, and how many characters their texts may have. */
const keptValues = 100_000;
const keptCharacters = 1 << 25;

/** Strings, values and floats of a recording, and what references to them say. */
export class ValueTable {
  private readonly text = new CodeUnits();
  private readonly textEnds = new Ints();
  private readonly floats = new Floats();
  private readonly values = new Ints();
  /** Characters of each value of kind 1 and 3. */
  private readonly lengths = new Ints();
  private readonly decoded = new Map<number, Value>();
  /** Characters of the decoded values that are kept. */
  private characters = 0;
  private readonly sameKeys = new Map<string, number>();
  private readonly keyOfEntry = new Map<number, number>();

  get strings(): number {
    return this.textEnds.length;
  }

  append(chunk: RecordingChunk): Accepted | Damaged {
    let end = this.text.length;
    for (const next of chunk.textEnds) {
      if (next < end) return damaged("V4", "strings overlap");
      end = next;
    }
    if (end !== this.text.length + chunk.text.length) {
      return damaged("V4", "the ends of the strings and their text differ");
    }
    this.text.append(chunk.text);
    this.textEnds.append(chunk.textEnds);
    this.floats.append(chunk.floats);
    return this.addValues(chunk.values);
  }

  private addValues(added: Int32Array): Accepted | Damaged {
    if (added.length % 4 !== 0) return damaged("V2", "values are of four ints each");
    const first = this.lengths.length;
    this.values.append(added);
    for (let place = 0; place < added.length; place += 4) {
      const entry = first + place / 4;
      const length = this.checkValue(entry);
      if (length === null) return damaged("V2", `value ${entry}`);
      if (length > longestText) return damaged("size", `value ${entry} is ${length} long`);
      this.lengths.push(length);
    }
    return accepted;
  }

  /** The length of a string value, 0 for other kinds; null when the entry breaks its rule. */
  private checkValue(entry: number): number | null {
    const kind = this.values.at(entry * 4);
    const a = this.values.at(entry * 4 + 1);
    const b = this.values.at(entry * 4 + 2);
    switch (kind) {
      case valueKinds.singleton:
      case valueKinds.other:
      case valueKinds.text:
        return this.isString(a) && this.isString(b) ? 0 : null;
      case valueKinds.int:
        return this.isString(a) ? 0 : null;
      case valueKinds.ascii:
        return this.isString(a) ? this.stringLength(a) : null;
      case valueKinds.longer: {
        if (a < 0 || a >= entry || !this.isString(b)) return null;
        const begins = this.values.at(a * 4);
        if (begins !== valueKinds.ascii && begins !== valueKinds.longer) return null;
        return this.lengths.at(a) + this.stringLength(b);
      }
      default:
        return null;
    }
  }

  isString(index: number): boolean {
    return index >= 0 && index < this.textEnds.length;
  }

  /** Whether a reference that names no object stands in the tables. Objects are the caller's to check. */
  isPlainReference(reference: number): boolean {
    const payload = reference >> 2;
    switch (reference & 3) {
      case tags.value:
        return payload >= 0 && payload < this.lengths.length;
      case tags.float:
        return payload >= 0 && payload < this.floats.length;
      default:
        return (reference & 3) === tags.int;
    }
  }

  /** String `index` of the string table ([V4]); empty when there is none. */
  string(index: number): string {
    const start = index === 0 ? 0 : this.textEnds.at(index - 1);
    return this.text.text(start, this.textEnds.at(index));
  }

  /** The four ints of an entry of the value table ([V2]). */
  entry(index: number): readonly [kind: number, a: number, b: number, c: number] {
    const at = index * 4;
    return [
      this.values.at(at),
      this.values.at(at + 1),
      this.values.at(at + 2),
      this.values.at(at + 3),
    ];
  }

  /** Float `index` of the table of floats; 0 when there is none. */
  float(index: number): number {
    return this.floats.data[index] ?? 0;
  }

  private stringLength(index: number): number {
    return this.textEnds.at(index) - (index === 0 ? 0 : this.textEnds.at(index - 1));
  }

  /** What a reference says. */
  value(reference: number): Value {
    const payload = reference >> 2;
    // These two are made faster than they are looked up.
    if ((reference & 3) === tags.int) return { kind: "plain", type: "int", repr: String(payload) };
    if ((reference & 3) === tags.object) return { kind: "object", id: payload };
    const known = this.decoded.get(reference);
    if (known !== undefined) return known;
    const value: Value =
      (reference & 3) === tags.float
        ? { kind: "plain", type: "float", repr: floatRepr(this.floats.data[payload] ?? 0) }
        : this.decodeEntry(payload);
    if (this.decoded.size >= keptValues || this.characters > keptCharacters) {
      this.decoded.clear();
      this.characters = 0;
    }
    if (value.kind === "plain") this.characters += value.repr.length;
    this.decoded.set(reference, value);
    return value;
  }

  private decodeEntry(entry: number): Value {
    const a = this.values.at(entry * 4 + 1);
    const b = this.values.at(entry * 4 + 2);
    const full = this.values.at(entry * 4 + 3);
    const cut = full >= 0 ? { cutFrom: full } : {};
    switch (this.values.at(entry * 4)) {
      case valueKinds.ascii:
      case valueKinds.longer:
        return { kind: "plain", type: "str", repr: asciiRepr(this.textOf(entry)), ...cut };
      case valueKinds.text:
        return { kind: "plain", type: "str", repr: this.string(b), ...cut };
      case valueKinds.int:
        return { kind: "plain", type: "int", repr: this.string(a), ...cut };
      default:
        return { kind: "plain", type: this.string(b), repr: this.string(a), ...cut };
    }
  }

  /** The characters of a string value; null when the reference is no string. */
  stringOf(reference: number): string | null {
    if ((reference & 3) !== tags.value) return null;
    const entry = reference >> 2;
    switch (this.values.at(entry * 4)) {
      case valueKinds.ascii:
      case valueKinds.longer:
        return this.textOf(entry);
      case valueKinds.text:
        return this.string(this.values.at(entry * 4 + 1));
      default:
        return null;
    }
  }

  private textOf(entry: number): string {
    const pieces: string[] = [];
    let at = entry;
    while (this.values.at(at * 4) === valueKinds.longer) {
      pieces.push(this.string(this.values.at(at * 4 + 2)));
      at = this.values.at(at * 4 + 1);
    }
    pieces.push(this.string(this.values.at(at * 4 + 1)));
    return pieces.toReversed().join("");
  }

  /**
   * A number that is equal for references to equal plain values of one type, and for references to one object.
   * Keys of a dict are told apart by it ([V5]).
   */
  keyOf(reference: number): number {
    if ((reference & 3) === tags.int || (reference & 3) === tags.object) return reference;
    const known = this.keyOfEntry.get(reference);
    if (known !== undefined) return known;
    const value = this.value(reference);
    // nan is never equal to nan, and what was cut away may differ: each keeps its own place.
    if (value.kind === "object" || value.repr === "nan" || value.cutFrom !== undefined) {
      return reference;
    }
    const name = `${value.type} ${value.repr}`;
    const key = this.sameKeys.get(name) ?? reference;
    this.sameKeys.set(name, key);
    this.keyOfEntry.set(reference, key);
    return key;
  }
}
