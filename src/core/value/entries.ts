import { identityOf } from "./identity.ts";
import { type KindOf, matchPairs } from "./matching.ts";
import { printPythonValue } from "./print.ts";
import type { PythonValue } from "./pythonValue.ts";

export type Entries = readonly (readonly [PythonValue, PythonValue])[];

/**
 * For the places of Python's entries, the places of those of `mine` with the same keys, or else with keys that come near them. Places
 * are 0-based; what has no partner is not in it.
 */
export function partnersOf(
  mine: Entries,
  python: Entries,
  kindOf: KindOf,
): ReadonlyMap<number, number> {
  const known = new Map(mine.map(([key], place) => [keyOf(key), place] as const));
  const found = new Map<number, number>();
  const left: number[] = [];
  for (const [index, [key]] of python.entries()) {
    const place = known.get(keyOf(key));
    if (place === undefined) left.push(index);
    else found.set(index, place);
  }
  if (left.length === 0) return found;
  const taken = new Set(found.values());
  const free = [...mine.keys()].filter((place) => !taken.has(place));
  for (const pair of matchPairs(keysAt(mine, free), keysAt(python, left), kindOf)) {
    const [index, place] = [left[pair.python], free[pair.mine]];
    if (pair.kind === "different" || index === undefined || place === undefined) continue;
    found.set(index, place);
  }
  return found;
}

/** Keys that Python cannot hash stand in dicts all the same where a class says how; those are known by their text. */
function keyOf(key: PythonValue): string {
  return identityOf(key) ?? printPythonValue(key);
}

function keysAt(entries: Entries, places: readonly number[]): readonly PythonValue[] {
  return places.flatMap((place) => entries[place]?.slice(0, 1) ?? []);
}
