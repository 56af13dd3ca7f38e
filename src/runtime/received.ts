/** How much of a recording has arrived, so that a second run of the same program can go on from there. */
import type { RecordingChunk } from "../core/trace/chunk.ts";
import { columnNames, type ColumnName } from "./contract.ts";

/** In `path`, an entry of this kind is a branch and no step ([P1]). */
const branchKind = 15;

type Counts = Record<ColumnName, number>;

/** What has arrived of one recording. */
export class Received {
  /** Entries of each column. */
  readonly counts: Counts = noCounts();
  /** Number of steps. */
  steps = 0;
  /** A fingerprint of the path, to tell whether another run took the same one. */
  pathHash = 0;
  readonly #tables: string[] = [];

  add(chunk: RecordingChunk): void {
    for (const name of columnNames) this.counts[name] += chunk[name].length;
    for (const entry of chunk.path) if ((entry & 15) !== branchKind) this.steps += 1;
    this.pathHash = hashInts(this.pathHash, chunk.path);
    if (chunk.tables !== "") this.#tables.push(chunk.tables);
  }

  /** Entries of each list of the tables. */
  tableCounts(): Map<string, number> {
    const counts = new Map<string, number>();
    for (const text of this.#tables) {
      for (const [name, list] of tableLists(text)) {
        counts.set(name, (counts.get(name) ?? 0) + list.length);
      }
    }
    return counts;
  }
}

/**
 * The end of a recording whose beginning has arrived: cuts what is known already from the chunks of a second run.
 * The cuts of the two runs need not be the same.
 */
export class Tail {
  readonly #known: Readonly<Counts>;
  readonly #knownHash: number;
  readonly #knownTables: Map<string, number>;
  readonly #seen: Counts = noCounts();
  #hash = 0;

  constructor(known: Received) {
    this.#known = { ...known.counts };
    this.#knownHash = known.pathHash;
    this.#knownTables = known.tableCounts();
  }

  /**
   * What a chunk of the second run adds; null when that is nothing, `another` when the second run took another path,
   * after which none of its chunks must be used.
   */
  beyond(chunk: RecordingChunk): RecordingChunk | null | "another" {
    const known = this.#known;
    const skip = noCounts();
    for (const name of columnNames) {
      skip[name] = Math.min(chunk[name].length, Math.max(0, known[name] - this.#seen[name]));
      this.#seen[name] += chunk[name].length;
    }
    this.#hash = hashInts(this.#hash, chunk.path.subarray(0, skip.path));
    const tables = this.#tablesBeyond(chunk.tables);
    if (this.#seen.path <= known.path) return null;
    if (this.#hash !== this.#knownHash) return "another";
    return {
      path: chunk.path.subarray(skip.path),
      extra: chunk.extra.subarray(skip.extra),
      ops: chunk.ops.subarray(skip.ops),
      floats: chunk.floats.subarray(skip.floats),
      text: chunk.text.subarray(skip.text),
      textEnds: chunk.textEnds.subarray(skip.textEnds),
      values: chunk.values.subarray(skip.values),
      tables,
    };
  }

  #tablesBeyond(text: string): string {
    if (text === "") return "";
    const rest: Record<string, unknown[]> = {};
    for (const [name, list] of tableLists(text)) {
      const known = this.#knownTables.get(name) ?? 0;
      this.#knownTables.set(name, Math.max(0, known - list.length));
      if (list.length > known) rest[name] = list.slice(known);
    }
    return Object.keys(rest).length === 0 ? "" : JSON.stringify(rest);
  }
}

/** The lists of a tables text ([T1] and after); none when it is no JSON object. */
function tableLists(text: string): [string, unknown[]][] {
  let tables: unknown;
  try {
    tables = JSON.parse(text);
  } catch {
    return [];
  }
  if (typeof tables !== "object" || tables === null) return [];
  return Object.entries(tables).filter((entry): entry is [string, unknown[]] =>
    Array.isArray(entry[1]),
  );
}

function hashInts(hash: number, ints: Int32Array): number {
  for (const int of ints) hash = (Math.imul(hash, 31) + int) | 0;
  return hash;
}

function noCounts(): Counts {
  return { path: 0, extra: 0, ops: 0, floats: 0, text: 0, textEnds: 0, values: 0 };
}
