import type { RecordingChunk } from "./chunk.ts";
import { type Accepted, accepted, type Damaged, damaged } from "./damage.ts";
import type { Outcome } from "./outcome.ts";
import { Recording } from "./recording.ts";

/** The most bytes that the columns of one recording may have together. */
const maximumBytes = 1024 * 1024 * 1024;

/**
 * Puts a recording together, chunk by chunk.
 * `recording` may be read at any time: it holds the chunks so far. After a chunk that breaks a rule it stays as it was before it,
 * and every later chunk is answered with the same damage.
 */
export class RecordingBuilder {
  readonly recording: Recording;
  private bytes = 0;
  private damage: Damaged | null = null;

  /** `source` is the text that was run. */
  constructor(source: string) {
    this.recording = new Recording(source);
  }

  append(chunk: RecordingChunk): Accepted | Damaged {
    if (this.damage !== null) return this.damage;
    const result = this.appendParts(chunk);
    if (result.kind === "damaged") this.damage = result;
    else this.recording.commit();
    return result;
  }

  private appendParts(chunk: RecordingChunk): Accepted | Damaged {
    const { recording } = this;
    this.bytes += chunkBytes(chunk);
    if (this.bytes > maximumBytes) return damaged("size", `${this.bytes} bytes`);
    const values = recording.values.append(chunk);
    if (values.kind === "damaged") return values;
    const tables = recording.tables.append(chunk.tables);
    if (tables.kind === "damaged") return tables;
    const path = recording.path.append(chunk);
    if (path.kind === "damaged") return path;
    return recording.operations.append(chunk.ops);
  }

  /**
   * Takes over the state of the steps [from, to) from a second run of the same request ([W2]); `window` is what another builder
   * made of it. Its steps must be those of this recording. Where its state begins later than `from`, the window does too.
   */
  addWindow(from: number, to: number, window: Recording): Accepted | Damaged {
    if (from < 0 || to < from || to > this.recording.steps || to > window.steps) {
      return damaged("W2", `a window from ${from} to ${to}`);
    }
    for (let step = 0; step < to; step++) {
      if (
        this.recording.path.kinds.at(step) !== window.path.kinds.at(step) ||
        this.recording.lineAt(step) !== window.lineAt(step) ||
        this.recording.frameAt(step) !== window.frameAt(step)
      ) {
        return damaged("W2", `step ${step} of the second run is another one`);
      }
    }
    const { firstStep } = window.operations;
    if (firstStep < 0 || firstStep >= to) {
      return damaged("W2", `no state from ${from} to ${to} in the second run`);
    }
    this.recording.addStretch(Math.max(from, firstStep), to, window);
    return accepted;
  }

  /** The run has ended; what it left is the whole recording. */
  finish(outcome: Outcome): Recording {
    this.recording.close(outcome);
    return this.recording;
  }
}

function chunkBytes(chunk: RecordingChunk): number {
  return (
    chunk.path.byteLength +
    chunk.extra.byteLength +
    chunk.ops.byteLength +
    chunk.floats.byteLength +
    chunk.text.byteLength +
    chunk.textEnds.byteLength +
    chunk.values.byteLength +
    chunk.tables.length
  );
}
