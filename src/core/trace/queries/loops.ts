import { countUpTo } from "../grouping.ts";
import type { Construct, ConstructKind } from "../model.ts";
import { kindCodes } from "../path.ts";
import { perRecording } from "../perRecording.ts";
import type { Recording } from "../recording.ts";
import { decisions } from "./decisions.ts";

/** One time that a loop was entered. Steps are 0-based. */
export interface LoopRun {
  /** Index of its construct. */
  readonly construct: number;
  readonly frame: number;
  /** For each iteration, the step during which it was decided to go round; ascending. */
  readonly starts: readonly number[];
  /** The step at which the loop was known to be over; the number of steps when it never was. */
  readonly end: number;
}

/** Where a step stands in a loop. */
export interface LoopPlace {
  readonly run: LoopRun;
  /** 1-based. */
  readonly iteration: number;
}

interface OpenRun {
  readonly construct: number;
  readonly frame: number;
  readonly starts: number[];
  end: number;
}

/** Every run of every loop, in the order in which they began, and those of each frame. */
const loopRuns = perRecording((recording) => {
  const watch = new LoopWatch(recording);
  const decided = decisions(recording);
  let next = 0;
  for (let step = 0; step < recording.steps; step++) {
    watch.step(step);
    for (; next < decided.after.length && decided.after.at(next) === step; next++) {
      watch.decision(
        decided.constructs.at(next),
        decided.frames.at(next),
        decided.steps.at(next),
        decided.outcomes.at(next) === 1,
      );
    }
  }
  const byFrame = new Map<number, LoopRun[]>();
  for (const run of watch.runs) {
    const runs = byFrame.get(run.frame);
    if (runs === undefined) byFrame.set(run.frame, [run]);
    else runs.push(run);
  }
  return { all: watch.runs, byFrame };
});

/** Follows the loops of a run from step to step. */
class LoopWatch {
  readonly runs: OpenRun[] = [];
  private readonly recording: Recording;
  /** The loops that each frame is in, outermost first. */
  private readonly open = new Map<number, OpenRun[]>();
  private readonly endless: ReadonlyMap<number, ReadonlyMap<number, readonly number[]>>;

  constructor(recording: Recording) {
    this.recording = recording;
    this.endless = endlessLoops(recording);
  }

  step(step: number): void {
    const { recording } = this;
    const kind = recording.path.kinds.at(step);
    const frame = recording.frameAt(step);
    if (kind === kindCodes.return || kind === kindCodes.unwind) {
      this.close(frame, 0, step);
      this.open.delete(frame);
    }
    if (kind !== kindCodes.line) return;
    const line = recording.lineAt(step);
    const runs = this.open.get(frame);
    if (runs !== undefined) {
      const left = runs.findIndex(
        ({ construct }) => !standsIn(recording.constructs[construct], line),
      );
      if (left >= 0) this.close(frame, left, step);
    }
    if (this.endless.size === 0) return;
    for (const construct of this.endless.get(recording.codeAt(step))?.get(line) ?? []) {
      this.goRound(construct, frame, step);
    }
  }

  /** A construct was decided while the line of `step` ran. */
  decision(construct: number, frame: number, step: number, held: boolean): void {
    if (!isLoop(this.recording.constructs[construct])) return;
    if (held) {
      this.goRound(construct, frame, step);
      return;
    }
    const place = this.open.get(frame)?.findIndex((run) => run.construct === construct) ?? -1;
    if (place >= 0) this.close(frame, place, step);
    else this.runs.push({ construct, frame, starts: [], end: step });
  }

  private goRound(construct: number, frame: number, step: number): void {
    const runs = this.open.get(frame) ?? [];
    this.open.set(frame, runs);
    const place = runs.findIndex((run) => run.construct === construct);
    if (place >= 0) {
      this.close(frame, place + 1, step);
      runs[place]?.starts.push(step);
      return;
    }
    const run = { construct, frame, starts: [step], end: this.recording.steps };
    runs.push(run);
    this.runs.push(run);
  }

  private close(frame: number, from: number, step: number): void {
    for (const run of this.open.get(frame)?.splice(from) ?? []) run.end = step;
  }
}

/** Every time that a loop was entered, in order; a loop whose test failed at once has no iterations. */
export function loops(recording: Recording): readonly LoopRun[] {
  return loopRuns(recording).all;
}

/** The loops that a step stands in, outermost first, with the iteration of each. */
export function iterationsAt(recording: Recording, step: number): readonly LoopPlace[] {
  const runs = loopRuns(recording).byFrame.get(recording.frameAt(step)) ?? [];
  const found: LoopPlace[] = [];
  for (const run of runs) {
    const [first] = run.starts;
    if (first === undefined || first > step || run.end < step) continue;
    // The step during which the loop ended still belongs to its last test.
    if (
      run.end === step &&
      recording.kindAt(step) === "line" &&
      !standsInRun(recording, run, step)
    ) {
      continue;
    }
    found.push({ run, iteration: countUpTo(run.starts, step) });
  }
  return found;
}

/** The step at which the next iteration of the innermost loop of `step` begins; null when there is none. */
export function iterationAfter(recording: Recording, step: number): number | null {
  const place = iterationsAt(recording, step).at(-1);
  return place?.run.starts.find((start) => start > step) ?? null;
}

/** The step at which the iteration before began, of the innermost loop of `step`; null when there is none. */
export function iterationBefore(recording: Recording, step: number): number | null {
  const place = iterationsAt(recording, step).at(-1);
  return place?.run.starts.findLast((start) => start < step) ?? null;
}

function isLoop(construct: Construct | undefined): boolean {
  return construct !== undefined && loopKinds.has(construct.kind);
}

const loopKinds: ReadonlySet<ConstructKind> = new Set(["while", "for", "async-for", "comp-for"]);

/** Whether a line is the header or the body of a loop; its `else` is not. */
function standsIn(construct: Construct | undefined, line: number): boolean {
  if (construct === undefined) return false;
  return construct.line <= line && line <= Math.max(construct.body[1], construct.line);
}

function standsInRun(recording: Recording, run: LoopRun, step: number): boolean {
  return standsIn(recording.constructs[run.construct], recording.lineAt(step));
}

/** Loops whose test is a constant decide nothing: they go round when the first line of their body runs. By code and line. */
function endlessLoops(recording: Recording): Map<number, Map<number, number[]>> {
  const found = new Map<number, Map<number, number[]>>();
  for (const [index, construct] of recording.constructs.entries()) {
    if (construct.kind !== "while" || construct.test?.op !== "const") continue;
    const lines = found.get(construct.code) ?? new Map<number, number[]>();
    found.set(construct.code, lines);
    const [line] = construct.body;
    lines.set(line, [...(lines.get(line) ?? []), index]);
  }
  return found;
}
