import type { BenchmarkId, Task } from "./task.ts";

/** A row, line or file that could not be read; the rest is kept. */
export interface Rejected {
  /** Name of the file, and below an archive the name inside it: `data.zip/tasks.jsonl`. */
  readonly file: string;
  /** 1-based line on which the row begins; 0 where the whole file is meant. */
  readonly line: number;
  /** A sentence. */
  readonly reason: string;
}

/** What reading a benchmark's files came to. */
export interface Imported<Probe = unknown> {
  readonly benchmark: BenchmarkId;
  readonly tasks: readonly Task<Probe>[];
  readonly rejected: readonly Rejected[];
  /** The licence's name where the files say it. */
  readonly licence: string | null;
  /** Where the files say that they come from. */
  readonly origin: string | null;
  /** Sentences on what is particular about these files. */
  readonly notes: readonly string[];
}
