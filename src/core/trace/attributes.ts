import { countBelow } from "./chains.ts";
import { Ints } from "./columns.ts";
import { operations } from "./operations.ts";
import type { StateLog } from "./state.ts";
import type { ValueTable } from "./values.ts";

/** Histories up to this long are read from their end each time. */
const shortHistory = 32;

/** The entries on one attribute of one object. */
interface NameHistory {
  readonly entries: Ints;
  /** For each entry, the one at which the attribute was set after it had not been there: that says its place. */
  readonly births: Ints;
}

interface ObjectHistory {
  /** How many entries of the object are in it. */
  read: number;
  readonly byName: Map<string, NameHistory>;
}

/** What the attributes of objects are, read from what happened to them. */
export class Attributes {
  private readonly state: StateLog;
  private readonly values: ValueTable;
  /** Names of attributes, by string. */
  private readonly names = new Map<number, string>();
  private readonly long = new Map<number, ObjectHistory>();
  /** The names met while one object is read; kept, as walks over the heap read a hundred thousand of them. */
  private readonly seen: string[] = [];

  constructor(state: StateLog, values: ValueTable) {
    this.state = state;
    this.values = values;
  }

  /** The attributes of an object after the entries before `bound`: name and reference, in the order in which they were set. */
  at(object: number, bound: number): ReadonlyMap<string, number> {
    const { attributes, positions } = this.state;
    const recent: number[] = [];
    let entry = attributes.before(object, bound);
    for (; entry >= 0; entry = attributes.previousOf(entry)) {
      if (recent.length === shortHistory) return this.fromHistory(object, bound);
      recent.push(positions.at(entry));
    }
    const found = new Map<string, number>();
    for (let place = recent.length - 1; place >= 0; place--) {
      const at = recent[place] ?? 0;
      const name = this.nameOf(this.state.ops.at(at + 1));
      if (this.isSet(at)) found.set(name, this.state.ops.at(at + 2));
      else found.delete(name);
    }
    return found;
  }

  /** Adds what the attributes of an object refer to, in the order of `at`, to `found`; makes nothing else where it can. */
  addReferences(object: number, bound: number, found: number[]): void {
    const { attributes, positions, ops } = this.state;
    const last = attributes.before(object, bound);
    const first = found.length;
    const names = this.seen;
    names.length = 0;
    for (let entry = last; entry >= 0; entry = attributes.previousOf(entry)) {
      const at = positions.at(entry);
      const name = this.nameOf(ops.at(at + 1));
      if (!this.isSet(at) || names.length === shortHistory || names.includes(name)) {
        // Something was set twice or taken away: what is left has to be worked out.
        found.length = first;
        for (const reference of this.at(object, bound).values()) found.push(reference);
        return;
      }
      names.push(name);
      found.push(ops.at(at + 2));
    }
    reverseFrom(found, first);
  }

  private fromHistory(object: number, bound: number): ReadonlyMap<string, number> {
    const living: { name: string; birth: number; reference: number }[] = [];
    for (const [name, { entries, births }] of this.historyOf(object).byName) {
      const place = countBelow(entries, bound) - 1;
      if (place < 0) continue;
      const at = this.state.positions.at(entries.at(place));
      if (!this.isSet(at)) continue;
      living.push({ name, birth: births.at(place), reference: this.state.ops.at(at + 2) });
    }
    living.sort((left, right) => left.birth - right.birth);
    return new Map(living.map(({ name, reference }) => [name, reference]));
  }

  /** The history of an object by its names, as far as it is recorded now. */
  private historyOf(object: number): ObjectHistory {
    const { attributes, positions, ops } = this.state;
    const history = this.long.get(object) ?? { read: 0, byName: new Map<string, NameHistory>() };
    this.long.set(object, history);
    const all = attributes.all(object);
    for (; history.read < all.length; history.read++) {
      const entry = all.at(history.read);
      const name = this.nameOf(ops.at(positions.at(entry) + 1));
      const known = history.byName.get(name) ?? { entries: new Ints(), births: new Ints() };
      history.byName.set(name, known);
      const last = known.entries.length - 1;
      const lived = last >= 0 && this.isSet(positions.at(known.entries.at(last)));
      known.births.push(lived ? known.births.at(last) : entry);
      known.entries.push(entry);
    }
    return history;
  }

  private isSet(at: number): boolean {
    return (this.state.ops.at(at) & 15) === operations.attribute;
  }

  private nameOf(string: number): string {
    const known = this.names.get(string);
    if (known !== undefined) return known;
    const name = this.values.string(string);
    this.names.set(string, name);
    return name;
  }
}

/** Turns the end of an array round, from a 0-based place on. */
function reverseFrom(array: number[], first: number): void {
  for (let low = first, high = array.length - 1; low < high; low++, high--) {
    const item = array[low] ?? 0;
    array[low] = array[high] ?? 0;
    array[high] = item;
  }
}
