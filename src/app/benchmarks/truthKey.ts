import type { TruthWork } from "../../core/benchmark/benchmark.ts";
import type { BenchmarkId } from "../../core/benchmark/task.ts";
import { truthVersion } from "../../core/benchmark/truth.ts";
import { contentHash } from "../../core/program/hash.ts";

/** The hash of all that truths follow from: what Python is asked, what of its reply each task wants, and how both are read. */
export function truthKey(benchmark: BenchmarkId, { tasks, requests }: TruthWork): string {
  const asked = tasks.map(({ id, kind, probe, stored }) => [id, kind, probe, stored]);
  return contentHash(JSON.stringify([truthVersion, benchmark, requests, asked]));
}
