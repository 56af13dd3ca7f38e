/** Who waits for files to be read. */
export interface ReadOptions {
  /** Gives up: reading rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Bytes of the files that were read, of so many. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Rows that were looked at so far, and what was rejected of them; called when `onProgress` is. */
  readonly onRows?: (rows: number, rejected: number) => void;
}
