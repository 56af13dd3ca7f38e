import type { DifferenceKind } from "./comparison.ts";
import { printPythonValue } from "./print.ts";
import type { PythonValue } from "./pythonValue.ts";

/** Two items that were put together, by their 0-based places, and how they differ. */
interface Pair {
  readonly mine: number;
  readonly python: number;
  readonly kind: DifferenceKind | "equal";
}

/** How two items differ. */
export type KindOf = (mine: PythonValue, python: PythonValue) => DifferenceKind | "equal";

/** At most so many items of each side are tried against each other. */
const mostTried = 64;

/**
 * Puts items of two unordered collections together: first those that are written alike, then the others, those that differ least first.
 * Items without a partner stand in no pair when the collections differ in size; else all stand in one.
 */
export function matchPairs(
  mine: readonly PythonValue[],
  python: readonly PythonValue[],
  kindOf: KindOf,
): readonly Pair[] {
  const pairs: Pair[] = [];
  const places = new Map<string, number[]>();
  for (const [place, item] of python.entries()) {
    const text = printPythonValue(item);
    const same = places.get(text);
    if (same === undefined) places.set(text, [place]);
    else same.push(place);
  }
  const left: number[] = [];
  for (const [place, item] of mine.entries()) {
    const partner = places.get(printPythonValue(item))?.shift();
    if (partner === undefined) left.push(place);
    else pairs.push({ mine: place, python: partner, kind: "equal" });
  }
  const free = [...places.values()].flat();
  if (left.length <= mostTried && free.length <= mostTried) {
    pairs.push(...nearest(mine, python, left, free, kindOf));
  } else if (left.length === free.length) {
    pairs.push(...left.map((place, index) => differentPair(place, free[index] ?? 0)));
  }
  return pairs;
}

function differentPair(mine: number, python: number): Pair {
  return { mine, python, kind: "different" };
}

const nearness = ["equal", "whitespace", "wrong-type", "unknown", "different"] as const;

/**
 * Puts the rest together one by one, and lets those that are together change partners when another one finds a place by it (Kuhn's algorithm): the
 * order in which items were written then makes no difference.
 */
function nearest(
  mine: readonly PythonValue[],
  python: readonly PythonValue[],
  left: readonly number[],
  free: readonly number[],
  kindOf: KindOf,
): readonly Pair[] {
  const distances = left.map((place) =>
    free.map((partner) => {
      const [one, other] = [mine[place], python[partner]];
      if (one === undefined || other === undefined) return nearness.length - 1;
      return nearness.indexOf(kindOf(one, other));
    }),
  );
  /** For each free item, which of the left ones has it. */
  const owners = new Map<number, number>();
  const find = (from: number, farthest: number, asked: Set<number>): boolean => {
    for (const [to, distance] of (distances[from] ?? []).entries()) {
      if (distance > farthest || asked.has(to)) continue;
      asked.add(to);
      const owner = owners.get(to);
      if (owner !== undefined && !find(owner, farthest, asked)) continue;
      owners.set(to, from);
      return true;
    }
    return false;
  };
  for (const [farthest] of nearness.entries()) {
    const placed = new Set(owners.values());
    for (const from of left.keys()) if (!placed.has(from)) find(from, farthest, new Set());
  }
  return [...owners].map(([to, from]) => ({
    mine: left[from] ?? 0,
    python: free[to] ?? 0,
    kind: nearness[distances[from]?.[to] ?? nearness.length - 1] ?? "different",
  }));
}
