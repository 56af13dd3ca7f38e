import type { DifferenceKind } from "./comparison.ts";
import { printPythonValue } from "./print.ts";
import type { PythonValue } from "./pythonValue.ts";

/** Two items that were put together, by their 0-based places, and how they differ. */
interface Pair {
  readonly mine: number;
  readonly python: number;
  readonly kind: DifferenceKind | "equal";
}

/** At most so many items of each side are tried against each other. */
const mostTried = 64;

/**
 * Puts items of two unordered collections together: first those that are written alike, then the others, those that differ least first.
 * Items without a partner stand in no pair when the collections differ in size; else all stand in one.
 */
export function matchPairs(
  mine: readonly PythonValue[],
  python: readonly PythonValue[],
  kindOf: (mine: PythonValue, python: PythonValue) => DifferenceKind | "equal",
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

function nearest(
  mine: readonly PythonValue[],
  python: readonly PythonValue[],
  left: readonly number[],
  free: readonly number[],
  kindOf: (mine: PythonValue, python: PythonValue) => DifferenceKind | "equal",
): readonly Pair[] {
  const tried: Pair[] = [];
  for (const place of left) {
    for (const partner of free) {
      const [one, other] = [mine[place], python[partner]];
      if (one === undefined || other === undefined) continue;
      tried.push({ mine: place, python: partner, kind: kindOf(one, other) });
    }
  }
  const pairs: Pair[] = [];
  const [met, taken] = [new Set<number>(), new Set<number>()];
  for (const kind of nearness) {
    for (const pair of tried) {
      if (pair.kind !== kind || met.has(pair.mine) || taken.has(pair.python)) continue;
      met.add(pair.mine);
      taken.add(pair.python);
      pairs.push(pair);
    }
  }
  return pairs;
}
