import { assertNever } from "../assertNever.ts";
import { Ints } from "../columns.ts";
import type { Construct, TestTree } from "../model.ts";
import { kindCodes } from "../path.ts";
import { perRecording } from "../perRecording.ts";
import type { Recording } from "../recording.ts";

/** Every time that a decision was made, in order, as columns. Steps, frames and constructs are 0-based. */
export interface Decisions {
  readonly constructs: Ints;
  /** The `line` step of the frame during which it was decided. */
  readonly steps: Ints;
  /** The last step before it was decided, of whatever frame; ascending. */
  readonly after: Ints;
  readonly frames: Ints;
  /** A test: 1 when it held, else 0. A `match`: the case, -1 for none. An `and`/`or` chain: the operand that gave its value. */
  readonly outcomes: Ints;
}

/** What the leaves of a test have said so far. */
type Leaves = Map<number, boolean>;

/** The decisions of a recording. */
export const decisions = perRecording((recording): Decisions => {
  const found: Decisions = {
    constructs: new Ints(),
    steps: new Ints(),
    after: new Ints(),
    frames: new Ints(),
    outcomes: new Ints(),
  };
  const { branchSteps, branchWays, frames, kinds, parents } = recording.path;
  const { constructs, branchSites } = recording;
  const lastCases = lastTestedCases(recording);
  // By frame and construct, as a test may hold a call that runs the same code.
  const open = new Map<number, Leaves>();
  const lines = new Int32Array(recording.frameCount).fill(-1);
  let read = 0;
  for (let place = 0; place < recording.branchCount; place++) {
    const after = branchSteps.at(place);
    for (; read <= after; read++) {
      const kind = kinds.at(read);
      if (kind === kindCodes.line || kind === kindCodes.call) lines[frames.at(read)] = read;
    }
    const way = branchWays.at(place);
    const site = branchSites[way >> 1];
    const construct = constructs[site?.construct ?? -1];
    if (site === undefined || construct === undefined) continue;
    // A step that leaves its frame goes on in the one around it.
    const frame = leaves(kinds.at(after)) ? parents.at(after) : frames.at(after);
    const held = (way & 1) === 1;
    const key = frame * constructs.length + site.construct;
    let outcome = decidesAlone(construct) ? Number(held) : null;
    if (outcome === null) {
      const said = open.get(key) ?? new Map<number, boolean>();
      // A leaf that speaks again belongs to another visit: the one before was left by an exception.
      if (said.has(site.leaf) && said.get(site.leaf) !== held) said.clear();
      said.set(site.leaf, held);
      outcome = outcomeOf(construct, said, lastCases[site.construct] ?? -1);
      if (outcome === null) open.set(key, said);
      else open.delete(key);
    }
    if (outcome === null) continue;
    found.constructs.push(site.construct);
    found.steps.push(lines[frame] ?? -1);
    found.after.push(after);
    found.frames.push(frame);
    found.outcomes.push(outcome);
  }
  return found;
});

function leaves(kind: number): boolean {
  return kind === kindCodes.return || kind === kindCodes.yield || kind === kindCodes.unwind;
}

/** Whether one leaf decides: that of a loop, or a test that is nothing else. */
function decidesAlone(construct: Construct): boolean {
  if (construct.kind === "match" || construct.kind === "boolop") return false;
  return construct.test === null || construct.test.op === "leaf";
}

function outcomeOf(construct: Construct, said: Leaves, lastTested: number): number | null {
  if (construct.kind === "match") return caseOf(construct, said, lastTested);
  if (construct.test === null) return null;
  if (construct.kind === "boolop") return operandOf(construct.test, said);
  const held = decide(construct.test, said);
  return held === null ? null : Number(held);
}

/** For each `match`, the last case that tests anything: what no case took is taken by the one behind it, if there is one. */
function lastTestedCases(recording: Recording): readonly number[] {
  const last = recording.constructs.map(() => -1);
  for (const { construct, leaf } of recording.branchSites) {
    if (construct >= 0) last[construct] = Math.max(last[construct] ?? -1, leaf);
  }
  return last;
}

function caseOf(construct: Construct, said: Leaves, lastTested: number): number | null {
  for (const [leaf, taken] of said) if (taken) return leaf;
  if (said.get(lastTested) !== false) return null;
  return lastTested + 1 < construct.cases.length ? lastTested + 1 : -1;
}

/** Which operand of an `and`/`or` chain gave its value; the last one is not tested. */
function operandOf(test: TestTree, said: Leaves): number | null {
  if (test.op !== "and" && test.op !== "or") return null;
  for (const [index, operand] of test.of.entries()) {
    const held = decide(operand, said);
    if (held === null) return null;
    if (held === (test.op === "or")) return index;
  }
  return test.of.length;
}

/** What a test says when these leaves have spoken; null while it is open. */
function decide(test: TestTree, said: Leaves): boolean | null {
  switch (test.op) {
    case "leaf":
      return said.get(test.leaf) ?? null;
    case "const":
      return test.value;
    case "not": {
      const inner = decide(test.of, said);
      return inner === null ? null : !inner;
    }
    case "either": {
      // Only the arm that was chosen speaks; one that holds nothing but constants cannot be told from silence.
      const chosen = test.of.find((part) => speaks(part, said));
      return chosen === undefined ? null : decide(chosen, said);
    }
    case "and":
    case "or": {
      const deciding = test.op === "or";
      for (const part of test.of) {
        const known = decide(part, said);
        if (known !== !deciding) return known;
      }
      return !deciding;
    }
    default:
      return assertNever(test);
  }
}

/** Whether any leaf of a tree has spoken. */
function speaks(test: TestTree, said: Leaves): boolean {
  switch (test.op) {
    case "leaf":
      return said.has(test.leaf);
    case "const":
      return false;
    case "not":
      return speaks(test.of, said);
    case "and":
    case "or":
    case "either":
      return test.of.some((part) => speaks(part, said));
    default:
      return assertNever(test);
  }
}
