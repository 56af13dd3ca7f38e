import type { Json } from "../../core/asking/generation.ts";

/** What runs a model inside the page, with one loaded. */
export interface PageEngine {
  /** How many tokens fit into a conversation; null where it is not known. */
  readonly contextTokens: number | null;
  readonly threads: number;
  /** Answers a request in the words of Chat Completions, piece by piece; throws when it cannot. */
  chat(
    body: { readonly [field: string]: Json },
    signal: AbortSignal,
  ): Promise<AsyncIterable<unknown>>;
  /** Lets the model and its memory go. */
  close(): Promise<void>;
}

/** Starts an engine over the files of one model, in their order; throws when they are no model. */
export type StartEngine = (files: readonly Blob[]) => Promise<PageEngine>;
