import type { Cursor, Value } from "../../../core/trace/model.ts";
import { shorten } from "../value/columns.ts";
import type { Figure, Scene } from "./figure.ts";
import { placeOfItem, placeOfKey, placeOfName } from "./figure.ts";
import { findUnreached } from "./unreached.ts";

/** What a step did, as marks on the picture. */
export interface Marks {
  /** Owner (`f3` for a frame, else the key of a figure) → place → what to say about it, such as `was 6`. */
  readonly changed: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Key of a frame → places of the names that were deleted from it. */
  readonly deleted: ReadonlyMap<string, readonly string[]>;
  /** Owner → what was taken away from it or how it changed as a whole. */
  readonly notes: ReadonlyMap<string, string>;
  /** Keys of figures of new objects. */
  readonly fresh: ReadonlySet<string>;
  /** Figures of the step before that no name reaches any more. */
  readonly gone: readonly Figure[];
}

/** The key under which the marks of a frame stand. */
export function frameKey(frame: number): string {
  return `f${frame}`;
}

/** Most columns of an earlier value in a mark. */
const wasColumns = 14;

/** The marks of the cursor's step. `before` is what was drawn at the step before, null for none. */
export function drawMarks(
  cursor: Cursor,
  nameOf: (value: Value) => string,
  scene: Scene,
  before: Scene | null,
): Marks {
  const changed = new Map<string, Map<string, string>>();
  const notes = new Map<string, string>();
  const deleted = new Map<string, readonly string[]>();
  const fresh = new Set<string>();
  const mark = (
    owner: string,
    place: string,
    label: string,
    was: Value | null,
    is: Value | null,
  ): void => {
    if (is === null) {
      const removed = `removed ${shorten(label, wasColumns)}`;
      notes.set(owner, notes.has(owner) ? "removed several" : removed);
      return;
    }
    const places = changed.get(owner) ?? new Map<string, string>();
    changed.set(owner, places);
    places.set(place, was === null ? "new" : `was ${shorten(nameOf(was), wasColumns)}`);
  };
  for (const change of cursor.changes()) {
    switch (change.kind) {
      case "name": {
        const { frame, name, before: was, after } = change;
        const owner = frameKey(frame);
        if (after !== null) mark(owner, placeOfName(name), name, was, after);
        else deleted.set(owner, [...(deleted.get(owner) ?? []), placeOfName(name)]);
        break;
      }
      case "item": {
        const { object, index, before: was, after } = change;
        const label = was === null ? "" : nameOf(was);
        mark(`o${object}`, placeOfItem(index), label, was, after);
        break;
      }
      case "entry": {
        const { object, key, before: was, after } = change;
        mark(`o${object}`, placeOfKey(key), nameOf(key), was, after);
        break;
      }
      case "attribute": {
        const { object, name, before: was, after } = change;
        mark(`o${object}`, placeOfName(name), name, was, after);
        break;
      }
      case "content":
        notes.set(`o${change.object}`, "changed");
        break;
      case "new":
        fresh.add(`o${change.object}`);
        break;
    }
  }
  // What is new is marked as a whole, not cell by cell.
  for (const key of fresh) {
    changed.delete(key);
    notes.delete(key);
  }
  return { changed, deleted, notes, fresh, gone: goneFigures(cursor, scene, before) };
}

function goneFigures(cursor: Cursor, scene: Scene, before: Scene | null): readonly Figure[] {
  if (before === null) return [];
  const drawn = new Set(scene.figures.map((figure) => figure.key));
  const missing = before.figures.filter(({ key, object }) => object !== null && !drawn.has(key));
  if (missing.length === 0) return [];
  const ids = new Set(missing.flatMap(({ object }) => object ?? []));
  const unreached = findUnreached(cursor, scene, ids);
  return missing.filter(({ object }) => object !== null && unreached.has(object));
}
