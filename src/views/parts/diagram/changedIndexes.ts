import type { Change, Cursor, Value } from "../../../core/trace/model.ts";
import { placeOfKey } from "./figure.ts";

/** Which item of a long container changed last, as of any step of a stretch of steps. */
export interface ChangedIndexes {
  /** Notes a change of a step; steps come in rising order. */
  note(step: number, change: Change, cursor: Cursor): void;
  /** The 0-based item, entry or attribute of the object that changed last at or before `step`, -1 for none. */
  at(object: number, step: number): number;
}

/** An empty record of changes. */
export function createChangedIndexes(): ChangedIndexes {
  const histories = new Map<number, { steps: number[]; indexes: number[] }>();
  return {
    note(step, change, cursor) {
      if (change.kind !== "item" && change.kind !== "entry" && change.kind !== "attribute") return;
      const index = indexOf(change, cursor);
      const history = histories.get(change.object) ?? { steps: [], indexes: [] };
      histories.set(change.object, history);
      if (history.indexes.at(-1) === index) return;
      history.steps.push(step);
      history.indexes.push(index);
    },
    at(object, step) {
      const history = histories.get(object);
      if (history === undefined) return -1;
      let low = 0;
      let high = history.steps.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((history.steps[middle] ?? 0) <= step) low = middle + 1;
        else high = middle;
      }
      return history.indexes[low - 1] ?? -1;
    },
  };
}

function indexOf(
  change: Extract<Change, { kind: "item" | "entry" | "attribute" }>,
  cursor: Cursor,
): number {
  switch (change.kind) {
    case "item":
      return change.index;
    case "entry":
      return entryIndex(cursor, change.object, change.key);
    case "attribute": {
      const object = cursor.object(change.object);
      // What has items as well shows all of its few attributes.
      if (object === null || object.count > 0) return -1;
      return object.attributes.findIndex(([name]) => name === change.name);
    }
  }
}

/** Entries looked at, from the end, for the one that changed: a long dict is not searched at every step. */
const searched = 200;

function entryIndex(cursor: Cursor, object: number, key: Value): number {
  const found = cursor.object(object);
  if (found === null) return -1;
  const place = placeOfKey(key);
  for (let i = found.count - 1; i >= Math.max(0, found.count - searched); i--) {
    const entry = found.entry(i);
    if (entry !== null && placeOfKey(entry[0]) === place) return i;
  }
  return -1;
}
