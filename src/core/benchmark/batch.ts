import type { BenchmarkPython, PythonReply, PythonRequest } from "./request.ts";

/** What asks Python for something. */
export interface Asking {
  readonly requests: readonly PythonRequest[];
}

/** What requests asked for together come to at most; a recording lies in memory until all of them are answered. */
const batchWeight = 256;
const recordingWeight = 4;

/** How many batches are asked ahead of the one that is looked at: as many as Python may answer at once, so that none of it waits. */
const batchesAhead = 2;

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

/** What was asked for together, and the replies to all of it. */
export interface Replied<T> {
  readonly batch: readonly T[];
  readonly replies: readonly PythonReply[];
}

/**
 * Asks batches, and gives the replies in their order. Some are asked ahead: while one is looked at, Python, which may be at work on
 * several at once, answers the next. Who looks at no more of them takes back what was asked ahead.
 */
export async function* askedAhead<T extends Asking>(
  batches: Iterable<readonly T[]>,
  python: BenchmarkPython,
  signal: AbortSignal | undefined,
): AsyncGenerator<Replied<T>> {
  const leave = new AbortController();
  const giveUp = (): void => leave.abort(signal?.reason);
  signal?.addEventListener("abort", giveUp);
  const ask = async (batch: readonly T[]): Promise<Replied<T>> => {
    const requests = requestsIn(batch);
    return {
      batch,
      replies: requests.length === 0 ? [] : await python.answer(requests, leave.signal),
    };
  };
  const asked: Promise<Replied<T>>[] = [];
  try {
    for (const batch of batches) {
      signal?.throwIfAborted();
      const one = ask(batch);
      // It is waited for later, or not at all.
      one.catch(() => undefined);
      asked.push(one);
      if (asked.length > batchesAhead) yield* first(asked);
    }
    while (asked.length > 0) yield* first(asked);
  } finally {
    signal?.removeEventListener("abort", giveUp);
    leave.abort();
  }
}

async function* first<T>(asked: Promise<T>[]): AsyncGenerator<T> {
  const next = asked.shift();
  if (next !== undefined) yield await next;
}
