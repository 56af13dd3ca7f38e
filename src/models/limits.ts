/** How long a client waits and how much it takes. */
export interface ClientLimits {
  /** To the first byte of an answer: a local server may load its model first. */
  readonly firstByteMs: number;
  /** Between two pieces of an answer. */
  readonly betweenMs: number;
  /** Text of one answer, thinking included, in UTF-16 code units. */
  readonly longestText: number;
  /** A whole body, in UTF-16 code units. */
  readonly longestBody: number;
}

/** Limits that suit models on a slow machine. */
export const clientLimits: ClientLimits = {
  firstByteMs: 300_000,
  betweenMs: 120_000,
  longestText: 1 << 20,
  longestBody: 1 << 26,
};

/** How much of a raw body is kept, in UTF-16 code units. */
export const rawHeadLength = 4096;

/** How much of a message of a server is kept, in UTF-16 code units. */
export const messageLength = 600;
