/** Who waits for files to be read. */
export interface ReadOptions {
  /** Gives up: reading rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Bytes of the files that were read, of so many. */
  readonly onProgress?: (done: number, total: number) => void;
}
