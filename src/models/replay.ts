import type { GenResult } from "../core/asking/generation.ts";
import type { Capabilities, ModelClient } from "./client.ts";
import { bareExchange, failed } from "./results.ts";
import { unknownSettings } from "./unknownSettings.ts";

/** One result of a recorded run. `sample` is 0-based. */
export interface RecordedResult {
  readonly item: string;
  readonly sample: number;
  readonly result: GenResult;
}

const capabilities: Capabilities = {
  stream: false,
  form: "none",
  logprobs: null,
  seed: true,
  temperature: false,
  usage: true,
  cost: "reported",
  concurrency: { first: 6, most: 6 },
};

/** Gives again what a recorded run gave, word for word, times and settings included; the first of two results of one sample counts. */
export function createReplay(results: readonly RecordedResult[]): ModelClient {
  const known = new Map<string, GenResult>();
  for (const { item, sample, result } of results) {
    const name = nameOf(item, sample);
    if (!known.has(name)) known.set(name, result);
  }
  return {
    capabilities,
    generate({ item, sample, settings }, signal, onDelta) {
      const exchange = bareExchange(0, unknownSettings(settings));
      if (signal.aborted) return Promise.resolve(failed(exchange, { kind: "aborted" }));
      const result = known.get(nameOf(item, sample));
      if (result === undefined) {
        const message = "the recorded run has no answer to it";
        return Promise.resolve(failed(exchange, { kind: "no-answer", message }));
      }
      const reasoning = result.kind === "reply" ? (result.reasoning ?? "") : "";
      onDelta?.({ text: result.text, reasoning });
      return Promise.resolve(result);
    },
  };
}

function nameOf(item: string, sample: number): string {
  return `${sample} ${item}`;
}
