import { countBelow } from "../chains.ts";
import { Ints } from "../columns.ts";
import { kindCodes } from "../path.ts";
import { perRecording } from "../perRecording.ts";
import type { Recording } from "../recording.ts";

/** Text that the program wrote at one step (0-based). */
export interface OutputSegment {
  readonly step: number;
  readonly stream: "stdout" | "stderr";
  readonly text: string;
}

/** A line that the program read at one step (0-based); null when none was left. */
export interface InputLine {
  readonly step: number;
  readonly text: string | null;
}

const spoken = perRecording((recording) => {
  const outputs = new Ints();
  const inputs = new Ints();
  for (let step = 0; step < recording.steps; step++) {
    const kind = recording.path.kinds.at(step);
    if (kind === kindCodes.output) outputs.push(step);
    else if (kind === kindCodes.input) inputs.push(step);
  }
  return { outputs, inputs };
});

/** What the program had written when `step` had happened, in order. */
export function outputUpTo(recording: Recording, step: number): readonly OutputSegment[] {
  const { outputs } = spoken(recording);
  const count = countBelow(outputs, step + 1);
  const segments: OutputSegment[] = [];
  for (let place = 0; place < count; place++) {
    const at = outputs.at(place);
    const { text, stream } = recording.step(at);
    segments.push({ step: at, stream: stream ?? "stdout", text: text ?? "" });
  }
  return segments;
}

/** The lines that the program had read when `step` had happened, in order. */
export function inputsUpTo(recording: Recording, step: number): readonly InputLine[] {
  const { inputs } = spoken(recording);
  const count = countBelow(inputs, step + 1);
  const lines: InputLine[] = [];
  for (let place = 0; place < count; place++) {
    const at = inputs.at(place);
    lines.push({ step: at, text: recording.step(at).text ?? null });
  }
  return lines;
}
