import type { GenRequest, GenResult } from "../core/asking/generation.ts";

/** How far an answer can be held to a form: not at all, to JSON, to a JSON schema, or to a pattern as well. */
export type FormSupport = "none" | "json" | "schema" | "schema-and-pattern";

/** What a provider can do, as far as it is known before it is asked. */
export interface Capabilities {
  readonly stream: boolean;
  readonly form: FormSupport;
  /** The most alternatives per token with log-probabilities; null: no log-probabilities at all. */
  readonly logprobs: number | null;
  readonly seed: boolean;
  readonly temperature: boolean;
  readonly usage: boolean;
  readonly cost: "reported" | "priced" | "free" | "unknown";
  /** Calls at once, to begin with and at most. */
  readonly concurrency: { readonly first: number; readonly most: number };
}

/** A model that a provider offers; null where it does not say. */
export interface ModelInfo {
  readonly id: string;
  readonly name: string;
  readonly contextTokens: number | null;
  /** What tells this model from another of the same name. */
  readonly digest: string | null;
  readonly quantisation: string | null;
  /** US dollars for a million tokens. */
  readonly price: { readonly input: number; readonly output: number } | null;
}

/** A piece of an answer as it comes in. What is thinking and what is answer is settled in the result alone. */
export interface Delta {
  readonly text: string;
  readonly reasoning: string;
}

/** Somebody who answers what a model is asked. `generate` never rejects: what went wrong is in its result. */
export interface ModelClient {
  readonly capabilities: Capabilities;
  generate(
    request: GenRequest,
    signal: AbortSignal,
    onDelta?: (delta: Delta) => void,
  ): Promise<GenResult>;
}
