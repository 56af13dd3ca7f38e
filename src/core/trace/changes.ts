import type { HeapSource } from "./heap.ts";
import type { Change, Value } from "./model.ts";
import { holdsPairs, operations } from "./operations.ts";

/** A splice that moves more items than this is told as a change of the content. */
const tellable = 64;

/** What the operations of a step changed against the step before, in order; each name, item, entry and attribute once. */
export function changesOf(heap: HeapSource, step: number, from: number): readonly Change[] {
  // The first step of a window holds the whole state: it tells nothing about what that step changed.
  if (from > 0 && step === from) return [];
  return new StepChanges(heap, step).list();
}

class StepChanges {
  private readonly heap: HeapSource;
  private readonly before: number;
  private readonly after: number;
  private readonly told = new Set<string>();
  private readonly found: Change[] = [];

  constructor(heap: HeapSource, step: number) {
    this.heap = heap;
    this.before = heap.state.entriesUpTo(step - 1);
    this.after = heap.state.entriesUpTo(step);
  }

  list(): readonly Change[] {
    const { state } = this.heap;
    for (let entry = this.before; entry < this.after; entry++) {
      const at = state.positions.at(entry);
      const head = state.ops.at(at);
      switch (head & 15) {
        case operations.local:
        case operations.unbind:
          this.name(head >> 4);
          break;
        case operations.new:
          this.found.push({ kind: "new", object: state.ops.at(at + 1) });
          break;
        case operations.attribute:
        case operations.unattribute:
          this.attribute(head >> 4, state.ops.at(at + 1));
          break;
        default:
          this.content(head >> 4);
      }
    }
    return this.found;
  }

  private once(name: string): boolean {
    if (this.told.has(name)) return false;
    this.told.add(name);
    return true;
  }

  private name(slot: number): void {
    const { state, values } = this.heap;
    if (!this.once(`name ${slot}`)) return;
    const read = (bound: number): Value | null => {
      const last = state.slots.chains.before(slot, bound);
      const at = state.positions.at(last);
      if (last < 0 || (state.ops.at(at) & 15) !== operations.local) return null;
      return values.value(state.ops.at(at + 1));
    };
    this.found.push({
      kind: "name",
      frame: state.slots.frameOf(slot),
      name: state.slots.nameOf(slot),
      before: read(this.before),
      after: read(this.after),
    });
  }

  private isNew(object: number): boolean {
    return this.heap.state.birth(object, this.before) < 0;
  }

  private attribute(object: number, name: number): void {
    const { contents, values } = this.heap;
    const text = values.string(name);
    if (this.isNew(object) || !this.once(`attribute ${object} ${text}`)) return;
    const read = (bound: number): Value | null => {
      const reference = contents.attributes.at(object, bound).get(text);
      return reference === undefined ? null : values.value(reference);
    };
    this.found.push({
      kind: "attribute",
      object,
      name: text,
      before: read(this.before),
      after: read(this.after),
    });
  }

  private content(object: number): void {
    if (this.isNew(object) || !this.once(`content ${object}`)) return;
    const { state, contents } = this.heap;
    const before = contents.at(object, this.before);
    const after = contents.at(object, this.after);
    const pairs = holdsPairs(state.ops.at(state.birth(object, this.after)) >> 4);
    const changes = pairs
      ? this.entries(object, before.references, after.references)
      : this.items(object, before.references, after.references);
    const others = before.datum !== after.datum || before.size !== after.size;
    if (changes.length > tellable || (changes.length === 0 && others)) {
      this.found.push({ kind: "content", object });
    } else this.found.push(...changes);
  }

  private items(
    object: number,
    before: readonly number[],
    after: readonly number[],
  ): readonly Change[] {
    const { values } = this.heap;
    const shorter = Math.min(before.length, after.length);
    let start = 0;
    while (start < shorter && before[start] === after[start]) start += 1;
    let tail = 0;
    while (
      tail < shorter - start &&
      before[before.length - 1 - tail] === after[after.length - 1 - tail]
    ) {
      tail += 1;
    }
    const removed = before.length - tail - start;
    const added = after.length - tail - start;
    if (removed !== added && removed > 0 && added > 0) return [{ kind: "content", object }];
    const changes: Change[] = [];
    for (let index = start; index < start + Math.max(removed, added); index++) {
      const old = removed > 0 ? before[index] : undefined;
      const now = added > 0 ? after[index] : undefined;
      if (old === now) continue;
      changes.push({
        kind: "item",
        object,
        index,
        before: old === undefined ? null : values.value(old),
        after: now === undefined ? null : values.value(now),
      });
      if (changes.length > tellable) break;
    }
    return changes;
  }

  private entries(
    object: number,
    before: readonly number[],
    after: readonly number[],
  ): readonly Change[] {
    const { values } = this.heap;
    const old = pairMap(before, (key) => values.keyOf(key));
    const changes: Change[] = [];
    for (let place = 0; place < after.length; place += 2) {
      const key = after[place] ?? 0;
      const now = after[place + 1] ?? 0;
      const same = values.keyOf(key);
      const was = old.get(same);
      old.delete(same);
      if (was?.[1] === now) continue;
      changes.push({
        kind: "entry",
        object,
        key: values.value(key),
        before: was === undefined ? null : values.value(was[1]),
        after: values.value(now),
      });
      if (changes.length > tellable) return changes;
    }
    for (const [key, was] of old.values()) {
      changes.push({
        kind: "entry",
        object,
        key: values.value(key),
        before: values.value(was),
        after: null,
      });
      if (changes.length > tellable) break;
    }
    return changes;
  }
}

function pairMap(
  references: readonly number[],
  keyOf: (reference: number) => number,
): Map<number, readonly [number, number]> {
  const found = new Map<number, readonly [number, number]>();
  for (let place = 0; place < references.length; place += 2) {
    const key = references[place] ?? 0;
    found.set(keyOf(key), [key, references[place + 1] ?? 0]);
  }
  return found;
}
