import { randomOf } from "../question/random.ts";

/**
 * At most `size` of some ids, chosen by a seed: the same ids and seed give the same ones, in whatever order they come in. A larger size keeps those of a smaller one, so
 * a pilot is the beginning of its run.
 */
export function subset(ids: readonly string[], seed: number, size: number): readonly string[] {
  return [...new Set(ids)]
    .map((id) => ({ id, place: randomOf(seed, id) }))
    .toSorted((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1))
    .slice(0, Math.max(0, Math.trunc(size)))
    .map(({ id }) => id);
}
