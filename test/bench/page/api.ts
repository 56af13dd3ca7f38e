import type { SeekTimes } from "../reading.ts";

/** What is asked of one run. */
export interface Asked {
  readonly source: string;
  readonly mode: "path" | "state";
}

/** What one run took, in milliseconds of the page's clock. */
export interface RunTimes {
  /** From the first piece of the recording on, with a worker that is warm already. */
  readonly ms: number;
  readonly steps: number;
}

/** What recording and keeping a long program took. */
export interface LongTimes {
  readonly steps: number;
  /** From the call on, a warm worker being there, until the recording was complete and could be read. */
  readonly recordMs: number;
  /** Bytes of all columns that came. */
  readonly bytes: number;
}

/** What computing the truths of REval's files came to. */
export interface Truths {
  readonly questions: number;
  readonly computed: number;
  readonly ms: number;
}

/** `window.bench` of the page in which the runtime is measured. */
export interface BenchPage {
  /** Computes the truths of REval's two files. */
  revalTruths(files: readonly string[]): Promise<Truths>;
  /** Settles when Python is ready. */
  ready(): Promise<void>;
  run(asked: Asked): Promise<RunTimes>;
  /** Records a program with full state and keeps the recording. */
  keep(source: string): Promise<LongTimes>;
  /** Reads the state of the kept recording at random steps; milliseconds. */
  seek(count: number): SeekTimes<number>;
}

declare global {
  interface Window {
    readonly bench: BenchPage;
  }
}
