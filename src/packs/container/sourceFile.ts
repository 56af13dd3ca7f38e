/** A file that was dropped, picked, pasted or named on the command line: bytes that are read piece by piece. */
export interface SourceFile {
  /** Its name, with the folder that it was dropped in: `data/tasks.jsonl`. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** The bytes from `from` up to `to` (exclusive), fewer at the end of the file. */
  read(from: number, to: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** A file of a browser, or any other bytes. */
export function sourceFileOf(name: string, blob: Blob): SourceFile {
  return {
    name,
    size: blob.size,
    read: async (from, to) => new Uint8Array(await blob.slice(from, to).arrayBuffer()),
  };
}
