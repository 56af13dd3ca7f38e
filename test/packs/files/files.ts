import { readFileSync } from "node:fs";
import { type SourceFile, sourceFileOf } from "../../../src/packs/container/sourceFile.ts";

/** A file that lies in a folder of this one. */
export function ownFile(path: string, name = path.slice(path.lastIndexOf("/") + 1)): SourceFile {
  return textFile(name, readFileSync(new URL(path, import.meta.url)));
}

/** A file of that content. */
export function textFile(name: string, content: string | Uint8Array<ArrayBuffer>): SourceFile {
  return sourceFileOf(name, new Blob([content]));
}
