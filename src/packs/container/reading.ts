import type { Rejected } from "../../core/benchmark/imported.ts";
import { encodingOf, piecesOf, Progress, startsWith, unpacked } from "./bytes.ts";
import { CsvReader, type CsvRow } from "./csv.ts";
import type { ReadOptions } from "./readOptions.ts";
import type { SourceFile } from "./sourceFile.ts";
import { isLeftover, readZip } from "./zip.ts";

/** Most characters of one line or one row. */
const mostOfLine = 64 * 1024 * 1024;
/** Most characters of a file that has to be read as a whole. */
const mostOfText = 256 * 1024 * 1024;
/** So many rows of a table may open a quote that is never closed before what is below is left out. */
const mostOpenRows = 100;
/** So many rejected lines of one file, and it is no file of this sort. */
const mostRejected = 100_000;

/** A file out of whatever it was packed in. */
export interface Entry {
  /** With the archive that it stands in: `data.zip/tasks.jsonl`; without the ending of a packed file. */
  readonly name: string;
  readonly pieces: () => AsyncGenerator<Uint8Array<ArrayBuffer>>;
}

/** A line and its 1-based number. */
export interface Line {
  readonly line: number;
  readonly text: string;
}

/** What a line of JSON holds. */
export interface JsonLine {
  readonly line: number;
  readonly value: unknown;
}

/** A row of a table with the names of its columns. */
export interface TableRow {
  readonly line: number;
  /** 0-based number of the row below the names of the columns; rejected rows count. */
  readonly row: number;
  readonly fields: Readonly<Record<string, string>>;
}

/**
 * Reads files that may be packed (`.gz`, `.zip`, known by their first bytes), as streams: lines, rows, or the whole text.
 *
 * What cannot be read is listed in `rejected` and the rest is given; only giving up throws.
 */
export class FileReading {
  readonly rejected: Rejected[] = [];
  private readonly files: readonly SourceFile[];
  private readonly progress: Progress;
  private readonly signal: AbortSignal | undefined;
  private readonly rejectedOf = new Map<string, number>();
  private rowsRead = 0;

  constructor(files: readonly SourceFile[], options: ReadOptions) {
    this.files = files;
    this.progress = new Progress(files, {
      ...options,
      onProgress: (done, total) => {
        options.onProgress?.(done, total);
        options.onRows?.(this.rowsRead, this.rejected.length);
      },
    });
    this.signal = options.signal;
  }

  /** Notes what could not be read. */
  reject(file: string, line: number, reason: string): void {
    this.rejected.push({ file, line, reason });
    this.rejectedOf.set(file, (this.rejectedOf.get(file) ?? 0) + 1);
  }

  /** All files, those inside archives one by one. */
  async *entries(): AsyncGenerator<Entry> {
    for (const file of this.files) {
      if (isLeftover(file.name)) continue;
      const start = await file.read(0, 4);
      if (startsWith(start, [0x50, 0x4b, 0x03, 0x04]) || startsWith(start, [0x50, 0x4b, 5, 6])) {
        yield* this.archived(file);
      } else {
        yield this.entryOf(file.name, start, () => piecesOf(file, this.progress));
      }
    }
  }

  /** The lines of a file, without their ends. */
  async *lines(entry: Entry): AsyncGenerator<Line> {
    let line = 1;
    let rest: string[] = [];
    let length = 0;
    const end = { broken: false };
    for await (const text of this.texts(entry, () => line, end)) {
      let from = 0;
      for (;;) {
        const at = text.indexOf("\n", from);
        if (at < 0) break;
        rest.push(text.slice(from, at));
        yield { line, text: withoutReturn(rest.join("")) };
        rest = [];
        length = 0;
        line += 1;
        from = at + 1;
      }
      rest.push(text.slice(from));
      length += text.length - from;
      if (length > mostOfLine) {
        this.reject(entry.name, line, "The line is longer than 64 million characters.");
        return;
      }
    }
    const last = rest.join("");
    // What stands before a break in the file is no whole line.
    if (last !== "" && !end.broken) yield { line, text: withoutReturn(last) };
  }

  /** The values of a file with one JSON value a line; empty lines are passed over. */
  async *jsonLines(entry: Entry): AsyncGenerator<JsonLine> {
    for await (const { line, text } of this.lines(entry)) {
      if (text.trim() === "") continue;
      this.rowsRead += 1;
      const read = parseJson(text);
      if (read.kind === "read") yield { line, value: read.value };
      else this.reject(entry.name, line, `The line is no JSON: ${read.reason}`);
      if (this.givesUp(entry, line)) return;
    }
  }

  /** The rows below a table's first row, which names the columns; rows of another length are rejected. */
  async *table(entry: Entry): AsyncGenerator<TableRow> {
    let names: readonly string[] | null = null;
    let row = -1;
    for await (const { line, fields } of this.rows(entry)) {
      if (names === null) {
        names = fields;
        continue;
      }
      if (fields.length === 1 && fields[0] === "") continue;
      this.rowsRead += 1;
      row += 1;
      if (fields.length !== names.length) {
        const reason = `The row has ${fields.length} fields; the table has ${names.length} columns.`;
        this.reject(entry.name, line, reason);
        if (this.givesUp(entry, line)) return;
        continue;
      }
      const named = Object.fromEntries(names.map((name, index) => [name, fields[index] ?? ""]));
      yield { line, row, fields: named };
    }
  }

