import type { TruthWork } from "../../core/benchmark/benchmark.ts";
import type { BenchmarkId } from "../../core/benchmark/task.ts";
import { truthVersion } from "../../core/benchmark/truth.ts";
import { contentHash } from "../../core/program/hash.ts";

/** The hash of all that truths follow from: what Python is asked, what of its reply each task wants, and how both are read. */
export function truthKey(benchmark: BenchmarkId, { tasks, requests }: TruthWork): Promise<string> {
  const asked = tasks.map(({ id, kind, probe, stored }) => [id, kind, probe, stored]);
  return hashOf(JSON.stringify([truthVersion, benchmark, requests, asked]));
}

/** SHA-256 in hex: the browser's own is many times faster, and is not there on pages that came over plain HTTP. */
async function hashOf(text: string): Promise<string> {
  // What the types do not know: `subtle` is for secure pages only.
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
  if (subtle === undefined) return contentHash(text);
  const digest = await subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
