import type { Attempt } from "../../core/attempt/attempt.ts";
import { packRecording, type RecordingPrefix, unpackRecording } from "../../core/trace/index.ts";
import type { Recordings } from "../recordings.ts";

/** The recording of an attempt's program, where it is still kept and was made by this version of the page; else null. */
export async function keptRecording(
  recordings: Recordings,
  attempt: Attempt,
  appVersion: string,
): Promise<RecordingPrefix | null> {
  if (attempt.versions.app !== appVersion) return null;
  const packed = await recordings.get(keyOf(attempt));
  const recording = packed === null ? null : unpackRecording(packed);
  return recording === null || "kind" in recording ? null : recording;
}

/** Keeps the recording of an attempt's program for the next time; it may be dropped at any time. */
export async function keepRecording(
  recordings: Recordings,
  attempt: Attempt,
  recording: RecordingPrefix,
): Promise<void> {
  await recordings.put(keyOf(attempt), packRecording(recording));
}

function keyOf({ programHash, versions }: Attempt): string {
  return `${programHash} ${versions.python} ${versions.app}`;
}
