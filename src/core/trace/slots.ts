import { Chains } from "./chains.ts";
import { Ints } from "./columns.ts";
import type { PathLog } from "./path.ts";
import type { Tables } from "./tables.ts";

/** Names beyond this many of one code are looked up in a map, so that a frame with few of them bound stays small. */
const widestBlock = 64;

/** More slots than this are no honest recording. */
const mostSlots = 1 << 26;

/** A **slot** is one name in one frame. Slots are numbered from 0 as they are first bound, frame by frame. */
export class Slots {
  readonly chains: Chains;
  /** The name's index in its frame's code, by slot. */
  private readonly names = new Ints();
  private readonly frames = new Ints();
  /** The first entry on each slot, plus one; 0 when it was never bound. */
  private readonly firsts = new Ints();
  /** The first slot of each frame, plus one; 0 for none. */
  private readonly blocks = new Ints();
  /** How many slots stand in a row behind the first, by frame. */
  private readonly widths = new Ints();
  private readonly further = new Map<number, Map<number, number>>();
  private readonly entries: Ints;
  private readonly tables: Tables;
  private readonly path: PathLog;

  constructor(entries: Ints, tables: Tables, path: PathLog) {
    this.entries = entries;
    this.chains = new Chains(entries);
    this.tables = tables;
    this.path = path;
  }

  /** Appends the next entry of the log; it concerns a name of a frame. Gives the slot, -1 when there is no such name. */
  push(frame: number, name: number): number {
    const names = this.namesOf(frame);
    if (name >= names.length || frame >= this.path.frameCodes.length) return -1;
    if (this.names.length > mostSlots) return -1;
    const slot = this.find(frame, name) ?? this.add(frame, name, names.length);
    if (this.firsts.at(slot) === 0) this.firsts.set(slot, this.entries.length + 1);
    this.chains.push(slot);
    return slot;
  }

  /** The slot of a name, undefined when it was never bound in the frame. */
  find(frame: number, name: number): number | undefined {
    if (frame >= this.blocks.length) return undefined;
    const first = this.blocks.at(frame) - 1;
    if (first < 0) return undefined;
    if (name < this.widths.at(frame)) return first + name;
    return this.further.get(frame)?.get(name);
  }

  /** The slots of a frame that were bound before entry `bound`, in the order in which they first were. */
  ofFrame(frame: number, bound: number): readonly number[] {
    if (frame >= this.blocks.length || this.blocks.at(frame) === 0) return [];
    const found: number[] = [];
    const first = this.blocks.at(frame) - 1;
    const consider = (slot: number): void => {
      const entry = this.firsts.at(slot) - 1;
      if (entry >= 0 && entry < bound) found.push(slot);
    };
    for (let slot = first; slot < first + this.widths.at(frame); slot++) consider(slot);
    for (const slot of this.further.get(frame)?.values() ?? []) consider(slot);
    return found.toSorted((left, right) => this.firsts.at(left) - this.firsts.at(right));
  }

  nameOf(slot: number): string {
    return this.namesOf(this.frameOf(slot))[this.names.at(slot)] ?? "?";
  }

  /** The place of a slot's name among the names of its frame's code. */
  placeOf(slot: number): number {
    return this.names.at(slot);
  }

  frameOf(slot: number): number {
    return this.frames.at(slot);
  }

  /** The names that a frame's code may bind; a name's index is its place here. */
  namesOf(frame: number): readonly string[] {
    return this.tables.codes[this.path.frameCodes.at(frame)]?.names ?? [];
  }

  private add(frame: number, name: number, wide: number): number {
    this.blocks.fill(frame + 1, 0);
    this.widths.fill(frame + 1, 0);
    if (this.blocks.at(frame) === 0) {
      const width = Math.min(wide, widestBlock);
      this.blocks.set(frame, this.names.length + 1);
      this.widths.set(frame, width);
      for (let place = 0; place < width; place++) this.append(frame, place);
      if (name < width) return this.blocks.at(frame) - 1 + name;
    }
    const slot = this.append(frame, name);
    const further = this.further.get(frame) ?? new Map<number, number>();
    further.set(name, slot);
    this.further.set(frame, further);
    return slot;
  }

  private append(frame: number, name: number): number {
    this.frames.push(frame);
    this.names.push(name);
    this.firsts.push(0);
    return this.names.length - 1;
  }
}
