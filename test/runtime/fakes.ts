import type { RecordingChunk } from "../../src/core/trace/chunk.ts";
import type { FrameCommand, FrameReply, RunRequest } from "../../src/runtime/contract.ts";
import { defaultLimits, emptyColumns } from "../../src/runtime/contract.ts";
import type { KitFetch, KitResult } from "../../src/runtime/kit.ts";
import { PythonRuntime, type RuntimeParts } from "../../src/runtime/runtime.ts";
import type { Timers } from "../../src/runtime/timers.ts";

/** A clock that stands still until it is turned. */
export class FakeTimers implements Timers {
  #now = 0;
  #waiting: { at: number; call: () => void }[] = [];

  now(): number {
    return this.#now;
  }

  after(ms: number, call: () => void): () => void {
    const one = { at: this.#now + ms, call };
    this.#waiting.push(one);
    return () => {
      this.#waiting = this.#waiting.filter((other) => other !== one);
    };
  }

  /** Lets time pass, and everything happen that is due in it, in order. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settled();
      const due = this.#waiting
        .filter(({ at }) => at <= end)
        .toSorted((one, other) => one.at - other.at)[0];
      if (due === undefined) break;
      this.#waiting = this.#waiting.filter((one) => one !== due);
      this.#now = Math.max(this.#now, due.at);
      due.call();
    }
    this.#now = end;
  }
}

/** Lets everything happen that needs no time. */
export async function settled(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}

type SlotReply = Extract<FrameReply, { slot: number }>;

/** A frame of which the test decides what it says. It answers pings, and spawns workers that are ready at once. */
export class FakeFrame {
  readonly commands: FrameCommand[] = [];
  closed = false;
  /** A dead one receives nothing and says nothing. */
  dead = false;
  readonly #hear: (reply: FrameReply) => void;
  readonly #boots: boolean;

  constructor(hear: (reply: FrameReply) => void, boots: boolean) {
    this.#hear = hear;
    this.#boots = boots;
  }

  send(command: FrameCommand): void {
    if (this.dead) return;
    this.commands.push(command);
    if (command.op === "ping") this.say({ type: "pong", token: command.token });
    if (command.op === "spawn" && this.#boots) this.say({ type: "ready", slot: command.slot });
  }

  close(): void {
    this.closed = true;
  }

  say(reply: FrameReply): void {
    queueMicrotask(() => {
      if (!this.dead) this.#hear(reply);
    });
  }

  /** The runs that were asked for, in order. */
  get runs(): Extract<FrameCommand, { op: "run" }>[] {
    return this.commands.filter((command) => command.op === "run");
  }

  get killed(): number[] {
    return this.commands.filter((command) => command.op === "kill").map(({ slot }) => slot);
  }

  /** Says something on behalf of the last run that was asked for. */
  async sayOfRun(reply: DistributiveOmit<Extract<SlotReply, { run: string }>, "slot" | "run">) {
    const last = this.runs.at(-1);
    if (last === undefined) throw new Error("no run was asked for");
    this.say({ ...reply, slot: last.slot, run: last.run });
    await settled();
  }

  async sayChunk(lines: readonly number[], tables = "") {
    const columns = { ...emptyColumns(), path: Int32Array.from(lines, (line) => line * 16).buffer };
    await this.sayOfRun({ type: "chunk", columns, tables });
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** A runtime among fakes, and the hands that hold them. */
export interface Stage {
  readonly runtime: PythonRuntime;
  readonly timers: FakeTimers;
  /** All frames that were opened, the last being in use. */
  readonly frames: FakeFrame[];
  readonly frame: () => FakeFrame;
}

const noBytes = new ArrayBuffer(0);
const kit: KitResult = {
  kind: "fetched",
  kit: { pyodide: noBytes, asm: noBytes, wasm: noBytes, python: noBytes },
};

/** Sets up a runtime whose kit is at hand, in frames that answer. */
export function stage(
  parts: Partial<RuntimeParts> = {},
  results: KitResult[] = [],
  boots: () => boolean = () => true,
): Stage {
  const timers = new FakeTimers();
  const frames: FakeFrame[] = [];
  let ids = 0;
  const runtime = new PythonRuntime({
    fetchKit: (): KitFetch => ({
      bytes: 3,
      total: 10,
      result: Promise.resolve(results.shift() ?? kit),
    }),
    openSandbox(hear) {
      const frame = new FakeFrame(hear, boots());
      frames.push(frame);
      return frame;
    },
    bootScript: "",
    memoryBytes: 2 ** 29,
    keepSpare: true,
    timers,
    newId: () => `id-${(ids += 1)}`,
    ...parts,
  });
  const frame = (): FakeFrame => {
    const last = frames.at(-1);
    if (last === undefined) throw new Error("no frame was opened");
    return last;
  };
  return { runtime, timers, frames, frame };
}

/** A request for a program of no interest. */
export function request(source = "pass"): RunRequest {
  return {
    source,
    stdin: [],
    seed: 0,
    mode: "state",
    profile: "native",
    limits: { ...defaultLimits, timeMs: 10_000 },
  };
}

/** The lines of the line steps in chunks. */
export function linesOf(chunks: readonly RecordingChunk[]): number[] {
  return chunks.flatMap(({ path }) => [...path].map((entry) => entry >> 4));
}

/** The numbers from one to another, the last one left out. */
export function upTo(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
