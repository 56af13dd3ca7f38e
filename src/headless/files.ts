import { open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { SourceFile } from "../packs/container/sourceFile.ts";

/** A file on disk; a folder is all files below it, in the order of their names. Rejects where there is none. */
export async function sourceFiles(path: string): Promise<readonly SourceFile[]> {
  const found = await stat(path);
  if (!found.isDirectory()) return [onDisk(path, found.size)];
  const names = (await readdir(path)).toSorted((one, other) => (one < other ? -1 : 1));
  const below = await Promise.all(names.map((name) => sourceFiles(join(path, name))));
  return below.flat();
}

function onDisk(name: string, size: number): SourceFile {
  return {
    name,
    size,
    async read(from, to) {
      const file = await open(name);
      try {
        const bytes = new Uint8Array(Math.max(0, Math.min(to, size) - from));
        const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
        return bytes.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}
