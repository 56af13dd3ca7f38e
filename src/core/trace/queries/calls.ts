import type { Value } from "../model.ts";
import { operations } from "../operations.ts";
import { perRecording } from "../perRecording.ts";
import type { Recording } from "../recording.ts";

/** One call of the program's code. Steps, frames and codes are 0-based. */
export interface CallNode {
  readonly frame: number;
  readonly code: number;
  readonly callStep: number;
  /** The step of its return or unwind, -1 when it did not end. */
  readonly endStep: number;
  /** Arguments as they were bound at the call; empty where the state was not recorded. */
  readonly args: readonly (readonly [string, Value])[];
  /** What it returned; null when it did not return or was left by an exception. */
  readonly result: Value | null;
  /** How many calls it made itself. */
  readonly childCount: number;
  /** The calls that it made, in order. */
  children(): readonly CallNode[];
}

/** For each frame, its first child and the next frame with the same parent, -1 for none. */
interface Family {
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
  readonly childCounts: Int32Array;
  readonly roots: readonly number[];
}

const families = perRecording((recording): Family => {
  const count = recording.frameCount;
  const firstChild = new Int32Array(count).fill(-1);
  const nextSibling = new Int32Array(count).fill(-1);
  const childCounts = new Int32Array(count);
  const roots: number[] = [];
  for (let frame = count - 1; frame >= 0; frame--) {
    const parent = recording.parentOfFrame(frame);
    if (parent < 0) roots.push(frame);
    else {
      nextSibling[frame] = firstChild[parent] ?? -1;
      firstChild[parent] = frame;
      childCounts[parent] = (childCounts[parent] ?? 0) + 1;
    }
  }
  return { firstChild, nextSibling, childCounts, roots: roots.toReversed() };
});

/** The calls of a run as a tree; the module is the root. Null for a recording without a step. Nodes are made as they are asked for. */
export function callTree(recording: Recording): CallNode | null {
  const [root] = families(recording).roots;
  return root === undefined ? null : callNode(recording, root);
}

/** The call that opened a frame. */
export function callNode(recording: Recording, frame: number): CallNode {
  const family = families(recording);
  const endStep = recording.endStep(frame);
  const end = endStep < 0 ? null : recording.step(endStep);
  return {
    frame,
    code: recording.codeOfFrame(frame),
    callStep: recording.callStep(frame),
    endStep,
    args: argumentsOf(recording, frame),
    result: end?.kind === "return" ? (end.value ?? null) : null,
    childCount: family.childCounts[frame] ?? 0,
    children() {
      const found: CallNode[] = [];
      for (
        let child = family.firstChild[frame] ?? -1;
        child >= 0;
        child = family.nextSibling[child] ?? -1
      ) {
        found.push(callNode(recording, child));
      }
      return found;
    },
  };
}

function argumentsOf(recording: Recording, frame: number): (readonly [string, Value])[] {
  const call = recording.callStep(frame);
  const stretch = recording.stretchAt(call);
  if (stretch === null) return [];
  const { state, values } = stretch.heap;
  const bound = state.entriesUpTo(call);
  const names = recording.codes[recording.codeOfFrame(frame)]?.arguments ?? [];
  const all = state.slots.namesOf(frame);
  const found: (readonly [string, Value])[] = [];
  for (const name of names) {
    const slot = state.slots.find(frame, all.indexOf(name));
    if (slot === undefined) continue;
    const at = state.positions.at(state.slots.chains.before(slot, bound));
    if ((state.ops.at(at) & 15) === operations.local) {
      found.push([name, values.value(state.ops.at(at + 1))]);
    }
  }
  return found;
}
