import { type Damaged, damaged } from "./damage.ts";

/** One piece of a recording as it arrives ([R1]): seven columns and the text of its tables. */
export interface RecordingChunk {
  readonly path: Int32Array;
  readonly extra: Int32Array;
  readonly ops: Int32Array;
  readonly floats: Float64Array;
  readonly text: Uint16Array;
  readonly textEnds: Int32Array;
  readonly values: Int32Array;
  /** JSON, or empty when the chunk adds nothing to the tables. */
  readonly tables: string;
}

/** The most bytes that one chunk may have, its tables counted as characters. */
const maximumChunkBytes = 256 * 1024 * 1024;

/**
 * Reads a chunk from what a worker sent: `{ columns: { path, … : ArrayBuffer }, tables: string }`.
 * Typed arrays are taken as well as buffers. What the columns say is checked when they are appended.
 */
export function parseChunk(message: unknown): RecordingChunk | Damaged {
  if (!isRecord(message) || !isRecord(message["columns"])) {
    return damaged("R1", "a chunk has columns and tables");
  }
  const { columns, tables } = message;
  if (typeof tables !== "string") return damaged("R1", "tables is a text");
  let bytes = tables.length;
  const read = (name: string, width: number): ArrayBuffer | Damaged => {
    // A chunk says nothing of a column to which it adds nothing.
    const buffer = columns[name] === undefined ? new ArrayBuffer(0) : bufferOf(columns[name]);
    if (buffer === null) return damaged("R1", `the column ${name} is no buffer`);
    if (buffer.byteLength % width !== 0) {
      return damaged("R1", `the column ${name} is ${buffer.byteLength} bytes long`);
    }
    bytes += buffer.byteLength;
    return buffer;
  };
  const path = read("path", 4);
  if (!(path instanceof ArrayBuffer)) return path;
  const extra = read("extra", 4);
  if (!(extra instanceof ArrayBuffer)) return extra;
  const ops = read("ops", 4);
  if (!(ops instanceof ArrayBuffer)) return ops;
  const floats = read("floats", 8);
  if (!(floats instanceof ArrayBuffer)) return floats;
  const text = read("text", 2);
  if (!(text instanceof ArrayBuffer)) return text;
  const textEnds = read("textEnds", 4);
  if (!(textEnds instanceof ArrayBuffer)) return textEnds;
  const values = read("values", 4);
  if (!(values instanceof ArrayBuffer)) return values;
  if (bytes > maximumChunkBytes) return damaged("size", `a chunk of ${bytes} bytes`);
  return {
    path: new Int32Array(path),
    extra: new Int32Array(extra),
    ops: new Int32Array(ops),
    floats: new Float64Array(floats),
    text: new Uint16Array(text),
    textEnds: new Int32Array(textEnds),
    values: new Int32Array(values),
    tables,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** The bytes of a buffer or of a typed array; null for anything else. */
function bufferOf(value: unknown): ArrayBuffer | null {
  if (value instanceof ArrayBuffer) return value;
  if (ArrayBuffer.isView(value) && value.buffer instanceof ArrayBuffer) {
    return value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength);
  }
  return null;
}
