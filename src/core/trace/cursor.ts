import { changesOf } from "./changes.ts";
import { RecordedObject } from "./heap.ts";
import type { Change, Cursor, FrameState, HeapObject, Value } from "./model.ts";
import { operations } from "./operations.ts";
import { reachableFrom } from "./reachable.ts";
import type { Recording, StateStretch } from "./recording.ts";
import { suspendedFrames } from "./suspended.ts";

/** How many objects a cursor keeps decoded. */
const keptObjects = 50_000;

/** How many references kept objects may hold together. */
const keptReferences = 2_000_000;

interface KeptObject {
  readonly object: RecordedObject;
  /** The last entries on the object's content and attributes when it was read. */
  readonly content: number;
  readonly attributes: number;
}

/** Makes a cursor that stands at step 0 of a recording; the recording may still grow. */
export function createCursor(recording: Recording): Cursor {
  return new RecordingCursor(recording);
}

/**
 * Reads state where it stands. Nothing is replayed by moving: names and objects are looked up in the recording's index when they are
 * asked for. An object that did not change between two steps is the same JavaScript object at both.
 */
class RecordingCursor implements Cursor {
  private readonly recording: Recording;
  private position = 0;
  private stretch: StateStretch | null = null;
  /** How many entries of the stretch make the state here. */
  private bound = 0;
  private readonly kept = new Map<number, KeptObject>();
  private references = 0;
  /** What the names here reach, once somebody asked. */
  private reached: readonly number[] | null = null;

  constructor(recording: Recording) {
    this.recording = recording;
    this.seek(0);
  }

  get step(): number {
    return this.position;
  }

  get known(): boolean {
    return this.stretch !== null;
  }

  seek(step: number): void {
    const { recording } = this;
    this.position = Math.max(0, Math.min(Math.trunc(step), recording.steps - 1));
    const stretch = recording.stretchAt(this.position);
    if (stretch?.heap !== this.stretch?.heap) this.forget();
    this.stretch = stretch;
    this.bound = stretch?.heap.state.entriesUpTo(this.position) ?? 0;
    this.reached = null;
  }

  stack(): readonly FrameState[] {
    const { recording, position } = this;
    if (recording.steps === 0) return [];
    const found: FrameState[] = [];
    let line = recording.lineAt(position);
    let id = recording.frameAt(position);
    let parent = recording.parentAt(position);
    while (id >= 0 && found.length <= recording.frameCount) {
      found.push(this.frameState(id, line, parent, false));
      const pause = recording.lastPause(id, position);
      line = pause !== null && !pause.paused ? pause.line : recording.path.callerLines.at(id);
      if (pause?.paused === true) line = this.callerLineBefore(id, pause.step);
      id = parent;
      if (id >= 0) parent = this.parentNow(id);
    }
    return found.toReversed();
  }

  suspended(): readonly FrameState[] {
    return suspendedFrames(this.recording, this.position).map((frame) => {
      const line = this.recording.lineAt(this.recording.lastPause(frame, this.position)?.step ?? 0);
      return this.frameState(frame, line, -1, true);
    });
  }

  frame(id: number): FrameState | null {
    return (
      this.stack().find((frame) => frame.id === id) ??
      this.suspended().find((frame) => frame.id === id) ??
      null
    );
  }

  object(id: number): HeapObject | null {
    return this.find(id);
  }

  reachable(): readonly number[] {
    if (this.stretch === null) return [];
    this.reached ??= reachableFrom(this.recording, this, this.stretch.heap, this.bound);
    return this.reached;
  }

  changes(): readonly Change[] {
    if (this.stretch === null) return [];
    return changesOf(this.stretch.heap, this.position, this.stretch.from);
  }

  private frameState(id: number, line: number, parent: number, suspended: boolean): FrameState {
    const code = this.recording.codeOfFrame(id);
    return { id, code, line, parent, suspended, variables: this.variables(id) };
  }

  private variables(frame: number): readonly (readonly [string, Value])[] {
    if (this.stretch === null) return [];
    const { state, values } = this.stretch.heap;
    const found: (readonly [string, Value])[] = [];
    for (const slot of state.slots.ofFrame(frame, this.bound)) {
      const entry = state.slots.chains.before(slot, this.bound);
      const at = state.positions.at(entry);
      if ((state.ops.at(at) & 15) !== operations.local) continue;
      found.push([state.slots.nameOf(slot), values.value(state.ops.at(at + 1))]);
    }
    return found;
  }

  /** The frame below a running frame that is not innermost. */
  private parentNow(frame: number): number {
    const pause = this.recording.lastPause(frame, this.position);
    if (pause === null) return this.recording.parentOfFrame(frame);
    return this.recording.parentAt(pause.step);
  }

  /** The line that ran the caller of a frame before the frame paused at `step`. */
  private callerLineBefore(frame: number, step: number): number {
    const earlier = this.recording.lastPause(frame, step - 1);
    return earlier === null ? this.recording.path.callerLines.at(frame) : earlier.line;
  }

  private find(id: number): RecordedObject | null {
    if (this.stretch === null) return null;
    const { heap } = this.stretch;
    const at = heap.state.birth(id, this.bound);
    if (at < 0) return null;
    const content = heap.state.contents.before(id, this.bound);
    const attributes = heap.state.attributes.before(id, this.bound);
    const known = this.kept.get(id);
    if (known?.content === content && known.attributes === attributes) return known.object;
    if (this.kept.size >= keptObjects || this.references > keptReferences) this.forget();
    const object = new RecordedObject(heap, id, at, this.bound, this.countRead);
    this.kept.set(id, { object, content, attributes });
    return object;
  }

  private readonly countRead = (references: number): void => {
    this.references += references;
  };

  private forget(): void {
    this.kept.clear();
    this.references = 0;
  }
}
