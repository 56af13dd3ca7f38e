import type { Recording } from "../../core/trace/index.ts";

/** Which calls a call made, as columns: cheap enough for a million of them. Frames are 0-based, -1 is none. */
interface Family {
  readonly firstChild: Int32Array;
  readonly nextSibling: Int32Array;
}

/** One row of the call tree. */
export interface CallRow {
  readonly frame: number;
  /** 1 for the module. */
  readonly level: number;
  readonly hasCalls: boolean;
  readonly open: boolean;
}

/** The call tree as rows, with only the calls in open ones. */
export interface CallRows {
  readonly length: number;
  row(index: number): CallRow;
  /** The row of a frame, -1 when it is inside a closed one. */
  rowOf(frame: number): number;
}

/** Reads who called whom, once for a recording. */
export function familyOf(recording: Recording): Family {
  const firstChild = new Int32Array(recording.frameCount).fill(-1);
  const nextSibling = new Int32Array(recording.frameCount).fill(-1);
  for (let frame = recording.frameCount - 1; frame > 0; frame -= 1) {
    const parent = Math.max(0, recording.parentOfFrame(frame));
    nextSibling[frame] = firstChild[parent] ?? -1;
    firstChild[parent] = frame;
  }
  return { firstChild, nextSibling };
}

/** The rows of the tree. `turned` are the frames that are not as all are at first, open or closed; the module begins open. */
export function callRows(
  family: Family,
  openAtFirst: boolean,
  turned: ReadonlySet<number>,
): CallRows {
  const isOpen = (frame: number) => turned.has(frame) !== (openAtFirst || frame === 0);
  const frames: number[] = [];
  const levels: number[] = [];
  const pending: (readonly [frame: number, level: number])[] = [[0, 1]];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const [frame, level] = next;
    frames.push(frame);
    levels.push(level);
    const sibling = family.nextSibling[frame] ?? -1;
    if (frame !== 0 && sibling >= 0) pending.push([sibling, level]);
    const child = family.firstChild[frame] ?? -1;
    if (child >= 0 && isOpen(frame)) pending.push([child, level + 1]);
  }
  const rowOf = new Map<number, number>();
  return {
    length: frames.length,
    row(index) {
      const frame = frames[index] ?? 0;
      return {
        frame,
        level: levels[index] ?? 1,
        hasCalls: (family.firstChild[frame] ?? -1) >= 0,
        open: isOpen(frame),
      };
    },
    rowOf(frame) {
      if (rowOf.size === 0) for (const [index, one] of frames.entries()) rowOf.set(one, index);
      return rowOf.get(frame) ?? -1;
    },
  };
}
