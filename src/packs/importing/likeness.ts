import type { BenchmarkId } from "../../core/benchmark/task.ts";
import { FileReading } from "../container/reading.ts";
import type { SourceFile } from "../container/sourceFile.ts";
import { benchmarkFormats } from "../formats/index.ts";

/** A format, and how much files look like it: 0 to 1. */
export interface Likely {
  readonly format: BenchmarkId;
  readonly likeness: number;
}

/** How many characters of a file are looked at, and of how many files: a set may begin with a file that says little. */
const headLength = 100_000;
const mostHeads = 8;

/** The formats that files may be of, likeliest first; nothing but their names and beginnings is looked at. */
export async function likelyFormats(files: readonly SourceFile[]): Promise<readonly Likely[]> {
  const names: string[] = [];
  const heads: string[] = [];
  const reading = new FileReading(files, {});
  for await (const entry of reading.entries()) {
    names.push(entry.name);
    if (heads.length < mostHeads) heads.push(await headOf(entry));
  }
  return benchmarkFormats
    .map((format) => ({
      format: format.id,
      likeness: Math.max(0, ...heads.map((head) => format.recognise(names, head))),
    }))
    .filter(({ likeness }) => likeness > 0)
    .toSorted((one, other) => other.likeness - one.likeness);
}

/** The one format that files are surely of; null where that is to be asked. */
export function surelyOf([first, second]: readonly Likely[]): BenchmarkId | null {
  const sure = first !== undefined && first.likeness >= 0.5;
  return sure && first.likeness > (second?.likeness ?? 0) ? first.format : null;
}

async function headOf(entry: {
  readonly pieces: () => AsyncIterable<Uint8Array<ArrayBuffer>>;
}): Promise<string> {
  const decoder = new TextDecoder();
  let head = "";
  try {
    for await (const piece of entry.pieces()) {
      head += decoder.decode(piece, { stream: true });
      if (head.length >= headLength) break;
    }
  } catch {
    // Whoever reads the file to its end says what is wrong with it.
  }
  return head.slice(0, headLength);
}
