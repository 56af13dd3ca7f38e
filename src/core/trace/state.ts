import { Chains } from "./chains.ts";
import { Ints } from "./columns.ts";
import { type Accepted, accepted, type Damaged, damaged } from "./damage.ts";
import { holdsItems, holdsPairs, kindOfObject, operations } from "./operations.ts";
import type { PathLog } from "./path.ts";
import { Slots } from "./slots.ts";
import type { Tables } from "./tables.ts";
import { tags, type ValueTable } from "./values.ts";

/** How many ints stand behind the head of each operation; `new`, `splice` and `whole` add their own n. */
const fixedInts = [-1, 0, 0, 1, 0, 4, 2, 3, 2, 1, 1, 2, 1, 1, 1, 0];

/** More object numbers than this are no honest recording. */
const mostObjects = 1 << 26;

/**
 * The operations of a recording ([S1]), checked once and indexed by what they concern.
 * An **entry** is an operation on a name or an object; entries are numbered from 0. The state at a step is what the entries
 * before `entriesUpTo(step)` make; nothing is replayed until somebody looks at a name or an object.
 */
export class StateLog {
  /** The operations as they came, but LOCAL and UNBIND have their slot for operand. */
  readonly ops = new Ints();
  /** Where each entry's operation begins in `ops`. */
  readonly positions = new Ints();
  readonly slots: Slots;
  /** Entries that change what is in an object. */
  readonly contents: Chains;
  /** Entries that change an object's attributes. */
  readonly attributes: Chains;
  /** The entry that made each object, plus one; 0 for none. */
  private readonly births = new Ints();
  /** How many items each object has now. */
  private readonly counts = new Ints();
  /** For each step, how many entries belong to it and the steps before. */
  private readonly entryEnds = new Ints();
  private readonly unborn: number[] = [];
  private step = 0;
  private frame = 0;
  private readonly tables: Tables;
  private readonly values: ValueTable;
  private readonly path: PathLog;

  constructor(tables: Tables, values: ValueTable, path: PathLog) {
    this.tables = tables;
    this.values = values;
    this.path = path;
    const previous = new Ints();
    this.contents = new Chains(previous);
    this.attributes = new Chains(previous);
    this.slots = new Slots(previous, tables, path);
  }

  /** Appends the operations of the steps that the path has by now. */
  append(ops: Int32Array): Accepted | Damaged {
    const from = this.ops.length;
    this.ops.append(ops);
    const end = this.ops.length;
    let at = from;
    while (at < end) {
      const head = this.ops.at(at);
      const code = head & 15;
      const ints = fixedInts[code] ?? -1;
      if (ints < 0 || head < 0) return damaged("S2", `operation ${head}`);
      let next = at + 1 + ints;
      if (next > end) return damaged("S2", "an operation is cut off");
      if (code === operations.new || code === operations.splice || code === operations.whole) {
        const count = this.ops.at(next - 1);
        if (count < 0 || next + count > end) return damaged("S2", `${count} ints announced`);
        next += count;
      }
      const problem = this.check(at, code, head >> 4);
      if (problem !== null) return problem;
      at = next;
    }
    const problem = this.checkBorn();
    if (problem !== null) return problem;
    this.entryEnds.fill(this.path.steps, this.positions.length);
    return accepted;
  }

  /** The first step that has operations; -1 when none has. */
  get firstStep(): number {
    return this.ops.length === 0 ? -1 : this.ops.at(0) >> 4;
  }

  /** Gives back the memory that growing has set aside; nothing more is expected. */
  trim(): void {
    for (const column of [this.ops, this.positions, this.births, this.counts, this.entryEnds]) {
      column.trim();
    }
    this.contents.trim();
    this.attributes.trim();
  }

  /** How many entries make the state of `step`. */
  entriesUpTo(step: number): number {
    return step < 0 ? 0 : this.entryEnds.at(Math.min(step, this.entryEnds.length - 1));
  }

  /** The step that an entry belongs to; not before step `from`, where that is known. */
  stepOf(entry: number, from = 0): number {
    let low = from;
    let high = from + 1;
    // Entries that are asked for one after the other lie close together.
    while (high < this.entryEnds.length && this.entryEnds.at(high) <= entry) {
      low = high;
      high += high - from;
    }
    high = Math.min(high + 1, this.entryEnds.length);
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.entryEnds.at(middle) > entry) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** Where the operation that made an object begins, -1 when there is no such object before entry `bound`. */
  birth(object: number, bound: number): number {
    if (object <= 0 || object >= this.births.length) return -1;
    const entry = this.births.at(object) - 1;
    return entry < 0 || entry >= bound ? -1 : this.positions.at(entry);
  }

  /** One more than the highest object number that was ever given. */
  get objectsEnd(): number {
    return this.births.length;
  }

  private check(at: number, code: number, operand: number): Damaged | null {
    switch (code) {
      case operations.step:
        return this.beginStep(operand);
      case operations.frame:
        if (operand >= this.path.frameCodes.length) return damaged("S2", `frame ${operand}`);
        this.frame = operand;
        return null;
      case operations.local:
      case operations.unbind: {
        if (code === operations.local && !this.isReference(this.ops.at(at + 1))) {
          return damaged("R2", `reference ${this.ops.at(at + 1)}`);
        }
        const slot = this.slots.push(this.frame, operand);
        if (slot < 0) return damaged("S2", `name ${operand} of frame ${this.frame}`);
        this.ops.set(at, slot * 16 + code);
        this.positions.push(at);
        return null;
      }
      case operations.new:
        return this.bear(at, operand);
      case operations.reset:
        return at === 1 ? null : damaged("W2", "state is forgotten in the middle");
      default:
        return this.change(at, code, operand);
    }
  }

