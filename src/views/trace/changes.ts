import { type Cursor, type Value } from "../../core/trace/index.ts";

/** What the present step changed, ready to be looked up. Texts say what was before: `was 6`, `new`. */
export interface Changes {
  /** By `frame name`. */
  readonly names: ReadonlyMap<string, string>;
  /** By `object part`: an index, the repr of a key, or a dot and an attribute's name. */
  readonly parts: ReadonlyMap<string, string>;
  /** For each object, the 0-based indexes that changed. */
  readonly indexes: ReadonlyMap<number, readonly number[]>;
  readonly created: ReadonlySet<number>;
}

/** Reads what a step (0-based) changed; the cursor is moved there. */
export function describeChanges(cursor: Cursor, step: number): Changes {
  cursor.seek(step);
  const names = new Map<string, string>();
  const parts = new Map<string, string>();
  const indexes = new Map<number, number[]>();
  const created = new Set<number>();
  for (const change of cursor.changes()) {
    switch (change.kind) {
      case "name":
        names.set(`${change.frame} ${change.name}`, wasText(change.before));
        break;
      case "item":
        parts.set(`${change.object} ${change.index}`, wasText(change.before));
        indexes.set(change.object, [...(indexes.get(change.object) ?? []), change.index]);
        break;
      case "entry":
        if (change.key.kind === "plain") {
          parts.set(`${change.object} ${change.key.repr}`, wasText(change.before));
        }
        break;
      case "attribute":
        parts.set(`${change.object} .${change.name}`, wasText(change.before));
        break;
      case "content":
        break;
      case "new":
        created.add(change.object);
        break;
    }
  }
  return { names, parts, indexes, created };
}

function wasText(before: Value | null): string {
  if (before === null) return "new";
  if (before.kind === "object") return `was #${before.id}`;
  return `was ${before.repr.length > 24 ? `${before.repr.slice(0, 23)}…` : before.repr}`;
}
