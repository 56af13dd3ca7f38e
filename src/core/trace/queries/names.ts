import type { Value } from "../model.ts";
import { operations } from "../operations.ts";
import type { Recording, StateStretch } from "../recording.ts";

/** What a name stood for from a step (0-based) on; null when it was not bound any more. */
export interface NameValue {
  readonly step: number;
  readonly value: Value | null;
}

/** Every value that a name of a frame had, in order. Only what was recorded: gaps are steps without state. */
export function historyOfName(
  recording: Recording,
  frame: number,
  name: string,
): readonly NameValue[] {
  const found: NameValue[] = [];
  for (const stretch of stretchesOf(recording)) {
    const slot = slotOf(stretch, frame, name);
    if (slot === undefined) continue;
    const { state, values } = stretch.heap;
    const entries = state.slots.chains.all(slot);
    let step = 0;
    for (let place = 0; place < entries.length; place++) {
      const entry = entries.at(place);
      step = state.stepOf(entry, step);
      if (step >= stretch.to) break;
      const at = state.positions.at(entry);
      const bound = (state.ops.at(at) & 15) === operations.local;
      const value = bound ? values.value(state.ops.at(at + 1)) : null;
      // A name may be bound twice before the next step shows it.
      if (found.at(-1)?.step === step) found.pop();
      found.push({ step, value });
    }
  }
  return found;
}

/** What a name of a frame stood for at a step; null when it was not bound, or when the state was not recorded. */
export function valueOfName(
  recording: Recording,
  step: number,
  frame: number,
  name: string,
): Value | null {
  const stretch = recording.stretchAt(step);
  if (stretch === null) return null;
  const slot = slotOf(stretch, frame, name);
  if (slot === undefined) return null;
  const { state, values } = stretch.heap;
  const entry = state.slots.chains.before(slot, state.entriesUpTo(step));
  if (entry < 0) return null;
  const at = state.positions.at(entry);
  return (state.ops.at(at) & 15) === operations.local ? values.value(state.ops.at(at + 1)) : null;
}

/** The last step at or before `step` at which a name of a frame was bound or unbound; null when there is none. */
export function lastChange(
  recording: Recording,
  step: number,
  frame: number,
  name: string,
): number | null {
  const stretch = recording.stretchAt(step);
  if (stretch === null) return null;
  const slot = slotOf(stretch, frame, name);
  if (slot === undefined) return null;
  const { state } = stretch.heap;
  const entry = state.slots.chains.before(slot, state.entriesUpTo(step));
  return entry < 0 ? null : state.stepOf(entry);
}

/** The next step after `step` at which a name of a frame is bound or unbound; null when there is none. */
export function nextChange(
  recording: Recording,
  step: number,
  frame: number,
  name: string,
): number | null {
  const stretch = recording.stretchAt(step);
  if (stretch === null) return null;
  const slot = slotOf(stretch, frame, name);
  if (slot === undefined) return null;
  const { state } = stretch.heap;
  const entry = state.slots.chains.after(slot, state.entriesUpTo(step));
  if (entry < 0) return null;
  const found = state.stepOf(entry);
  return found < stretch.to ? found : null;
}

/** The last step before `step` at which a name of a frame changed; null when there is none. */
export function previousChange(
  recording: Recording,
  step: number,
  frame: number,
  name: string,
): number | null {
  return step <= 0 ? null : lastChange(recording, step - 1, frame, name);
}

function slotOf(stretch: StateStretch, frame: number, name: string): number | undefined {
  const { slots } = stretch.heap.state;
  const index = slots.namesOf(frame).indexOf(name);
  return index < 0 ? undefined : slots.find(frame, index);
}

function stretchesOf(recording: Recording): readonly StateStretch[] {
  const found: StateStretch[] = [];
  const first = recording.stretchAt(0);
  if (first !== null) found.push(first);
  for (const window of recording.windows.toSorted((left, right) => left.from - right.from)) {
    const stretch = recording.stretchAt(window.from);
    if (stretch !== null && !found.includes(stretch)) found.push(stretch);
  }
  return found;
}
