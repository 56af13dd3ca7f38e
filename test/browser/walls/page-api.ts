import type { RunLimits, RunResult } from "../../../src/runtime/index.ts";
import type { AttackReport } from "./attacks.ts";

/** What a test may ask of a run. */
export interface RunWish {
  readonly limits?: Partial<RunLimits>;
  /** Stops the run, as a person would, so many milliseconds after its first steps were shown. */
  readonly stopAfterMs?: number;
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

/** What a worker under somebody else's control brought about. */
export interface OwnedReport {
  /** Every message that the page got from the frame, buffers as their lengths, in order; at most 100 of them. */
  readonly replies: readonly string[];
  readonly replyCount: number;
}

/** `window.walls` of the page under test. */
export interface WallsPage {
  run(source: string, wish?: RunWish): Promise<ProgramReport>;
  /** Records programs as those of a benchmark are, in batches; how each ended, in words, and its steps. */
  recordAll(sources: readonly string[], timeMs: number): Promise<readonly string[]>;
  /** Begins a run that `end` waits for; its steps are counted meanwhile. */
  begin(source: string): void;
  stepsSoFar(): number;
  end(): Promise<ProgramReport>;
  /** Settles when Python can run or cannot be started; milliseconds since the page's script began. */
  ready(): Promise<number>;
  /** The longest time the page's own timer was kept waiting since the last call. */
  takeLongestGapMs(): number;
  /**
   * Puts scripts of the attacker's in the place of the worker's own, one worker each, gives each one run, and collects
   * what the page hears until `until` is among it (as text) or ten seconds are over.
   */
  own(scripts: readonly string[], until: string): Promise<OwnedReport>;
  /** Hides the word in all of the page's storage. */
  hide(word: string): Promise<void>;
  /** How many messages came past the frame, on the side channel. */
  heardOnSideChannel(): number;
  /** Runs the attack's script in an ordinary worker of this page. */
  attackFromHere(script: string): Promise<readonly AttackReport[]>;
  /** Runs Python in an ordinary worker of this page, as most sites do. */
  runInTheOpen(source: string): Promise<string>;
}

declare global {
  interface Window {
    readonly walls: WallsPage;
  }
}
