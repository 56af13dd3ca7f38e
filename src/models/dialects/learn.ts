import type { SettingRecord } from "../../core/asking/generation.ts";
import type { ErrorWords } from "../http/statusFailure.ts";
import type { DialectId } from "./dialect.ts";
import type { Habits } from "./habits.ts";

/** A refusal that speaks of what was asked, not of how: no other form of the request would help. */
const aboutSize = /context (?:length|size|window)|too (?:large|long|many)|exceed/i;

/**
 * What a refusal teaches about a server: the field that it names is written in another way next time, or left out. Null when it names
 * none that was sent. Each lesson takes something away, so that a request is repeated a bounded number of times.
 */
export function learn(
  dialect: DialectId,
  habits: Habits,
  words: ErrorWords,
  records: readonly SettingRecord[],
): Habits | null {
  if (words.field === null && aboutSize.test(words.message)) return null;
  if (habits.streamUsage && names(words, "stream_options"))
    return { ...habits, streamUsage: false };
  const blamed = records.find(
    ({ sent }) => sent !== null && spokenOf(sent.field).some((name) => names(words, name)),
  );
  if (blamed === undefined) return null;
  const field = blamed.sent?.field;
  // A limit above what the model can do is no matter of its name.
  if (blamed.name === "maxTokens" && aboutSize.test(words.message)) return null;
  if (field === "max_tokens" && dialect === "openai-chat") {
    return { ...habits, tokenField: "max_completion_tokens" };
  }
  if (field === "response_format" && habits.schemaShape === "nested") {
    return { ...habits, schemaShape: "flat" };
  }
  return { ...habits, refused: { ...habits.refused, [blamed.name]: words.message } };
}

/** The names by which a server may speak of a field: its path, its last part, and that in snake case. */
function spokenOf(field: string): readonly string[] {
  const last = field.split(".").at(-1) ?? field;
  const snake = last.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return [field, last, snake, ...(aliases.get(field) ?? [])];
}

const aliases: ReadonlyMap<string, readonly string[]> = new Map([
  ["response_format", ["json_schema", "structured output", "structured outputs"]],
  ["output_config", ["output_config.format", "structured output", "structured outputs"]],
  ["generationConfig.responseJsonSchema", ["response_schema", "json mode"]],
  ["logprobs", ["top_logprobs"]],
  ["generationConfig.responseLogprobs", ["logprobs"]],
]);

/** Whether the words name a field as a whole word: `top_p` is not named by `top_probability`. */
function names({ field, message }: ErrorWords, name: string): boolean {
  if (field !== null) return field === name || field.startsWith(`${name}.`);
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`(?<![A-Za-z0-9_])${escaped}(?![A-Za-z0-9_])`, "i").test(message);
}
