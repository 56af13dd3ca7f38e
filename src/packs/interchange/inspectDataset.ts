import type { GenSettings, Message } from "../../core/asking/generation.ts";

/** One item as another harness asks it. */
export interface DatasetItem {
  /** As `itemId` writes it: by it the answers find back. */
  readonly item: string;
  readonly program: string;
  readonly kind: string;
  readonly messages: readonly Message[];
  /** What Python did, as an answer is written; null where it is not known. */
  readonly expected: string | null;
  /** Hash of the prompt's template. */
  readonly prompt: string;
  readonly settings: GenSettings;
}

/** The items as a dataset that Inspect's `json_dataset` reads, one JSON object a line; its log comes back through the form `inspect`. */
export function printInspectDataset(items: readonly DatasetItem[]): string {
  return items
    .map(({ item, program, kind, messages, expected, prompt, settings }) =>
      JSON.stringify({
        id: item,
        input: messages.map(({ role, text }) => ({ role, content: text })),
        target: expected ?? "",
        metadata: { program, kind, prompt, settings: settingsOf(settings) },
      }),
    )
    .map((line) => `${line}\n`)
    .join("");
}

/** Settings under the names that Inspect has for them; the form of an answer is left out, since few providers of it take one. */
function settingsOf({ temperature, topP, maxTokens, stop, seed }: GenSettings): object {
  return {
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { top_p: topP }),
    ...(maxTokens !== undefined && { max_tokens: maxTokens }),
    ...(stop !== undefined && { stop_seqs: stop }),
    ...(seed !== undefined && { seed }),
  };
}
