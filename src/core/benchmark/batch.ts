import type { BenchmarkPython, PythonReply, PythonRequest } from "./request.ts";

/** What asks Python for something. */
export interface Asking {
  readonly requests: readonly PythonRequest[];
}

/** What requests asked for together come to at most; a recording lies in memory until all of them are answered. */
const batchWeight = 256;
const recordingWeight = 16;

/** Gathers what is asked for together: asking one by one costs more than most answers do. */
export function* batchesOf<T extends Asking>(all: Iterable<T>): Generator<readonly T[]> {
  let batch: T[] = [];
  let weight = 0;
  for (const one of all) {
    batch.push(one);
    for (const { kind } of one.requests) weight += kind === "record" ? recordingWeight : 1;
    // What asks for nothing makes no batch full by weight, and is not to be held back for ever.
    if (weight >= batchWeight || batch.length >= batchWeight) {
      yield batch;
      batch = [];
      weight = 0;
    }
  }
  if (batch.length > 0) yield batch;
}

/** All that these ask, in order. */
export function requestsIn(all: readonly Asking[]): readonly PythonRequest[] {
  return all.flatMap(({ requests }) => requests);
}

/** What Python says to the requests; it is not asked for nothing. */
export async function replied(
  python: BenchmarkPython,
  requests: readonly PythonRequest[],
  signal: AbortSignal | undefined,
): Promise<readonly PythonReply[]> {
  signal?.throwIfAborted();
  return requests.length === 0 ? [] : python.answer(requests, signal);
}
