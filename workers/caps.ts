/** Guards against programs that eat memory. They keep the page comfortable; the wall is the frame around the worker. */

const pageBytes = 65_536;
/** Most bytes by which files of the virtual disk may grow in one run, deleted ones included. */
const mostFileBytes = 64 * 2 ** 20;
const mostFiles = 10_000;
/** What "no space left on device" is called inside Emscripten. */
const noSpace = 51;

/**
 * Keeps every WebAssembly memory of this worker below `limitBytes`: growing beyond it fails, which Python turns
 * into a `MemoryError`. The result tells how many bytes the largest that has grown has.
 */
export function capMemory(limitBytes: number): () => number {
  let largest = 0;
  const grow = Reflect.get(WebAssembly.Memory.prototype, "grow");
  WebAssembly.Memory.prototype.grow = function capped(this: WebAssembly.Memory, pages: number) {
    if (this.buffer.byteLength + pages * pageBytes > limitBytes) {
      throw new RangeError("the memory limit is reached");
    }
    const before: number = Reflect.apply(grow, this, [pages]);
    largest = Math.max(largest, this.buffer.byteLength);
    return before;
  };
  return () => largest;
}

/** The part of Emscripten's file system that `capFiles` touches. */
export interface FileSystem {
  readonly filesystems: { readonly MEMFS: MemoryFiles };
  readonly ErrnoError: new (code: number) => Error;
}

interface MemoryFiles {
  createNode: (...given: unknown[]) => unknown;
  resizeFileStorage: (node: FileNode, size: number) => void;
  readonly ops_table: { readonly file: { readonly stream: { write: WriteFile } } };
}

interface FileNode {
  readonly contents: { readonly length: number };
}

type WriteFile = (
  stream: { readonly node: FileNode },
  bytes: ArrayBufferView,
  offset: number,
  length: number,
  ...rest: unknown[]
) => number;

/** Limits how much the virtual disk, which lives in JavaScript memory, takes on: beyond it, `OSError` (no space). The result counts anew. */
export function capFiles(files: FileSystem): () => void {
  const disk = files.filesystems.MEMFS;
  const { createNode, resizeFileStorage } = disk;
  const { stream } = disk.ops_table.file;
  const write = stream.write;
  let bytes = 0;
  let count = 0;

  const growing = <T>(node: FileNode, most: number, change: () => T): T => {
    if (bytes + most > mostFileBytes) throw new files.ErrnoError(noSpace);
    const before = node.contents.length;
    const result = change();
    bytes += Math.max(0, node.contents.length - before);
    return result;
  };
  disk.createNode = (...given) => {
    count += 1;
    if (count > mostFiles) throw new files.ErrnoError(noSpace);
    return Reflect.apply(createNode, disk, given);
  };
  disk.resizeFileStorage = (node, size) =>
    growing(node, size - node.contents.length, () => resizeFileStorage(node, size));
  stream.write = (open, data, offset, length, ...rest) =>
    growing(open.node, length, () => write(open, data, offset, length, ...rest));
  return () => {
    bytes = 0;
    count = 0;
  };
}
