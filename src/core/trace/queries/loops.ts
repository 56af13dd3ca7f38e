import { groupBy } from "../grouping.ts";
import type { Construct, ConstructKind } from "../model.ts";
import { kindCodes } from "../path.ts";
import { perRecording } from "../perRecording.ts";
import type { Recording } from "../recording.ts";
import { type BranchVisit, decisions } from "./branches.ts";

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

/** Every run of every loop, in the order in which they began. */
const loopRuns = perRecording((recording): readonly LoopRun[] => {
  const found: OpenRun[] = [];
  const open = new Map<number, OpenRun[]>();
  const endless = endlessLoops(recording);
  const decided = decisions(recording).all;
  let next = 0;
  const close = (runs: OpenRun[], from: number, step: number): void => {
    for (const run of runs.splice(from)) run.end = step;
  };
  const goRound = (construct: number, frame: number, step: number): void => {
    const runs = open.get(frame) ?? [];
    open.set(frame, runs);
    const place = runs.findIndex((run) => run.construct === construct);
    if (place >= 0) {
      close(runs, place + 1, step);
      runs[place]?.starts.push(step);
      return;
    }
    const run = { construct, frame, starts: [step], end: recording.steps };
    runs.push(run);
    found.push(run);
  };
  const { kinds, frames } = recording.path;
  for (let step = 0; step < recording.steps; step++) {
    const frame = frames.at(step);
    const kind = kinds.at(step);
    if (kind === kindCodes.line) {
      const line = recording.lineAt(step);
      const code = recording.codeAt(step);
      const runs = open.get(frame);
      if (runs !== undefined) {
        const left = runs.findIndex(
          ({ construct }) => !standsIn(recording.constructs[construct], line),
        );
        if (left >= 0) close(runs, left, step);
      }
      for (const construct of endless.get(code)?.get(line) ?? []) goRound(construct, frame, step);
    } else if (kind === kindCodes.return || kind === kindCodes.unwind) {
      close(open.get(frame) ?? [], 0, step);
      open.delete(frame);
    }
    for (; decided[next]?.step === step; next++) {
      const visit = decided[next];
      if (visit === undefined || !isLoop(recording.constructs[visit.construct])) continue;
      if (holds(visit)) goRound(visit.construct, visit.frame, step);
      else {
        const runs = open.get(visit.frame) ?? [];
        const place = runs.findIndex((run) => run.construct === visit.construct);
        if (place >= 0) close(runs, place, step);
        else {
          found.push({ construct: visit.construct, frame: visit.frame, starts: [], end: step });
        }
      }
    }
  }
  return found;
});

/** For each frame, the runs of loops in it, in the order in which they began. */
const runsByFrame = perRecording((recording) => groupBy(loopRuns(recording), (run) => run.frame));

/** Every time that a loop was entered, in order; a loop whose test failed at once has no iterations. */
export function loops(recording: Recording): readonly LoopRun[] {
  return loopRuns(recording);
}

/** The loops that a step stands in, outermost first, with the iteration of each. */
export function iterationsAt(recording: Recording, step: number): readonly LoopPlace[] {
  const runs = runsByFrame(recording).get(recording.frameAt(step)) ?? [];
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

function holds(visit: BranchVisit): boolean {
  return visit.outcome.kind === "test" && visit.outcome.held;
}

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

function countUpTo(ascending: readonly number[], step: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= step) low = middle + 1;
    else high = middle;
  }
  return low;
}
