import {
  createCursor,
  parseChunk,
  parseOutcome,
  type Recording,
  RecordingBuilder,
} from "../../src/core/trace/index.ts";
import type { EmittedRun } from "../python/pyodide.ts";

/** Puts a run's chunks together as the page does; throws when they are damaged. */
export function build(source: string, run: EmittedRun): Recording {
  const builder = new RecordingBuilder(source);
  appendAll(builder, run);
  return finish(builder, run);
}

/** Adds the state of a window [from, to) to a recording, as the page does. */
export function addWindow(
  builder: RecordingBuilder,
  [from, to]: readonly [number, number],
  window: Recording,
): void {
  const added = builder.addWindow(from, to, window);
  if (added.kind === "damaged") throw new Error(JSON.stringify(added));
}

/** Feeds all chunks of a run to a builder; throws when one is damaged. */
export function appendAll(builder: RecordingBuilder, { chunks }: EmittedRun): void {
  for (const message of chunks) {
    const chunk = parseChunk(message);
    const result = "kind" in chunk ? chunk : builder.append(chunk);
    if (result.kind === "damaged") throw new Error(JSON.stringify(result));
  }
}

/** Ends a recording with the run's outcome. */
export function finish(builder: RecordingBuilder, run: EmittedRun): Recording {
  const parsed = parseOutcome(run.outcome);
  if (parsed.kind === "damaged") throw new Error(JSON.stringify(parsed));
  return builder.finish(parsed.outcome);
}

/** How long reading the state at some steps took, one measurement for each. */
export interface SeekTimes<Time> {
  /** From the first question of a cursor on, with everything that is made for it once. */
  readonly first: Time;
  /** Moving to the step and reading the stack with all names. */
  readonly stack: readonly Time[];
  /** The same, with every object that a name reaches and with what the step changed. */
  readonly whole: readonly Time[];
}

/** Measures one call. */
type Measure<Time> = (call: () => void) => Time;

/** Moves a new cursor to `count` random steps and reads the state there, first the stack alone, then everything. */
export function seekAtRandom<Time>(
  recording: Recording,
  count: number,
  measure: Measure<Time>,
): SeekTimes<Time> {
  const steps = randomSteps(recording.stateUntil, count);
  const cursor = createCursor(recording);
  const lookAtStack = (step: number): void => {
    cursor.seek(step);
    cursor.stack();
    cursor.suspended();
  };
  const lookAtAll = (step: number): void => {
    lookAtStack(step);
    for (const id of cursor.reachable()) cursor.object(id);
    cursor.changes();
  };
  return {
    first: measure(() => lookAtAll(recording.stateUntil - 1)),
    stack: steps.map((step) => measure(() => lookAtStack(step))),
    whole: steps.map((step) => measure(() => lookAtAll(step))),
  };
}

/** Steps below `end` in no order, the same ones each time. */
function randomSteps(end: number, count: number): readonly number[] {
  let state = 1;
  return Array.from({ length: count }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state % end;
  });
}
