import { assertNever } from "../assertNever.ts";
import { groupBy } from "../grouping.ts";
import type { Construct, TestTree } from "../model.ts";
import { perRecording } from "../perRecording.ts";
import type { Recording } from "../recording.ts";

/**
 * How a decision went: a test was true or false (a `for` had a next item or not), a `match` took case n (0-based, null when none),
 * an `and`/`or` chain gave its n-th operand (0-based).
 */
export type BranchOutcome =
  | { readonly kind: "test"; readonly held: boolean }
  | { readonly kind: "case"; readonly index: number | null }
  | { readonly kind: "operand"; readonly index: number };

/** One time that a decision was made. `step` (0-based) is the one during which it was. */
export interface BranchVisit {
  readonly construct: number;
  readonly step: number;
  readonly frame: number;
  readonly outcome: BranchOutcome;
}

/** Every decision of a run, in order, and by construct. */
interface Decisions {
  readonly all: readonly BranchVisit[];
  readonly byConstruct: ReadonlyMap<number, readonly BranchVisit[]>;
}

/** What has been seen of decisions that are not made yet: what each leaf said, by frame and construct. */
type Pending = Map<number, Map<number, boolean>>;

/** The decisions of a recording. */
export const decisions = perRecording((recording): Decisions => {
  const { branchSteps, branchWays, frames } = recording.path;
  const all: BranchVisit[] = [];
  const pending = new Map<number, Pending>();
  const lastCases = recording.constructs.map((construct, index) =>
    construct.kind === "match" ? lastTestedCase(recording, index) : -1,
  );
  for (let place = 0; place < recording.branchCount; place++) {
    const way = branchWays.at(place);
    const site = recording.branchSites[way >> 1];
    const construct = recording.constructs[site?.construct ?? -1];
    if (site === undefined || construct === undefined) continue;
    const step = branchSteps.at(place);
    const frame = frames.at(step);
    const inFrame = pending.get(frame) ?? new Map<number, Map<number, boolean>>();
    const leaves = inFrame.get(site.construct) ?? new Map<number, boolean>();
    // A leaf that speaks again belongs to another visit: the one before was left by an exception.
    if (leaves.has(site.leaf)) leaves.clear();
    leaves.set(site.leaf, (way & 1) === 1);
    const outcome = outcomeOf(construct, leaves, lastCases[site.construct] ?? -1);
    if (outcome !== null) {
      all.push({ construct: site.construct, step, frame, outcome });
      inFrame.delete(site.construct);
      if (inFrame.size === 0) pending.delete(frame);
    } else {
      inFrame.set(site.construct, leaves);
      pending.set(frame, inFrame);
    }
  }
  return { all, byConstruct: groupBy(all, (visit) => visit.construct) };
});

/** Each time that a construct (an index) decided, in order. */
export function branchesTaken(recording: Recording, construct: number): readonly BranchVisit[] {
  return decisions(recording).byConstruct.get(construct) ?? [];
}

/** The decisions that were made while the line of a step ran, in order. */
export function branchesAt(recording: Recording, step: number): readonly BranchVisit[] {
  const { all } = decisions(recording);
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((all[middle]?.step ?? 0) < step) low = middle + 1;
    else high = middle;
  }
  const found: BranchVisit[] = [];
  for (let place = low; all[place]?.step === step; place++) {
    const visit = all[place];
    if (visit !== undefined) found.push(visit);
  }
  return found;
}

function outcomeOf(
  construct: Construct,
  leaves: ReadonlyMap<number, boolean>,
  lastTested: number,
): BranchOutcome | null {
  if (construct.kind === "match") return caseOf(construct, leaves, lastTested);
  if (construct.test === null) {
    const held = leaves.get(0);
    return held === undefined ? null : { kind: "test", held };
  }
  if (construct.kind === "boolop" && construct.test.op !== "not") {
    return operandOf(construct.test, leaves);
  }
  const held = decide(construct.test, leaves);
  return held === null ? null : { kind: "test", held };
}

/** The case of a `match` that tests anything and stands last; what no case before took is taken by the one behind it, if there is one. */
function lastTestedCase(recording: Recording, construct: number): number {
  let last = -1;
  for (const site of recording.branchSites) {
    if (site.construct === construct) last = Math.max(last, site.leaf);
  }
  return last;
}

function caseOf(
  construct: Construct,
  leaves: ReadonlyMap<number, boolean>,
  lastTested: number,
): BranchOutcome | null {
  for (const [leaf, taken] of leaves) if (taken) return { kind: "case", index: leaf };
  if (leaves.get(lastTested) !== false) return null;
  const behind = lastTested + 1;
  return { kind: "case", index: behind < construct.cases.length ? behind : null };
}

/** Which operand of an `and`/`or` chain gave its value; the last one is not tested. */
function operandOf(test: TestTree, leaves: ReadonlyMap<number, boolean>): BranchOutcome | null {
  if (test.op !== "and" && test.op !== "or") return null;
  const last = test.of.length;
  for (const [index, operand] of test.of.entries()) {
    const held = decide(operand, leaves);
    if (held === null) return null;
    if (held === (test.op === "or")) return { kind: "operand", index };
  }
  return { kind: "operand", index: last };
}

/** What a test says when these leaves have spoken; null while it is open. */
function decide(test: TestTree, leaves: ReadonlyMap<number, boolean>): boolean | null {
  switch (test.op) {
    case "leaf":
      return leaves.get(test.leaf) ?? null;
    case "const":
      return test.value;
    case "not": {
      const inner = decide(test.of, leaves);
      return inner === null ? null : !inner;
    }
    case "either": {
      for (const part of test.of) {
        const known = decide(part, leaves);
        if (known !== null) return known;
      }
      return null;
    }
    case "and":
    case "or": {
      const deciding = test.op === "or";
      let open = false;
      for (const part of test.of) {
        const known = decide(part, leaves);
        if (known === deciding) return deciding;
        if (known === null) open = true;
      }
      return open ? null : !deciding;
    }
    default:
      return assertNever(test);
  }
}
