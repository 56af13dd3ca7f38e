import * as z from "zod/mini";
import { parseChunk, type RecordingChunk } from "./chunk.ts";
import { type Damaged, damaged } from "./damage.ts";
import { parseOutcome } from "./outcome.ts";
import type { RecordingPrefix } from "./prefix.ts";

const columns = ["path", "extra", "ops", "floats", "text", "textEnds", "values"] as const;

/** The longest head that is read, in bytes. */
const longestHead = 1 << 27;

const headSchema = z.object({
  format: z.literal(1),
  /** Bytes of each column, in their order. */
  lengths: z.array(z.int().check(z.gte(0))).check(z.length(columns.length)),
  tables: z.string(),
  /** JSON of the outcome. */
  outcome: z.string(),
});

/** A recording as bytes: the length of a head as 32-bit integer, the head (JSON in UTF-8), then the columns one after the other. */
export function packRecording({ chunk, outcome }: RecordingPrefix): Uint8Array {
  const parts = columns.map((name) => bytesOf(chunk, name));
  const head = new TextEncoder().encode(
    JSON.stringify({
      format: 1,
      lengths: parts.map(({ byteLength }) => byteLength),
      tables: chunk.tables,
      outcome: JSON.stringify(outcome),
    }),
  );
  const size = parts.reduce((sum, { byteLength }) => sum + byteLength, 4 + head.byteLength);
  const packed = new Uint8Array(size);
  new DataView(packed.buffer).setUint32(0, head.byteLength);
  packed.set(head, 4);
  let at = 4 + head.byteLength;
  for (const part of parts) {
    packed.set(part, at);
    at += part.byteLength;
  }
  return packed;
}

/** Reads what `packRecording` wrote; `Damaged` for any other bytes. What the columns say is checked when they are appended. */
export function unpackRecording(packed: Uint8Array): RecordingPrefix | Damaged {
  if (packed.byteLength < 4) return damaged("R1", "too short");
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength);
  const length = view.getUint32(0);
  if (length > longestHead || 4 + length > packed.byteLength) return damaged("R1", "no head");
  const head = readHead(packed.subarray(4, 4 + length));
  if (head === null) return damaged("R1", "no head");
  const buffers: Record<string, ArrayBuffer> = {};
  let at = 4 + length;
  for (const [index, name] of columns.entries()) {
    const end = at + (head.lengths[index] ?? 0);
    if (end > packed.byteLength) return damaged("R1", `the column ${name} is cut off`);
    buffers[name] = new Uint8Array(packed.subarray(at, end)).buffer;
    at = end;
  }
  const chunk = parseChunk({ columns: buffers, tables: head.tables });
  if ("kind" in chunk) return chunk;
  const outcome = parseOutcome(head.outcome);
  return outcome.kind === "damaged" ? outcome : { chunk, outcome: outcome.outcome };
}

function readHead(bytes: Uint8Array): z.infer<typeof headSchema> | null {
  try {
    const read = headSchema.safeParse(JSON.parse(new TextDecoder().decode(bytes)));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

function bytesOf(chunk: RecordingChunk, name: (typeof columns)[number]): Uint8Array {
  const { buffer, byteOffset, byteLength } = chunk[name];
  return new Uint8Array(buffer, byteOffset, byteLength);
}