  /** The whole text of a file; null where it cannot be read to its end. */
  async text(entry: Entry): Promise<string | null> {
    const before = this.rejected.length;
    const parts: string[] = [];
    let length = 0;
    for await (const text of this.texts(entry, () => 0)) {
      parts.push(text);
      length += text.length;
      if (length > mostOfText) {
        const reason =
          "The file has to be read as a whole, and has more than 256 million characters.";
        this.reject(entry.name, 0, reason);
        return null;
      }
    }
    return this.rejected.length > before ? null : parts.join("");
  }

  /** The one JSON value of a file; null, and a rejection, where it is none. */
  async json(entry: Entry): Promise<{ readonly value: unknown } | null> {
    const text = await this.text(entry);
    if (text === null) return null;
    const read = parseJson(text);
    if (read.kind === "read") return { value: read.value };
    this.reject(entry.name, read.line, `The file is no JSON: ${read.reason}`);
    return null;
  }

  /** True when so many lines of a file were rejected that the rest of it is left out, which is noted. */
  private givesUp({ name }: Entry, line: number): boolean {
    if (this.rejectedOf.get(name) !== mostRejected) return false;
    this.reject(name, line, "100,000 lines were rejected; the rest of the file is left out.");
    return true;
  }

  private async *rows(entry: Entry): AsyncGenerator<CsvRow> {
    let reader = new CsvReader();
    for await (const text of this.texts(entry, () => reader.rowLine)) {
      yield* reader.read(text);
      if (reader.rowLength > mostOfLine) {
        this.reject(entry.name, reader.rowLine, "The row is longer than 64 million characters.");
        return;
      }
    }
    for (let tries = 0; reader.open && tries < mostOpenRows; tries++) {
      const { rowLine, below } = reader;
      this.reject(entry.name, rowLine, "A quote is opened in this row and never closed.");
      reader = new CsvReader(rowLine + 1);
      yield* reader.read(below);
    }
    const last = reader.open ? null : reader.finish();
    if (last !== null) yield last;
  }

  /** The text of a file, piece by piece; where its bytes end with an error, that is noted with the line of the moment. */
  private async *texts(
    entry: Entry,
    lineOf: () => number,
    end = { broken: false },
  ): AsyncGenerator<string> {
    let decoder: TextDecoder | null = null;
    try {
      for await (const piece of entry.pieces()) {
        decoder ??= new TextDecoder(encodingOf(piece));
        const text = decoder.decode(piece, { stream: true });
        if (text !== "") yield text;
      }
      const last = decoder?.decode() ?? "";
      if (last !== "") yield last;
    } catch (error) {
      this.signal?.throwIfAborted();
      end.broken = true;
      this.reject(entry.name, lineOf(), `The file cannot be read beyond here: ${wordsOf(error)}`);
    }
  }

  private async *archived(file: SourceFile): AsyncGenerator<Entry> {
    let members;
    try {
      members = await readZip(file, this.progress);
    } catch (error) {
      this.signal?.throwIfAborted();
      this.reject(file.name, 0, wordsOf(error));
      return;
    }
    for (const { name, pieces } of members) {
      if (isLeftover(name)) continue;
      if (/\.zip$/i.test(name)) {
        this.reject(`${file.name}/${name}`, 0, "An archive inside an archive is not opened.");
        continue;
      }
      const packed = /\.gz$/i.test(name);
      yield {
        name: `${file.name}/${name.replace(/\.gz$/i, "")}`,
        pieces: packed ? () => unpacked(pieces(), "gzip") : pieces,
      };
    }
  }

  private entryOf(name: string, start: Uint8Array, pieces: Entry["pieces"]): Entry {
    if (!startsWith(start, [0x1f, 0x8b])) return { name, pieces };
    return { name: name.replace(/\.gz$/i, ""), pieces: () => unpacked(pieces(), "gzip") };
  }
}

function withoutReturn(text: string): string {
  return text.endsWith("\r") ? text.slice(0, -1) : text;
}

type ReadJson =
  | { readonly kind: "read"; readonly value: unknown }
  | { readonly kind: "unreadable"; readonly reason: string; readonly line: number };

function parseJson(text: string): ReadJson {
  try {
    return { kind: "read", value: JSON.parse(text) };
  } catch (error) {
    const at = /position (\d+)/.exec(wordsOf(error));
    const line = at === null ? 0 : text.slice(0, Number(at[1])).split("\n").length;
    return { kind: "unreadable", reason: wordsOf(error), line };
  }
}

/** What an error of the platform says, as a sentence. */
function wordsOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  return /[.!?]$/.test(words) ? words : `${words}.`;
}
