import type * as z from "zod/mini";
import { encodingOf } from "../container/bytes.ts";
import type { Entry, FileReading } from "../container/reading.ts";

/** A row that has the shape that was asked for, and where it stands. */
export interface Row<T> {
  readonly file: string;
  /** 1-based line; in a file that is one JSON list, the row's 1-based number. */
  readonly line: number;
  readonly row: T;
}

/**
 * The rows of files with one JSON object a line, or one JSON list of them, that have this shape; others are rejected with the first
 * field that is not what it should be.
 */
export async function* rowsOf<T>(
  reading: FileReading,
  schema: z.ZodMiniType<T>,
): AsyncGenerator<Row<T>> {
  for await (const entry of reading.entries()) {
    for await (const { line, value } of valuesOf(entry, reading)) {
      const read = schema.safeParse(value);
      if (read.success) yield { file: entry.name, line, row: read.data };
      else {
        const field = read.error.issues[0]?.path.join(".") ?? "";
        const what = field === "" ? "The row" : `The row's field "${field}"`;
        reading.reject(entry.name, line, `${what} is missing or not what it should be.`);
      }
    }
  }
}

async function* valuesOf(
  entry: Entry,
  reading: FileReading,
): AsyncGenerator<{ readonly line: number; readonly value: unknown }> {
  const first = await firstCharacter(entry);
  if (first !== "[") {
    // In an archive or a folder there is other than rows: of that one sentence says enough.
    if (first === "" || first === "{" || /\.(?:json|jsonl|ndjson)$/i.test(entry.name)) {
      yield* reading.jsonLines(entry);
    } else reading.reject(entry.name, 0, "The file holds no rows of JSON.");
    return;
  }
  const list = await reading.json(entry);
  if (list === null) return;
  if (!Array.isArray(list.value)) {
    reading.reject(entry.name, 0, "The file is no list of rows.");
    return;
  }
  const rows: readonly unknown[] = list.value;
  for (const [index, value] of rows.entries()) yield { line: index + 1, value };
}

/** The first character that is no space; empty where there is none, or the file cannot be read. */
async function firstCharacter(entry: Entry): Promise<string> {
  let decoder: TextDecoder | null = null;
  try {
    for await (const piece of entry.pieces()) {
      decoder ??= new TextDecoder(encodingOf(piece));
      const text = decoder.decode(piece, { stream: true }).trimStart();
      if (text !== "") return text.charAt(0);
    }
  } catch {
    // Whoever reads the file to its end says what is wrong with it.
  }
  return "";
}

/** Ids that come up again, noted with the place of the row that is left out. */
export class SeenIds {
  private readonly seen = new Set<string>();

  /** True when the id is new; otherwise the row is rejected. */
  isNew(id: string, { file, line }: Row<unknown>, reading: FileReading): boolean {
    if (this.seen.has(id)) {
      reading.reject(file, line, `The id ${id} stands in an earlier row; that one counts.`);
      return false;
    }
    this.seen.add(id);
    return true;
  }
}
