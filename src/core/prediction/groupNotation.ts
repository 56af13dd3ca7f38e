import { type Unread, unread } from "./reading.ts";

export type ReadGroups =
  | { readonly kind: "groups"; readonly groups: readonly (readonly string[])[] }
  | Unread;

const space = /[\s,;]/;

/**
 * Reads which names share an object: `a=b c` says that `a` and `b` do and `c` stands alone. Names that are not written stand alone; what is
 * said twice is joined. The groups come as a truth has them: each sorted, in the order of their first names.
 */
export function parseGroups(text: string, names: readonly string[]): ReadGroups {
  const known = new Set(names);
  const groupOf = new Map(names.map((name): [string, string[]] => [name, [name]]));
  let last: string | null = null;
  let joins = false;
  for (let at = 0; at < text.length;) {
    const character = text.charAt(at);
    if (space.test(character)) {
      at += 1;
    } else if (character === "=") {
      if (last === null || joins) return unread("unexpected-character", at);
      joins = true;
      at += 1;
    } else {
      const end = endOfName(text, at);
      const name = text.slice(at, end);
      if (!known.has(name)) return unread("not-a-name", at);
      if (joins && last !== null) join(groupOf, last, name);
      [last, joins] = [name, false];
      at = end;
    }
  }
  if (joins) return unread("unclosed", text.length);
  return { kind: "groups", groups: inOrder([...new Set(groupOf.values())]) };
}

function endOfName(text: string, start: number): number {
  let end = start;
  while (end < text.length && text.charAt(end) !== "=" && !space.test(text.charAt(end))) end += 1;
  return end;
}

function join(groupOf: Map<string, string[]>, one: string, other: string): void {
  const [first, second] = [groupOf.get(one) ?? [], groupOf.get(other) ?? []];
  if (first === second) return;
  // The smaller group moves, so that joining many costs little.
  const [into, from] = first.length < second.length ? [second, first] : [first, second];
  for (const name of from) {
    into.push(name);
    groupOf.set(name, into);
  }
}

/** Groups as a truth has them: each sorted, in the order of their first names. */
function inOrder(groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return groups
    .map((group) => group.toSorted(byName))
    .toSorted(([one = ""], [other = ""]) => byName(one, other));
}

function byName(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

/** Writes groups so that `parseGroups` reads them back. */
export function printGroups(groups: readonly (readonly string[])[]): string {
  return groups.map((group) => group.join("=")).join(" ");
}
