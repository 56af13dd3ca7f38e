import type { Cursor, HeapObject, Value } from "../../../core/trace/model.ts";
import type { Scene } from "./figure.ts";

/** Slots looked at in search of a way to an object. */
const searched = 20_000;

/**
 * Which of the objects no name reaches at the cursor's step. Empty when the heap is too large to tell
 * within a step's time: then nothing is said about any of them.
 */
export function findUnreached(
  cursor: Cursor,
  scene: Scene,
  objects: ReadonlySet<number>,
): ReadonlySet<number> {
  const missing = new Set(objects);
  const met = new Set<number>();
  const waiting: number[] = [];
  const meet = (value: Value | null): void => {
    if (value?.kind !== "object" || met.has(value.id)) return;
    met.add(value.id);
    missing.delete(value.id);
    waiting.push(value.id);
  };
  for (const frame of [...cursor.stack(), ...cursor.suspended()]) {
    for (const [, value] of frame.variables) meet(value);
  }
  for (const { result } of scene.frames) meet(result?.value ?? null);
  let looked = 0;
  for (let id = waiting.shift(); id !== undefined && missing.size > 0; id = waiting.shift()) {
    const object = cursor.object(id);
    if (object === null) continue;
    looked += object.count + object.attributes.length + 1;
    if (looked > searched) return new Set();
    for (const value of valuesIn(object)) meet(value);
  }
  return missing;
}

function* valuesIn(object: HeapObject): Generator<Value | null> {
  for (let index = 0; index < object.count; index++) {
    const entry = object.entry(index);
    if (entry === null) yield object.item(index);
    else yield* entry;
  }
  for (const [, value] of object.attributes) yield value;
}
