import { Ints } from "../columns.ts";
import { kindCodes } from "../path.ts";
import type { Recording } from "../recording.ts";

/** Which part of a recording is the user's run. */
export interface TracedPart {
  /** Lines 1 to this one are the user's. */
  readonly userLines: number;
  /** Steps count from the first `line` step of the module at this line or below it (1-based); 1: all count. */
  readonly countsFrom: number;
}

/** What a line stands for that was not reached, or behind which nothing comes. */
const noLine = -1;

/**
 * REval's view of a run: one flat list of states over all frames of the user's code. A state is a line; events on the line of the last
 * state belong to that state, whichever frame they are of, so no state follows one of its own line.
 *
 * The locals of a state are those of the last `line` event on it: there are none where it was made by a return or an exception.
 */
export class RevalTrace {
  private readonly lines = new Ints();
  /** The step of the last `line` event of each state, -1 for none. */
  private readonly steps = new Ints();
  private readonly places = new Map<number, number[]>();

  /** The lines of all states in their order, 1-based. */
  path(): readonly number[] {
    return [...this.lines.data.subarray(0, this.lines.length)];
  }

  /** Whether a line (1-based) was run. */
  covers(line: number): boolean {
    return this.places.has(line);
  }

  /** The lines (1-based) of the states that follow those of a line, ascending, each once; -1 where nothing follows. */
  next(line: number): readonly number[] {
    const places = this.places.get(line);
    if (places === undefined) return [noLine];
    const found = new Set<number>();
    for (const place of places) {
      found.add(place + 1 < this.lines.length ? this.lines.at(place + 1) : noLine);
    }
    return [...found].toSorted((one, other) => one - other);
  }

  /**
   * For each time that a line (1-based) was run, the step (0-based) at which REval looks for what it has done: that of the state that
   * follows, in whatever frame it is; of the state itself where it is the last one. -1 where that state has no locals.
   */
  after(line: number): readonly number[] {
    const places = this.places.get(line) ?? [];
    return places.map((place) => this.steps.at(Math.min(place + 1, this.lines.length - 1)));
  }

  /** For building: an event on a line; `step` is its step where it shows locals, else -1. */
  add(line: number, step: number): void {
    const last = this.lines.length - 1;
    if (last >= 0 && this.lines.at(last) === line) {
      if (step >= 0) this.steps.set(last, step);
      return;
    }
    this.lines.push(line);
    this.steps.push(step);
    const places = this.places.get(line);
    if (places === undefined) this.places.set(line, [last + 1]);
    else places.push(last + 1);
  }
}

/** REval's view of a recording that was made with the events of CPython 3.11. */
export function revalTrace(recording: Recording, part: TracedPart): RevalTrace {
  const trace = new RevalTrace();
  const lines = userLines(recording, part.userLines);
  const { kinds, sites } = recording.path;
  for (let step = firstStep(recording, part.countsFrom); step < recording.steps; step++) {
    const line = lines[sites.at(step)] ?? 0;
    if (line === 0) continue;
    switch (kinds.at(step)) {
      case kindCodes.line:
        trace.add(line, step);
        break;
      // What CPython's tracing calls a return and an exception.
      case kindCodes.return:
      case kindCodes.yield:
      case kindCodes.unwind:
      case kindCodes.exception:
        trace.add(line, -1);
    }
  }
  return trace;
}

/** The line of each site, 0 where it is not in a frame of the user's code; the module's own frame is not looked at. */
function userLines({ codes, tables }: Recording, last: number): readonly number[] {
  const lines: number[] = [];
  for (let site = 0; site < tables.siteCodes.length; site++) {
    const code = codes[tables.siteCodes.at(site)];
    const line = tables.siteLines.at(site);
    const traced = code?.file === 0 && code.kind !== "module" && line <= last;
    lines.push(traced ? line : 0);
  }
  return lines;
}

/** The first step (0-based) that counts; behind all steps where the run did not come so far. */
export function firstStep(recording: Recording, countsFrom: number): number {
  if (countsFrom <= 1) return 0;
  const { kinds } = recording.path;
  for (let step = 0; step < recording.steps; step++) {
    if (kinds.at(step) !== kindCodes.line || recording.lineAt(step) < countsFrom) continue;
    if (recording.codes[recording.codeAt(step)]?.kind === "module") return step;
  }
  return recording.steps;
}
