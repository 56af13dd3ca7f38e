import type { Imported } from "../../core/benchmark/imported.ts";
import type { BenchmarkId } from "../../core/benchmark/task.ts";
import type { ReadOptions } from "../container/readOptions.ts";
import type { SourceFile } from "../container/sourceFile.ts";

/** How the files of one benchmark are read. Reading never runs code. */
export interface BenchmarkFormat<Probe = unknown> {
  readonly id: BenchmarkId;
  /** 0 to 1: how much the files look like this format's; `head` is the beginning of the first file's content as text. */
  recognise(names: readonly string[], head: string): number;
  /** Reads what can be read and lists what cannot; rejects only when `signal` gives up. */
  read(files: readonly SourceFile[], options: ReadOptions): Promise<Imported<Probe>>;
}