  private beginStep(step: number): Damaged | null {
    if (step < this.step || step >= this.path.steps) return damaged("S1", `operations of ${step}`);
    const problem = this.checkBorn();
    if (problem !== null) return problem;
    this.step = step;
    this.entryEnds.fill(step, this.positions.length);
    return null;
  }

  private bear(at: number, kind: number): Damaged | null {
    const object = this.ops.at(at + 1);
    const type = this.ops.at(at + 2);
    const count = this.ops.at(at + 4);
    if (object <= 0 || object > mostObjects || object > this.ops.length + this.path.steps + 1) {
      return damaged("S5", `object ${object}`);
    }
    if (this.births.at(object) > 0) return damaged("S5", `object ${object} appears twice`);
    if (kind > kindOfObject.enumMember) return damaged("S3", `an object of kind ${kind}`);
    if (type < 0 || type >= this.tables.types.length) return damaged("S3", `type ${type}`);
    if (!this.isDatum(kind, this.ops.at(at + 3))) {
      return damaged("S3", `datum ${this.ops.at(at + 3)} of kind ${kind}`);
    }
    this.births.fill(object + 1, 0);
    this.counts.fill(object + 1, 0);
    this.contents.push(object);
    this.positions.push(at);
    this.births.set(object, this.positions.length);
    return this.fill(object, kind, at + 5, count);
  }

  private fill(object: number, kind: number, at: number, count: number): Damaged | null {
    if (count > 0 && !holdsItems(kind) && !holdsPairs(kind)) {
      return damaged("S3", `items in an object of kind ${kind}`);
    }
    if (holdsPairs(kind) && count % 2 !== 0) return damaged("S3", "half a pair");
    this.counts.set(object, count);
    return this.checkReferences(at, count);
  }

  private checkReferences(at: number, count: number): Damaged | null {
    for (let place = at; place < at + count; place++) {
      if (!this.isReference(this.ops.at(place))) {
        return damaged("R2", `reference ${this.ops.at(place)}`);
      }
    }
    return null;
  }

  private change(at: number, code: number, object: number): Damaged | null {
    const birth = this.birth(object, this.positions.length);
    if (birth < 0) return damaged("R2", `object ${object} is not there`);
    const kind = this.ops.at(birth) >> 4;
    if (code === operations.attribute || code === operations.unattribute) {
      if (!this.values.isString(this.ops.at(at + 1))) return damaged("S2", "an attribute's name");
      if (code === operations.attribute && !this.isReference(this.ops.at(at + 2))) {
        return damaged("R2", `reference ${this.ops.at(at + 2)}`);
      }
      this.attributes.push(object);
      this.positions.push(at);
      return null;
    }
    this.contents.push(object);
    this.positions.push(at);
    const first = this.ops.at(at + 1);
    const count = this.counts.at(object);
    switch (code) {
      case operations.item:
        if (!holdsItems(kind) || first < 0 || first >= count) {
          return damaged("S2", `item ${first} of object ${object}`);
        }
        return this.checkReferences(at + 2, 1);
      case operations.splice: {
        const removed = this.ops.at(at + 2);
        const added = this.ops.at(at + 3);
        if (!holdsItems(kind) || first < 0 || removed < 0 || first + removed > count) {
          return damaged("S2", `splice at ${first} of object ${object}`);
        }
        this.counts.set(object, count - removed + added);
        return this.checkReferences(at + 4, added);
      }
      case operations.entry:
        return holdsPairs(kind)
          ? this.checkReferences(at + 1, 2)
          : damaged("S2", `an entry in object ${object}`);
      case operations.remove:
        return holdsPairs(kind)
          ? this.checkReferences(at + 1, 1)
          : damaged("S2", `an entry of object ${object}`);
      case operations.whole:
        return this.fill(object, kind, at + 2, first);
      case operations.data:
        return this.isDatum(kind, first) ? null : damaged("S3", `datum ${first} of kind ${kind}`);
      default:
        return first >= -1 ? null : damaged("S2", `length ${first}`);
    }
  }

  private isDatum(kind: number, datum: number): boolean {
    switch (kind) {
      case kindOfObject.class:
      case kindOfObject.function:
        return datum >= -1 && datum < this.tables.codes.length;
      case kindOfObject.generator:
        return datum >= -1 && datum < this.path.frameCodes.length;
      case kindOfObject.module:
        return this.values.isString(datum);
      case kindOfObject.other:
        return datum === -1 || this.values.isString(datum);
      default:
        return datum >= -1;
    }
  }

  private isReference(reference: number): boolean {
    if ((reference & 3) !== tags.object) return this.values.isPlainReference(reference);
    const object = reference >> 2;
    if (object <= 0 || object > mostObjects) return false;
    if (this.births.at(object) === 0 || object >= this.births.length) this.unborn.push(object);
    return true;
  }

  /** [R2]: what a step names is there when the step is over. */
  private checkBorn(): Damaged | null {
    if (this.unborn.length === 0) return null;
    for (const object of this.unborn) {
      if (object >= this.births.length || this.births.at(object) === 0) {
        return damaged("R2", `object ${object} is not there after step ${this.step}`);
      }
    }
    this.unborn.length = 0;
    return null;
  }
}
