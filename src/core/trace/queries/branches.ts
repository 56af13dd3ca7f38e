import { groupEntries } from "../grouping.ts";
import { perRecording } from "../perRecording.ts";
import type { Recording } from "../recording.ts";
import { decisions } from "./decisions.ts";

/**
 * How a decision went: a test was true or false (a `for` had a next item or not), a `match` took case n (0-based, null when none),
 * an `and`/`or` chain gave its n-th operand (0-based).
 */
export type BranchOutcome =
  | { readonly kind: "test"; readonly held: boolean }
  | { readonly kind: "case"; readonly index: number | null }
  | { readonly kind: "operand"; readonly index: number };

/** One time that a decision was made. Constructs, frames and steps are 0-based. */
export interface BranchVisit {
  readonly construct: number;
  /** The `line` step during which it was decided. */
  readonly step: number;
  /** The last step before it was decided, of whatever frame. */
  readonly after: number;
  readonly frame: number;
  readonly outcome: BranchOutcome;
}

const byConstruct = perRecording((recording) => {
  const { constructs } = decisions(recording);
  return groupEntries(constructs.length, recording.constructs.length, (visit) =>
    constructs.at(visit),
  );
});

const byStep = perRecording((recording) => {
  const { steps } = decisions(recording);
  return groupEntries(steps.length, recording.steps, (visit) => steps.at(visit));
});

/** Each time that a construct (an index) decided, in order. */
export function branchesTaken(recording: Recording, construct: number): readonly BranchVisit[] {
  return readAll(recording, byConstruct(recording).of(construct));
}

/**
 * The same as two columns, for those who go through many: the step of each decision, and how it went. A test: 1 when it held, else 0.
 * A `match`: the case, -1 for none. An `and`/`or` chain: the operand that gave its value.
 */
export function decidedBy(
  recording: Recording,
  construct: number,
): { readonly steps: Int32Array; readonly outcomes: Int32Array } {
  const { steps, outcomes } = decisions(recording);
  const visits = byConstruct(recording).of(construct);
  return {
    steps: visits.map((visit) => steps.at(visit)),
    outcomes: visits.map((visit) => outcomes.at(visit)),
  };
}

/** The decisions that were made while the line of a `line` step ran, in order. */
export function branchesAt(recording: Recording, step: number): readonly BranchVisit[] {
  return readAll(recording, byStep(recording).of(step));
}

function readAll(recording: Recording, visits: Int32Array): readonly BranchVisit[] {
  const { constructs, steps, after, frames, outcomes } = decisions(recording);
  return Array.from(visits, (visit) => {
    const construct = constructs.at(visit);
    return {
      construct,
      step: steps.at(visit),
      after: after.at(visit),
      frame: frames.at(visit),
      outcome: outcomeOf(recording, construct, outcomes.at(visit)),
    };
  });
}

function outcomeOf(recording: Recording, construct: number, code: number): BranchOutcome {
  switch (recording.constructs[construct]?.kind) {
    case "match":
      return { kind: "case", index: code < 0 ? null : code };
    case "boolop":
      return { kind: "operand", index: code };
    case "if":
    case "while":
    case "for":
    case "async-for":
    case "ifexp":
    case "comp-if":
    case "comp-for":
    case "assert":
    case undefined:
      return { kind: "test", held: code === 1 };
  }
}
