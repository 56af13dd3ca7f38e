import { prefixOf, type Recording, RecordingBuilder } from "../../../src/core/trace/index.ts";

/** A recording of the steps up to one (0-based, included) and of nothing behind it: what somebody may see. */
export function beginningOf(recording: Recording, step: number): Recording {
  const builder = new RecordingBuilder(recording.source());
  const { chunk, outcome } = prefixOf(recording, step + 1);
  const added = builder.append(chunk);
  if (added.kind === "damaged") throw new Error(`${added.rule}: ${added.detail}`);
  return outcome === null ? builder.recording : builder.finish(outcome);
}
