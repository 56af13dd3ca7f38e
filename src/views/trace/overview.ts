import type { Recording, StepKind } from "../../core/trace/index.ts";

/** A run in a few hundred columns, each of some neighbouring steps. */
export interface Overview {
  /** For each column the greatest depth of the stack in it, 1 for the module alone. */
  readonly depths: readonly number[];
  /** The greatest of all depths. */
  readonly deepest: number;
  /** For each kind of mark, the columns (0-based) in which it occurs, ascending. */
  readonly marks: { readonly [mark in Mark]: readonly number[] };
}

/** What is marked on the timeline. */
export type Mark = "call" | "return" | "output" | "input" | "exception";

const markOf: Partial<Record<StepKind, Mark>> = {
  call: "call",
  return: "return",
  output: "output",
  input: "input",
  exception: "exception",
};

/** The overview of a recording in at most `most` columns. Reads each step once. */
export function overviewOf(recording: Recording, most: number): Overview {
  const columns = Math.max(1, Math.min(most, recording.steps));
  const depths = Array.from({ length: columns }, () => 0);
  const marks: Record<Mark, number[]> = {
    call: [],
    return: [],
    output: [],
    input: [],
    exception: [],
  };
  let step = 0;
  for (let column = 0; column < columns; column += 1) {
    const end = firstStepOf(column + 1, recording.steps, columns);
    const seen = new Set<Mark>();
    let depth = 0;
    for (; step < end; step += 1) {
      depth = Math.max(depth, recording.depthAt(step) + 1);
      const kind = recording.kindAt(step);
      if (kind === "line") continue;
      const mark = markOf[kind];
      if (mark !== undefined) seen.add(mark);
    }
    depths[column] = depth;
    for (const mark of seen) marks[mark].push(column);
  }
  return { depths, deepest: depths.reduce((one, other) => Math.max(one, other), 1), marks };
}

/** The column (0-based) in which a step lies. */
export function columnOf(step: number, steps: number, columns: number): number {
  return steps <= 1 ? 0 : Math.round((step / (steps - 1)) * (columns - 1));
}

/** The first step whose column is at least `column`; the number of steps when there is none. */
function firstStepOf(column: number, steps: number, columns: number): number {
  if (column >= columns || columns <= 1) return steps;
  let step = Math.max(0, Math.floor(((column - 0.5) / (columns - 1)) * (steps - 1)));
  while (step < steps && columnOf(step, steps, columns) < column) step += 1;
  return step;
}
