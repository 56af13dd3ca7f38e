import type { Cursor } from "../../core/trace/index.ts";

/** What people would call an object: the first name of the innermost frame, else of any, that refers to it or to what holds it. */
export function nameOfObject(cursor: Cursor, object: number): string {
  const frames = [...cursor.stack()].toReversed();
  for (const frame of frames) {
    const direct = frame.variables.find(
      ([, value]) => value.kind === "object" && value.id === object,
    );
    if (direct !== undefined) return direct[0];
  }
  for (const frame of frames) {
    for (const [name, value] of frame.variables) {
      if (value.kind !== "object") continue;
      const path = pathInside(cursor, value.id, object);
      if (path !== null) return `${name}${path}`;
    }
  }
  return cursor.object(object)?.type.name ?? "an object";
}

/** How an object is reached from one that holds it: `[2]` or `.next`. Looks one object deep, at the first hundred things in it. */
function pathInside(cursor: Cursor, holder: number, object: number): string | null {
  const found = cursor.object(holder);
  if (found === null) return null;
  const item = found.items
    .slice(0, 100)
    .findIndex((value) => value.kind === "object" && value.id === object);
  if (item >= 0) return `[${item}]`;
  for (const [key, value] of found.entries.slice(0, 100)) {
    if (value.kind === "object" && value.id === object && key.kind === "plain")
      return `[${key.repr}]`;
  }
  for (const [name, value] of found.attributes) {
    if (value.kind === "object" && value.id === object) return `.${name}`;
  }
  return null;
}
