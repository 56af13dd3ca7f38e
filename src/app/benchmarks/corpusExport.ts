import { corpusKinds, type CorpusKind } from "../../core/benchmark/corpus/corpus.ts";
import { corpusRecords } from "../../core/benchmark/corpus/records.ts";
import type { BenchmarkPython } from "../../core/benchmark/request.ts";
import type { Task } from "../../core/benchmark/task.ts";

/** Which records, how far it is, and how to give up. */
export interface CorpusOptions {
  /** All, where it is not said. */
  readonly kinds?: readonly CorpusKind[];
  readonly signal?: AbortSignal;
  /** Counts of runs. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** A run that there are no records of. */
export interface SkippedRun {
  readonly path: string;
  /** 0-based. */
  readonly input: number;
  /** A sentence. */
  readonly reason: string;
}

/** Records of runs, one JSON object a line. */
export interface Corpus {
  readonly content: Blob;
  /** Runs that there are records of. */
  readonly runs: number;
  readonly skipped: readonly SkippedRun[];
}

/** So many characters are put together before they become a part of the file: the whole is never one string. */
const partCharacters = 1_000_000;

/**
 * Records each run that the tasks are about, and makes pre-training records of it. Rejects when `signal` gives up, or when Python cannot be
 * started.
 */
export async function exportCorpus(
  tasks: readonly Task[],
  python: BenchmarkPython,
  { kinds = corpusKinds, signal, onProgress }: CorpusOptions = {},
): Promise<Corpus> {
  const parts: Blob[] = [];
  const skipped: SkippedRun[] = [];
  let runs = 0;
  let text = "";
  for await (const one of corpusRecords(tasks, python, kinds, signal)) {
    const { path, input } = one.plan;
    if (one.text === null) skipped.push({ path, input, reason: one.reason });
    else {
      runs += 1;
      text += one.text;
    }
    if (text.length >= partCharacters) {
      parts.push(new Blob([text]));
      text = "";
    }
    onProgress?.(runs + skipped.length, one.total);
    signal?.throwIfAborted();
  }
  return { content: new Blob([...parts, text], { type: "application/jsonl" }), runs, skipped };
}
