/**
 * What page, frame and worker say to each other.
 *
 * page ── FrameCommand ──► frame ── WorkerCommand ──► worker
 * page ◄── FrameReply ──── frame ◄── WorkerReply ──── worker (hostile)
 *
 * The worker runs somebody else's program, so a `WorkerReply` is only what an honest worker says: the frame looks at
 * each field before it passes one on, and the page parses what arrives (`parseFrameReply` in `reply.ts`).
 */
import type { EvidenceRequest } from "../core/benchmark/request.ts";

/** Where a run stops politely, inside Python. All are counts but `timeMs` (real milliseconds). */
export interface RunLimits {
  readonly steps: number;
  readonly timeMs: number;
  /** Bytes of all columns of the recording together. */
  readonly bytes: number;
  /** Heap objects seen. */
  readonly objects: number;
}

/** Limits for programs that people run. */
export const defaultLimits: RunLimits = {
  steps: 5_000_000,
  timeMs: 10_000,
  bytes: 160_000_000,
  objects: 1_000_000,
};

/** Other values for names of a frame; each is the text of a Python literal, or of a container of such as `deque([1])`. */
export interface Intervention {
  readonly step: number;
  /** The line that is about to run then (1-based). */
  readonly line: number;
  readonly frame: number;
  readonly names: Readonly<Record<string, string>>;
}

/** One program to run and how to record it. */
export interface RunRequest {
  readonly source: string;
  /** Lines for `input()`, without their line ends. */
  readonly stdin: readonly string[];
  readonly seed: number;
  /** `path`: steps only; `state`: also what changed at each. */
  readonly mode: "state" | "path";
  /** Which Python's line events: its own, or those of CPython 3.11. */
  readonly profile: "native" | "3.11";
  readonly limits: RunLimits;
  /** State is recorded for steps `from` ≤ s < `to` only (0-based), and the run stops at `to`. */
  readonly window?: readonly [from: number, to: number];
  /** Names get other values after steps (0-based, rising) that are about to run a line; the run stops where that cannot be done. */
  readonly set?: readonly Intervention[];
  /** A chunk is posted after every step from this one on (0-based). */
  readonly flushFrom?: number;
  /** False: nobody looks on, so the first steps are not posted each by itself. */
  readonly eager?: false;
  /** Lines 1 to this one are the same in other runs of the batch, so what is known of them may be kept. */
  readonly shared?: number;
  /** These are recorded one after the other instead, each told of by a `part`; `limits.timeMs` is for each of them. */
  readonly runs?: readonly RunRequest[];
  /** Nothing is recorded: these are answered instead, and what stands for the outcome is the JSON of their replies. */
  readonly evidence?: readonly EvidenceRequest[];
}

/** About so many steps at the beginning of a run are posted each in a chunk of its own. */
export const eagerSteps = 100;

/** The columns of a chunk, in the order of the format ([R1]). */
export const columnNames = [
  "path",
  "extra",
  "ops",
  "floats",
  "text",
  "textEnds",
  "values",
] as const;

export type ColumnName = (typeof columnNames)[number];

/** What a chunk adds to each column, as bare bytes. */
export type ChunkColumns = Readonly<Record<ColumnName, ArrayBuffer>>;

/** Columns to which nothing is added yet. */
export function emptyColumns(): Record<ColumnName, ArrayBuffer> {
  const empty = new ArrayBuffer(0);
  return {
    path: empty,
    extra: empty,
    ops: empty,
    floats: empty,
    text: empty,
    textEnds: empty,
    values: empty,
  };
}

/** A piece of a recording as it crosses the wall: bytes, and the tables' JSON text ("" for none). */
export interface RawChunk {
  readonly columns: ChunkColumns;
  readonly tables: string;
}

/** Why an interpreter died. `python`: the recorder itself raised; `other`: anything unknown. */
export const deathCauses = ["recursion", "exit", "abort", "python", "other"] as const;

export type DeathCause = (typeof deathCauses)[number];

/** What the page asks of the frame. Slots number the workers from 0 and are never used again. */
export type FrameCommand =
  | {
      readonly op: "kit";
      readonly pyodide: ArrayBuffer;
      readonly asm: ArrayBuffer;
      readonly wasm: ArrayBuffer;
      readonly python: ArrayBuffer;
      readonly boot: string;
      /** Most bytes that Python's memory may grow to. */
      readonly memoryBytes: number;
    }
  | { readonly op: "spawn"; readonly slot: number }
  | {
      readonly op: "run";
      readonly slot: number;
      readonly run: string;
      /** JSON of a `RunRequest`. */
      readonly request: string;
      /** Most bytes of chunks that the frame passes on in this run. */
      readonly maxBytes: number;
    }
  | { readonly op: "kill"; readonly slot: number }
  | { readonly op: "ping"; readonly token: number };

/** What the frame tells the page. `run` is the id that the page gave, put there by the frame. */
export type FrameReply =
  | { readonly type: "ready"; readonly slot: number }
  | { readonly type: "broken"; readonly slot: number; readonly message: string }
  | ({ readonly type: "chunk"; readonly slot: number; readonly run: string } & RawChunk)
  | {
      /** One run of a batch is recorded. */
      readonly type: "part";
      readonly slot: number;
      readonly run: string;
      readonly outcome: string;
    }
  | {
      readonly type: "done";
      readonly slot: number;
      readonly run: string;
      /** JSON of the recording's outcome ([O1]). */
      readonly outcome: string;
    }
  | {
      readonly type: "fatal";
      readonly slot: number;
      readonly run: string;
      readonly cause: DeathCause;
      readonly message: string;
    }
  | { readonly type: "flood"; readonly slot: number; readonly run: string }
  | { readonly type: "pong"; readonly token: number };

/** What the frame asks of a worker: `prepare`, `start` and `run`, once each and in this order. */
export type WorkerCommand =
  | { readonly op: "prepare"; readonly pyodideUrl: string; readonly asmUrl: string }
  | {
      readonly op: "start";
      readonly module: WebAssembly.Module;
      readonly python: ArrayBuffer;
      readonly memoryBytes: number;
    }
  | { readonly op: "run"; readonly request: string };

/** What an honest worker says. */
export type WorkerReply =
  | { readonly type: "ready" }
  | { readonly type: "broken"; readonly message: string }
  | ({ readonly type: "chunk" } & RawChunk)
  | { readonly type: "part"; readonly outcome: string }
  | { readonly type: "done"; readonly outcome: string }
  | { readonly type: "fatal"; readonly cause: DeathCause; readonly message: string };
