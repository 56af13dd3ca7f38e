import type { Cursor, Value } from "./model.ts";

const modulus = (1n << 61n) - 1n;
const word = (1n << 64n) - 1n;
const linearProbes = 9;
const smallestTable = 8;

/**
 * The items of a set in the order in which CPython on 64 bits walks over a fresh set that is made of them in the order given. Null where
 * that depends on hashes which differ from run to run: of texts, objects and the like.
 */
export function inSetOrder(cursor: Cursor, items: readonly Value[]): readonly Value[] | null {
  const table = new SetTable();
  for (const item of items) {
    const hash = hashOf(cursor, item);
    if (hash === null) return null;
    table.add(item, hash);
  }
  return table.items();
}

/** CPython's hash as an unsigned 64-bit number. */
function hashOf(cursor: Cursor, value: Value): bigint | null {
  if (value.kind === "plain") {
    if (value.type === "bool") return value.repr === "True" ? 1n : 0n;
    if (value.type !== "int" || !/^-?\d+$/.test(value.repr)) return null;
    const number = BigInt(value.repr);
    const size = (number < 0n ? -number : number) % modulus;
    const hash = number < 0n ? -size : size;
    return (hash === -1n ? -2n : hash) & word;
  }
  const object = cursor.object(value.id);
  return object?.kind === "tuple" ? hashOfTuple(cursor, object.items) : null;
}

/** Of xxHash, which Python makes the hashes of tuples with. */
const primes = {
  round: 11400714785074694791n,
  lane: 14029467366897019727n,
  start: 2870177450012600261n,
};

function hashOfTuple(cursor: Cursor, items: readonly Value[]): bigint | null {
  let hash: bigint = primes.start;
  for (const item of items) {
    const lane = hashOf(cursor, item);
    if (lane === null) return null;
    hash = (hash + lane * primes.lane) & word;
    hash = ((hash << 31n) | (hash >> 33n)) & word;
    hash = (hash * primes.round) & word;
  }
  hash = (hash + (BigInt(items.length) ^ (primes.start ^ 3527539n))) & word;
  return hash === word ? 1546275796n : hash;
}

interface Entry {
  readonly item: Value;
  readonly hash: bigint;
}

/** The open hash table of a CPython set. */
class SetTable {
  private table: (Entry | undefined)[] = Array.from({ length: smallestTable });
  private used = 0;

  add(item: Value, hash: bigint): void {
    this.put({ item, hash });
    this.used += 1;
    if (this.used * 5 >= (this.table.length - 1) * 3) {
      this.resize(this.used > 50_000 ? this.used * 2 : this.used * 4);
    }
  }

  items(): readonly Value[] {
    return this.table.flatMap((entry) => (entry === undefined ? [] : [entry.item]));
  }

  private put(entry: Entry): void {
    const mask = this.table.length - 1;
    let perturb = entry.hash;
    let at = Number(entry.hash & BigInt(mask));
    for (;;) {
      const probes = at + linearProbes <= mask ? linearProbes : 0;
      for (let place = at; place <= at + probes; place++) {
        if (this.table[place] !== undefined) continue;
        this.table[place] = entry;
        return;
      }
      perturb >>= 5n;
      at = Number((BigInt(at) * 5n + 1n + perturb) & BigInt(mask));
    }
  }

  private resize(least: number): void {
    let size = smallestTable;
    while (size <= least) size *= 2;
    const entries = this.table;
    this.table = Array.from({ length: size });
    for (const entry of entries) if (entry !== undefined) this.put(entry);
  }
}
