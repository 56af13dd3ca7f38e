import { Ints } from "./columns.ts";

/** Chains longer than this get an index of their own when they are first searched. */
const walkable = 32;

/**
 * Which entries of a growing log concern which subject.
 * Entries are numbered from 0 in the order of the log; `previous` holds, for each entry, the one before it on the same subject.
 * Several tables of subjects may share one log, as an entry belongs to one subject only.
 */
export class Chains {
  private readonly previous: Ints;
  /** The last entry of each subject, plus one; 0 for none. */
  private readonly latest = new Ints();
  private readonly indexes = new Map<number, Ints>();

  constructor(previous: Ints) {
    this.previous = previous;
  }

  /** Appends the next entry of the log; it concerns `subject`. */
  push(subject: number): void {
    this.latest.fill(subject + 1, 0);
    const entry = this.previous.length;
    this.previous.push(this.latest.at(subject) - 1);
    this.latest.set(subject, entry + 1);
  }

  /** The last entry on `subject` before entry `bound`, -1 for none. */
  before(subject: number, bound: number): number {
    let entry = this.last(subject);
    for (let walked = 0; walked < walkable; walked++) {
      if (entry < bound) return entry;
      entry = this.previous.at(entry);
    }
    if (entry < bound) return entry;
    const entries = this.all(subject);
    const place = countBelow(entries, bound);
    return place === 0 ? -1 : entries.at(place - 1);
  }

  /** The first entry on `subject` at or behind entry `bound`, -1 for none. */
  after(subject: number, bound: number): number {
    const entries = this.all(subject);
    const place = countBelow(entries, bound);
    return place < entries.length ? entries.at(place) : -1;
  }

  /** The entry on the same subject before `entry`, -1 for none. */
  previousOf(entry: number): number {
    return this.previous.at(entry);
  }

  /** Every entry on `subject`, ascending. The column grows with the log and belongs to the chains. */
  all(subject: number): Ints {
    const index = this.indexes.get(subject) ?? new Ints();
    const known = index.length === 0 ? -1 : index.at(index.length - 1);
    const added: number[] = [];
    for (let entry = this.last(subject); entry > known; entry = this.previous.at(entry)) {
      added.push(entry);
    }
    for (let place = added.length - 1; place >= 0; place--) index.push(added[place] ?? 0);
    if (index.length > walkable) this.indexes.set(subject, index);
    return index;
  }

  /** Gives back the memory that growing has set aside. */
  trim(): void {
    this.previous.trim();
    this.latest.trim();
  }

  private last(subject: number): number {
    return subject < this.latest.length ? this.latest.at(subject) - 1 : -1;
  }
}

/** How many values of an ascending column are below `bound`. */
export function countBelow(ascending: Ints, bound: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (ascending.at(middle) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}
