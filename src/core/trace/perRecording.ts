import type { Recording } from "./recording.ts";

/** Wraps what is computed from a whole recording: it is computed once, and again only when the recording has grown. */
export function perRecording<Index>(build: (recording: Recording) => Index) {
  const known = new WeakMap<Recording, { steps: number; ended: boolean; index: Index }>();
  return (recording: Recording): Index => {
    const found = known.get(recording);
    const ended = recording.outcome !== null;
    if (found !== undefined && found.steps === recording.steps && found.ended === ended) {
      return found.index;
    }
    const index = build(recording);
    known.set(recording, { steps: recording.steps, ended, index });
    return index;
  };
}
