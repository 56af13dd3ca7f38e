import type { SourceFile } from "./sourceFile.ts";
import type { ReadOptions } from "./readOptions.ts";

/** How many bytes are read at a time. */
const pieceBytes = 1 << 20;

/** Tells how far reading several files has come, by the bytes that were taken from them. */
export class Progress {
  private done = 0;
  private readonly total: number;
  private readonly options: ReadOptions;

  constructor(files: readonly SourceFile[], options: ReadOptions) {
    this.total = files.reduce((sum, { size }) => sum + size, 0);
    this.options = options;
  }

  /** So many bytes more; rejects what is being read where somebody gave up. */
  add(bytes: number): void {
    this.options.signal?.throwIfAborted();
    this.done += bytes;
    this.options.onProgress?.(Math.min(this.done, this.total), this.total);
  }
}

/** The bytes of a part of a file, piece by piece. */
export async function* piecesOf(
  file: SourceFile,
  progress: Progress,
  from = 0,
  to = file.size,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let at = from; at < to; at += pieceBytes) {
    const piece = await file.read(at, Math.min(at + pieceBytes, to));
    progress.add(piece.length);
    yield piece;
  }
}

/** Unpacks a stream; what was unpacked before an error is given first, then the error is thrown. */
export async function* unpacked(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
  format: CompressionFormat,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const stream = new DecompressionStream(format);
  const writer = stream.writable.getWriter();
  let failure: unknown = null;
  const feeding = (async () => {
    try {
      for await (const piece of endApart(pieces)) await writer.write(piece);
      await writer.close();
    } catch (error) {
      failure ??= error;
      await writer.abort(error).catch(() => undefined);
    }
  })();
  const reader = stream.readable.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      yield value;
    }
    await feeding;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  if (failure !== null) throw failure;
}

/** What a packed file's end says is held against all of it. */
const endBytes = 8;

/**
 * The same bytes with the last few for themselves: what stands before an end that is wrong is unpacked by then, and is not lost with it.
 */
async function* endApart(
  pieces: AsyncIterable<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  let held = new Uint8Array();
  for await (const piece of pieces) {
    const bytes = new Uint8Array(held.length + piece.length);
    bytes.set(held);
    bytes.set(piece, held.length);
    const end = Math.max(0, bytes.length - endBytes);
    if (end > 0) yield bytes.subarray(0, end);
    held = bytes.slice(end);
  }
  yield held;
}

/** The name of the encoding of a text, by its byte order mark; without one it is UTF-8. */
export function encodingOf(start: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" {
  if (startsWith(start, [0xff, 0xfe])) return "utf-16le";
  return startsWith(start, [0xfe, 0xff]) ? "utf-16be" : "utf-8";
}

/** True when these bytes begin with those. */
export function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}
