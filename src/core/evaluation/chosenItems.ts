import { subset } from "../asking/subset.ts";
import type { EvaluationItem } from "./item.ts";
import type { EvaluationPlan } from "./plan.ts";

/**
 * The items of a pack that a plan asks, in the order in which they are asked: those of its kinds, and of them as many as its size says, chosen by its seed. The order is
 * the seed's as well, so that a pilot takes from all programs.
 */
export function chosenItems(
  items: readonly EvaluationItem[],
  { kinds, seed, size }: Pick<EvaluationPlan, "kinds" | "seed" | "size">,
): readonly EvaluationItem[] {
  const asked = new Map(
    items
      .filter(({ kind }) => kinds.length === 0 || kinds.includes(kind))
      .map((item) => [item.id, item]),
  );
  return subset([...asked.keys()], seed, size ?? asked.size).flatMap((id) => asked.get(id) ?? []);
}
