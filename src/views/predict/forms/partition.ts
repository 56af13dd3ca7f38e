import { parseGroups, printGroups } from "../../../core/prediction/groupNotation.ts";
import type { RawAnswer } from "../../../core/prediction/prediction.ts";
import { plain } from "./form.ts";

/** Groups of names that share one object; names that stand alone are groups of one. */
export type Partition = readonly (readonly string[])[];

/** The groups of an answer; null while there is none that can be read. */
export function partitionOf(raw: RawAnswer | null, names: readonly string[]): Partition | null {
  if (raw === null || raw.text.trim() === "") return null;
  const read = parseGroups(raw.text, names);
  return read.kind === "groups" ? read.groups : null;
}

/** True when two names are in one group. */
export function areTogether(partition: Partition, one: string, other: string): boolean {
  return partition.some((group) => group.includes(one) && group.includes(other));
}

/** The answer in which two names share an object, or do not: then the second leaves the group. */
export function withPair(
  partition: Partition | null,
  names: readonly string[],
  [one, other]: readonly [string, string],
  together: boolean,
): RawAnswer | null {
  const groups: Partition = partition ?? names.map((name) => [name]);
  const of = (name: string) => groups.find((group) => group.includes(name)) ?? [name];
  const rest = groups.filter((group) => group !== of(one) && group !== of(other));
  if (together) return plain(printGroups([...new Set([[...of(one), ...of(other)]]), ...rest]));
  const left = of(one).filter((name) => name !== other);
  return areTogether(groups, one, other)
    ? plain(printGroups([left, [other], ...rest]))
    : plain(printGroups(groups));
}

/** All pairs of names, each once. */
export function pairsOf(names: readonly string[]): readonly (readonly [string, string])[] {
  return names.flatMap((one, index) =>
    names.slice(index + 1).map((other): readonly [string, string] => [one, other]),
  );
}
