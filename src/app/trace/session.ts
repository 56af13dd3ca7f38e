import type { Program } from "../../core/program/program.ts";
import { createCursor, type Cursor, type Recording } from "../../core/trace/index.ts";
import { createCell, type Cell } from "../cell.ts";
import type { TraceAction } from "../keys.ts";
import type { Recorder } from "../recorder.ts";
import { moveFor } from "./moves.ts";

/** A name in a frame: what a person follows through the run. */
export interface SelectedName {
  readonly frame: number;
  readonly name: string;
}

/** Where a person stands in a recording. Steps are 0-based, lines 1-based. */
export interface TraceState {
  readonly step: number;
  /** Stands at the step. Another one as soon as more of the state is known. */
  readonly cursor: Cursor;
  readonly selected: SelectedName | null;
  readonly breakpoints: ReadonlySet<number>;
  /** Steps at which a question is to be asked. */
  readonly points: ReadonlySet<number>;
  readonly playing: boolean;
  /** Whether the state of the step is there; `recording`: a second run is recording it. */
  readonly known: "known" | "recording" | "failed";
}

/** One recording being looked at. */
export interface TraceSession {
  readonly recording: Recording;
  readonly program: Program;
  readonly state: Pick<Cell<TraceState>, "get" | "subscribe">;
  /** Goes to a step, or to the nearest one that there is. */
  goTo(step: number): void;
  /** Does what a key or button asks; false when there is nowhere to go. */
  move(action: TraceAction): boolean;
  readonly select: (name: SelectedName | null) => void;
  toggleBreakpoint(line: number): void;
  /** Asks a question at a step, or no longer. */
  togglePoint(step: number): void;
  /** Goes on by itself, so many steps a second, until the end or `pause`. */
  play(stepsPerSecond: number): void;
  pause(): void;
  /** Ends what goes on by itself. */
  dispose(): void;
}

/** How many steps around a step of unknown state are recorded again. */
const windowSteps = 2_000;

/** A session that stands at the first step of a recording that has steps. */
export function createTraceSession(
  recording: Recording,
  program: Program,
  recorder: Pick<Recorder, "recordWindow">,
): TraceSession {
  const state = createCell<TraceState>({
    step: 0,
    cursor: createCursor(recording),
    selected: null,
    breakpoints: new Set(),
    points: new Set(),
    playing: false,
    known: "known",
  });
  let timer: ReturnType<typeof setInterval> | undefined;
  let windowRun: AbortController | null = null;
  const change = (part: Partial<TraceState>) => state.set({ ...state.get(), ...part });

  async function recordAround(step: number): Promise<void> {
    windowRun?.abort();
    const stopper = new AbortController();
    windowRun = stopper;
    const from = Math.max(recording.stateUntil, step - windowSteps / 2);
    const result = await recorder.recordWindow(
      recording,
      program,
      [from, Math.min(from + windowSteps, recording.steps)],
      stopper.signal,
    );
    if (windowRun !== stopper) return;
    windowRun = null;
    const cursor = createCursor(recording);
    cursor.seek(state.get().step);
    change({ cursor, known: cursor.known && result.kind === "added" ? "known" : "failed" });
  }

  function goTo(wanted: number): void {
    const step = Math.max(0, Math.min(Math.trunc(wanted), recording.steps - 1));
    if (step === state.get().step) return;
    const { cursor } = state.get();
    cursor.seek(step);
    change({ step, known: cursor.known ? "known" : "recording" });
    if (cursor.known) {
      windowRun?.abort();
      windowRun = null;
    } else void recordAround(step);
  }

  function pause(): void {
    clearInterval(timer);
    change({ playing: false });
  }

  return {
    recording,
    program,
    state,
    goTo,
    pause,
    move(action) {
      const to = moveFor(recording, state.get(), action);
      if (to === null || to === state.get().step) return false;
      goTo(to);
      return true;
    },
    select(name) {
      change({ selected: name === null ? null : { frame: name.frame, name: name.name } });
    },
    toggleBreakpoint(line) {
      const breakpoints = new Set(state.get().breakpoints);
      if (!breakpoints.delete(line)) breakpoints.add(line);
      change({ breakpoints });
    },
    togglePoint(step) {
      const points = new Set(state.get().points);
      if (!points.delete(step)) points.add(step);
      change({ points });
    },
    play(stepsPerSecond) {
      clearInterval(timer);
      if (state.get().step === recording.steps - 1) goTo(0);
      change({ playing: true });
      timer = setInterval(() => {
        goTo(state.get().step + 1);
        if (state.get().step === recording.steps - 1) pause();
      }, 1000 / stepsPerSecond);
    },
    dispose() {
      clearInterval(timer);
      windowRun?.abort();
    },
  };
}
