import {
  parseChunk,
  parseOutcome,
  RecordingBuilder,
  type Recording,
} from "../../src/core/trace/index.ts";
import type { Foretrace, RequestOptions } from "./pyodide.ts";

/** Records a program and reads it as the page does; throws when the recording breaks a rule. */
export function recorded(
  foretrace: Foretrace,
  source: string,
  options: RequestOptions = {},
): Recording {
  const run = foretrace.run(source, options);
  const builder = new RecordingBuilder(source);
  for (const emitted of run.chunks) {
    const chunk = parseChunk(emitted);
    if ("kind" in chunk) throw new Error(`${chunk.rule}: ${chunk.detail}`);
    const added = builder.append(chunk);
    if (added.kind === "damaged") throw new Error(`${added.rule}: ${added.detail}`);
  }
  const outcome = parseOutcome(run.outcome);
  if (outcome.kind === "damaged") throw new Error(outcome.detail);
  return builder.finish(outcome.outcome);
}
