import type { HeapSource } from "./heap.ts";
import type { Cursor, FrameState, Value } from "./model.ts";
import { kindOfObject } from "./operations.ts";
import type { Recording } from "./recording.ts";
import { tags } from "./values.ts";

/**
 * What `Cursor.reachable` says: a walk over names, objects and paused frames, each met once.
 * `bound` is the number of entries that make the moment.
 */
export function reachableFrom(
  recording: Recording,
  cursor: Cursor,
  heap: HeapSource,
  bound: number,
): readonly number[] {
  if (recording.steps === 0) return [];
  const walk = new Walk(heap, bound, cursor.suspended());
  for (const frame of cursor.stack()) walk.frame(frame);
  const { value } = recording.step(cursor.step);
  if (value !== undefined) walk.value(value);
  walk.pausedFrames();
  return walk.met();
}

class Walk {
  private readonly objects: number[] = [];
  /** For each object number, 1 when it was met. */
  private readonly isMet: Uint8Array;
  private readonly frames = new Set<number>();
  private readonly heap: HeapSource;
  private readonly bound: number;
  private readonly paused: ReadonlyMap<number, FrameState>;

  constructor(heap: HeapSource, bound: number, paused: readonly FrameState[]) {
    this.heap = heap;
    this.bound = bound;
    this.isMet = new Uint8Array(heap.state.objectsEnd);
    this.paused = new Map(paused.map((frame) => [frame.id, frame]));
  }

  met(): readonly number[] {
    return this.objects;
  }

  value(value: Value): void {
    if (value.kind === "object") this.from(value.id);
  }

  frame(frame: FrameState): void {
    if (this.frames.has(frame.id)) return;
    this.frames.add(frame.id);
    for (const [, value] of frame.variables) this.value(value);
  }

  pausedFrames(): void {
    for (const frame of this.paused.values()) this.frame(frame);
  }

  /** Walks depth first; the stack holds what is still to be met, the next on top. */
  private from(start: number): void {
    const { state, contents } = this.heap;
    const waiting = [start];
    const held: number[] = [];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (this.isMet[id] === 1) continue;
      const birth = state.birth(id, this.bound);
      if (birth < 0) continue;
      this.isMet[id] = 1;
      this.objects.push(id);
      if (state.ops.at(birth) >> 4 === kindOfObject.generator) this.waitForFrame(id, waiting);
      held.length = 0;
      contents.addReferences(id, this.bound, held);
      for (let place = held.length - 1; place >= 0; place--) {
        const reference = held[place] ?? 0;
        if ((reference & 3) === tags.object) waiting.push(reference >> 2);
      }
    }
  }

  /** A paused generator holds what the names of its frame stand for. */
  private waitForFrame(generator: number, waiting: number[]): void {
    const { datum } = this.heap.contents.at(generator, this.bound);
    const frame = this.frames.has(datum) ? undefined : this.paused.get(datum);
    if (frame === undefined) return;
    this.frames.add(datum);
    for (const [, value] of frame.variables.toReversed()) {
      if (value.kind === "object") waiting.push(value.id);
    }
  }
}
