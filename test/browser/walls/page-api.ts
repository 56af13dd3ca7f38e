import type { BootState, RunLimits, RunResult } from "../../../src/runtime/index.ts";

/** What a test may ask of a run. */
export interface RunWish {
  readonly limits?: Partial<RunLimits>;
  /** A number under which `stop` finds the run. */
  readonly stopKey?: number;
  /** Stops the run, as a person would, once so many steps were shown. */
  readonly stopAtSteps?: number;
}

/** What a test learns of a run. */
export interface ProgramReport {
  readonly result: RunResult;
  /** All strings of the recording, run together. */
  readonly text: string;
  readonly steps: number;
  readonly chunks: number;
  readonly firstChunkMs: number | null;
  readonly ms: number;
}

/** `window.walls` of the page under test. */
export interface WallsPage {
  run(source: string, wish?: RunWish): Promise<ProgramReport>;
  stop(key: number): void;
  state(): BootState;
  /** Settles when Python can run or cannot be started; milliseconds since the page's script began. */
  ready(): Promise<number>;
  /** The longest time the page's own timer was kept waiting since the last call. */
  takeLongestGapMs(): number;
}

declare global {
  interface Window {
    readonly walls: WallsPage;
  }
}
