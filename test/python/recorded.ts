import {
  parseChunk,
  parseOutcome,
  type Recording,
  RecordingBuilder,
} from "../../src/core/trace/index.ts";
import type { Foretrace, RequestOptions } from "./pyodide.ts";

/** Records a program and decodes what came; throws when that breaks a rule of the format. */
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
