import { Attributes } from "./attributes.ts";
import { countBelow } from "./chains.ts";
import { holdsPairs, operations } from "./operations.ts";
import { Sequence } from "./sequence.ts";
import type { StateLog } from "./state.ts";
import type { ValueTable } from "./values.ts";

/** Histories shorter than this are replayed from the object's beginning each time. */
const shortHistory = 64;

/** How many objects' last drafts are kept. */
const latestDrafts = 32;

/** What is in an object at one moment: items or flat pairs as references, its datum and its true size. */
export interface Content {
  readonly references: readonly number[];
  readonly datum: number;
  /** Number of items or entries, including what was not recorded. */
  readonly size: number;
}

interface Draft {
  references: number[];
  datum: number;
  /** What LENGTH said; -1 when all is recorded. */
  length: number;
}

interface KeptDraft extends Draft {
  /** How many entries of the object's history made it. */
  readonly applied: number;
}

/**
 * Replays what happened to single objects.
 * Long histories leave copies behind, one for about as many operations as the object has items, so that any moment is found
 * by one copy and a replay of about the object's own size.
 */
export class Contents {
  readonly attributes: Attributes;
  private readonly state: StateLog;
  private readonly values: ValueTable;
  private readonly kept = new Map<number, KeptDraft[]>();
  /** The last draft made of each of a few objects: the next step's is one operation further. */
  private readonly latest = new Map<number, KeptDraft>();

  constructor(state: StateLog, values: ValueTable) {
    this.state = state;
    this.values = values;
    this.attributes = new Attributes(state, values);
  }

  /** What is in an object after the entries before `bound`; the object must be there by then. */
  at(object: number, bound: number): Content {
    const { state } = this;
    const birth = state.birth(object, bound);
    const pairs = holdsPairs(state.ops.at(birth) >> 4);
    const draft = this.replay(object, bound, pairs);
    const here = pairs ? draft.references.length / 2 : draft.references.length;
    return {
      references: draft.references,
      datum: draft.datum,
      size: draft.length >= 0 ? draft.length : here,
    };
  }

  /**
   * Adds the references that an object holds after the entries before `bound` to `found`, in the order in which they are shown.
   * Most objects have few changes behind them, which are read where they stand.
   */
  addReferences(object: number, bound: number, found: number[]): void {
    const { ops, positions, contents } = this.state;
    const at = positions.at(contents.before(object, bound));
    if (this.isBeginning(at)) {
      const end = at + 5 + ops.at(at + 4);
      for (let place = at + 5; place < end; place++) found.push(ops.at(place));
    } else for (const reference of this.at(object, bound).references) found.push(reference);
    this.attributes.addReferences(object, bound, found);
  }

  private replay(object: number, bound: number, pairs: boolean): Draft {
    const { positions, contents } = this.state;
    const recent: number[] = [];
    let entry = contents.before(object, bound);
    while (entry >= 0 && recent.length < shortHistory) {
      const at = positions.at(entry);
      recent.push(at);
      if (this.isBeginning(at)) return this.apply(null, recent.toReversed(), pairs);
      entry = contents.previousOf(entry);
    }
    return this.replayLong(object, bound, pairs);
  }

  private isBeginning(at: number): boolean {
    return (this.state.ops.at(at) & 15) === operations.new;
  }

  private replayLong(object: number, bound: number, pairs: boolean): Draft {
    const history = this.state.contents.all(object);
    const end = countBelow(history, bound);
    const kept = this.kept.get(object) ?? [];
    this.kept.set(object, kept);
    let base = kept[countUpTo(kept, end) - 1] ?? null;
    const latest = this.latest.get(object);
    if (latest !== undefined && latest.applied <= end && end - latest.applied <= shortHistory) {
      base = latest;
    }
    for (;;) {
      // A copy is worth keeping when replaying costs as much as copying.
      const applied = base?.applied ?? 0;
      const stride = Math.max(shortHistory * 4, base?.references.length ?? 0);
      const next = Math.min(end, applied + stride);
      const positions: number[] = [];
      for (let place = applied; place < next; place++) {
        positions.push(this.state.positions.at(history.at(place)));
      }
      base = { ...this.apply(base, positions, pairs), applied: next };
      if (next === end) break;
      // Kept copies stand in their order; between two of them no more are needed.
      if (next > (kept.at(-1)?.applied ?? 0)) kept.push(base);
    }
    if (this.latest.size >= latestDrafts) this.latest.clear();
    this.latest.set(object, base);
    return base;
  }

  /** Applies the operations at `positions`, in order, to a copy of `base`. */
  private apply(base: Draft | null, positions: readonly number[], pairs: boolean): Draft {
    return pairs ? this.applyToPairs(base, positions) : this.applyToItems(base, positions);
  }

  private applyToItems(base: Draft | null, positions: readonly number[]): Draft {
    const { ops } = this.state;
    let items = new Sequence(base?.references.slice() ?? []);
    let datum = base?.datum ?? 0;
    let length = base?.length ?? -1;
    for (const at of positions) {
      const first = ops.at(at + 1);
      switch (ops.at(at) & 15) {
        case operations.new:
          datum = ops.at(at + 3);
          items = new Sequence(this.ints(at + 5, ops.at(at + 4)));
          length = -1;
          break;
        case operations.whole:
          items = new Sequence(this.ints(at + 2, first));
          length = -1;
          break;
        case operations.item:
          items.set(first, ops.at(at + 2));
          break;
        case operations.splice:
          items.splice(first, ops.at(at + 2), this.ints(at + 4, ops.at(at + 3)));
          break;
        case operations.data:
          datum = first;
          break;
        case operations.length:
          length = first;
          break;
        default:
      }
    }
    return { references: items.items(), datum, length };
  }

  private applyToPairs(base: Draft | null, positions: readonly number[]): Draft {
    const { ops } = this.state;
    const entries = new Map<number, readonly [number, number]>();
    const addAll = (references: readonly number[]): void => {
      for (let place = 0; place < references.length; place += 2) {
        const key = references[place] ?? 0;
        entries.set(this.values.keyOf(key), [key, references[place + 1] ?? 0]);
      }
    };
    addAll(base?.references ?? []);
    let datum = base?.datum ?? 0;
    let length = base?.length ?? -1;
    for (const at of positions) {
      const first = ops.at(at + 1);
      switch (ops.at(at) & 15) {
        case operations.new:
          datum = ops.at(at + 3);
          addAll(this.ints(at + 5, ops.at(at + 4)));
          length = -1;
          break;
        case operations.whole:
          entries.clear();
          addAll(this.ints(at + 2, first));
          length = -1;
          break;
        case operations.entry: {
          const key = this.values.keyOf(first);
          // Python keeps the key object that came first.
          entries.set(key, [entries.get(key)?.[0] ?? first, ops.at(at + 2)]);
          break;
        }
        case operations.remove:
          entries.delete(this.values.keyOf(first));
          break;
        case operations.data:
          datum = first;
          break;
        case operations.length:
          length = first;
          break;
        default:
      }
    }
    const references: number[] = [];
    for (const [key, value] of entries.values()) references.push(key, value);
    return { references, datum, length };
  }

  private ints(at: number, count: number): number[] {
    return Array.from(this.state.ops.data.subarray(at, at + count));
  }
}

/** How many of ascending drafts were made of at most `end` entries. */
function countUpTo(drafts: readonly KeptDraft[], end: number): number {
  let low = 0;
  let high = drafts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((drafts[middle]?.applied ?? 0) <= end) low = middle + 1;
    else high = middle;
  }
  return low;
}
