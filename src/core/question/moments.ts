import {
  type Construct,
  decidedBy,
  exceptions,
  linesRun,
  loops,
  perRecording,
  type Recording,
  visits,
} from "../trace/index.ts";
import { isAskable, statementAt } from "./ambiguous.ts";
import { type Reason, reasons } from "./question.ts";
import { featuresOf } from "./source/features.ts";

/** A `line` step that may be asked about, and why. Steps are 0-based. */
export interface Moment {
  readonly step: number;
  readonly reasons: ReadonlySet<Reason>;
}

/** So many visits of a line are looked at without a reason. */
const plainVisits = 4;

/** So many moments of one reason are kept for one construct or line. */
const perReason = 4;

/** The moments of a run that are worth a look, in the order of time: a bounded number for each line of the program. */
export const momentsOf = perRecording((recording): readonly Moment[] => {
  const found = new Map<number, Set<Reason>>();
  const add = (step: number | undefined, reason: Reason): void => {
    if (step === undefined || !isAskable(recording, step)) return;
    const known = found.get(step) ?? new Set();
    found.set(step, known.add(reason));
  };
  for (const line of linesRun(recording).keys()) {
    for (const step of sample(visits(recording, line), plainVisits)) add(step, "plain");
  }
  for (const index of recording.constructs.keys()) addDecisions(recording, index, add);
  addLoops(recording, add);
  for (const { raisedStep, handledStep } of sample(exceptions(recording), 40)) {
    if (handledStep !== null) add(lineOfRaise(recording, raisedStep), "exception-caught");
  }
  for (const [step, known] of found) {
    const statement = statementAt(recording, recording.lineAt(step));
    if (statement === null) continue;
    for (const feature of featuresOf(statement).reasons) known.add(feature);
  }
  return [...found]
    .toSorted(([left], [right]) => left - right)
    .map(([step, known]) => ({ step, reasons: known }));
});

/** The most worthy reason of a moment among those that a kind of question knows. */
export function reasonOf(moment: Moment, known: ReadonlySet<Reason>): Reason {
  if (moment.reasons.has("chosen")) return "chosen";
  return reasons.find((reason) => known.has(reason) && moment.reasons.has(reason)) ?? "plain";
}

type Add = (step: number | undefined, reason: Reason) => void;

function addDecisions(recording: Recording, index: number, add: Add): void {
  const construct = recording.constructs[index];
  if (construct === undefined) return;
  const { steps, outcomes } = decidedBy(recording, index);
  const addThose = (reason: Reason, holds: (outcome: number, place: number) => boolean): void => {
    for (const step of sample(
      steps.filter((_, place) => holds(outcomes[place] ?? 0, place)),
      perReason,
    )) {
      add(step, reason);
    }
  };
  addThose("branch-differs", (outcome, place) => place > 0 && outcome !== outcomes[place - 1]);
  if (construct.kind === "while" || construct.kind === "for") {
    addThose("loop-ends", (outcome) => outcome === 0);
  }
  addThose("short-circuit", (outcome) => isShortCircuit(construct, outcome));
}

function addLoops(recording: Recording, add: Add): void {
  const runs = loops(recording).filter(({ construct }) => {
    const kind = recording.constructs[construct]?.kind;
    return kind === "while" || kind === "for";
  });
  const byConstruct = new Map<number, (typeof runs)[number][]>();
  for (const run of runs) {
    const known = byConstruct.get(run.construct);
    if (known === undefined) byConstruct.set(run.construct, [run]);
    else known.push(run);
  }
  for (const all of byConstruct.values()) {
    for (const run of sample(all, perReason)) {
      const { starts, frame, end } = run;
      addIteration(recording, starts[0], starts[1] ?? end, frame, "first-iteration", add);
      if (starts.length > 1) {
        addIteration(recording, starts.at(-1), end, frame, "last-iteration", add);
      }
    }
  }
}

/** The header's line and the first lines of the body of one iteration; `until` is the step at which the next one begins. */
function addIteration(
  recording: Recording,
  start: number | undefined,
  until: number,
  frame: number,
  reason: Reason,
  add: Add,
): void {
  if (start === undefined) return;
  add(start, reason);
  let left = 2;
  for (let step = start + 1; step < Math.min(until, start + 30) && left > 0; step++) {
    if (recording.frameAt(step) !== frame || recording.kindAt(step) !== "line") continue;
    add(step, reason);
    left--;
  }
}

/** Whether a chain of `and` or `or` was decided as only an operand before its last one can. */
function isShortCircuit({ kind, test }: Construct, outcome: number): boolean {
  if (test === null || (test.op !== "and" && test.op !== "or")) return false;
  if (kind === "boolop") return outcome < test.of.length;
  return outcome === (test.op === "or" ? 1 : 0);
}

/** The line step during which an exception was raised; undefined when it is not the step before. */
function lineOfRaise(recording: Recording, raised: number): number | undefined {
  const frame = recording.frameAt(raised);
  for (let step = raised - 1; step >= Math.max(0, raised - 200); step--) {
    if (recording.frameAt(step) === frame && recording.kindAt(step) === "line") return step;
  }
  return undefined;
}

/** The first, the second, the last and some between them; all where there are few. */
export function sample<Entry>(entries: ArrayLike<Entry>, count: number): readonly Entry[] {
  const { length } = entries;
  if (length <= count) return Array.from(entries);
  const places = new Set([0, 1, length - 1]);
  for (let part = 1; places.size < count; part++) {
    places.add(Math.floor((part * length) / (count - 1)) % length);
  }
  return [...places]
    .toSorted((left, right) => left - right)
    .flatMap((place) => {
      const entry = entries[place];
      return entry === undefined ? [] : [entry];
    });
}
