import type { RecordedObject } from "./heap.ts";
import type { Cursor, FrameState, Value } from "./model.ts";
import type { Recording } from "./recording.ts";

/** What `Cursor.reachable` says: a walk over names, objects and paused frames, each met once. */
export function reachableFrom(
  recording: Recording,
  cursor: Cursor,
  find: (id: number) => RecordedObject | null,
): readonly number[] {
  if (recording.steps === 0) return [];
  const walk = new Walk(find, cursor.suspended());
  for (const frame of cursor.stack()) walk.frame(frame);
  const { value } = recording.step(cursor.step);
  if (value !== undefined) walk.value(value);
  walk.pausedFrames();
  return walk.met();
}

class Walk {
  private readonly objects = new Set<number>();
  private readonly frames = new Set<number>();
  private readonly find: (id: number) => RecordedObject | null;
  private readonly paused: ReadonlyMap<number, FrameState>;

  constructor(find: (id: number) => RecordedObject | null, paused: readonly FrameState[]) {
    this.find = find;
    this.paused = new Map(paused.map((frame) => [frame.id, frame]));
  }

  met(): readonly number[] {
    return [...this.objects];
  }

  value(value: Value): void {
    if (value.kind === "object") this.from([value.id]);
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
  private from(start: readonly number[]): void {
    const waiting = [...start];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (this.objects.has(id)) continue;
      const object = this.find(id);
      if (object === null) continue;
      this.objects.add(id);
      const held = [...object.held(), ...this.heldByFrameOf(object)];
      for (let place = held.length - 1; place >= 0; place--) waiting.push(held[place] ?? 0);
    }
  }

  /** A paused generator holds what the names of its frame stand for. */
  private *heldByFrameOf(object: RecordedObject): Generator<number> {
    if (object.kind !== "generator" || this.frames.has(object.datum)) return;
    const frame = this.paused.get(object.datum);
    if (frame === undefined) return;
    this.frames.add(frame.id);
    for (const [, value] of frame.variables) if (value.kind === "object") yield value.id;
  }
}
