/** One message of a conversation with a model. */
export interface Message {
  readonly role: "system" | "user" | "assistant";
  readonly text: string;
}

/** A JSON value, as schemas and request bodies hold it. */
export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [name: string]: Json };

/** What can be set for a generation; `answer` is the form that the answer is held to. */
export const settingNames = [
  "temperature",
  "topP",
  "maxTokens",
  "stop",
  "seed",
  "logprobs",
  "answer",
] as const;

export type SettingName = (typeof settingNames)[number];

/** The form that an answer is held to while it is generated: a JSON schema, or a regular expression for the whole text. */
export type AnswerForm =
  | { readonly kind: "schema"; readonly schema: { readonly [name: string]: Json } }
  | { readonly kind: "pattern"; readonly pattern: string };

/** What is wanted of a generation. A setting that is absent is not asked for and not sent. */
export interface GenSettings {
  readonly temperature?: number;
  readonly topP?: number;
  /** The most tokens that are generated, thinking included. */
  readonly maxTokens?: number;
  readonly stop?: readonly string[];
  readonly seed?: number;
  /** How many alternatives per token are wanted with their log-probabilities; 0: the chosen token's alone. */
  readonly logprobs?: number;
  readonly answer?: AnswerForm;
}

/** What a model is asked once. */
export interface GenRequest {
  /** Which item this asks about: what a replay and the players that need no model go by. */
  readonly item: string;
  /** 0-based number of the sample. */
  readonly sample: number;
  readonly messages: readonly Message[];
  readonly settings: GenSettings;
}

/** What became of one setting. `sent` is null when it was left out, and `refused` says why then. */
export interface SettingRecord {
  readonly name: SettingName;
  readonly requested: Json;
  /** As it stood in the last request, under the name that the server gives it. */
  readonly sent: { readonly field: string; readonly value: Json } | null;
  /** `unknown-to-dialect`: the interface has no such setting. `refused-by-server`: the server said no, in its own words. */
  readonly refused:
    | null
    | { readonly by: "unknown-to-dialect" }
    | { readonly by: "refused-by-server"; readonly message: string };
}

/** Tokens as the server counted them; null where it says nothing. */
export interface Usage {
  readonly inputTokens: number | null;
  /** Everything that was generated, thinking included. */
  readonly outputTokens: number | null;
  readonly reasoningTokens: number | null;
  readonly cachedInputTokens: number | null;
}

/** Money in US dollars, and who says so; unknown cost is null, never 0. */
export interface Cost {
  readonly usd: number;
  readonly source: "reported" | "priced" | "free";
}

/** A generated token with its log-probability, and the alternatives that were given. */
export interface TokenLogprob {
  readonly token: string;
  readonly logprob: number;
  readonly top: readonly { readonly token: string; readonly logprob: number }[];
}

/** Why an answer ended: by itself, at the token limit, or because a filter or the model refused. */
export type Finish = "stop" | "length" | "filter";

/** What every exchange leaves behind, whether it came to an answer or not. Nothing in it holds a key. */
export interface Exchange {
  /** From sending to the first generated text; null when there was none. */
  readonly firstTextMs: number | null;
  readonly totalMs: number;
  readonly settings: readonly SettingRecord[];
  /** What the server calls the model that answered. */
  readonly modelReported: string | null;
  readonly systemFingerprint: string | null;
  readonly requestId: string | null;
  /** The beginning of the raw body, at most 4,096 UTF-16 code units. */
  readonly rawHead: string;
}

/** A model's answer. `text` holds no thinking: that is `reasoning`. */
export interface Reply extends Exchange {
  readonly kind: "reply";
  readonly text: string;
  readonly reasoning: string | null;
  readonly finish: Finish;
  readonly logprobs: readonly TokenLogprob[] | null;
  readonly usage: Usage | null;
  readonly cost: Cost | null;
  /** What a player says of its own certainty, 0 to 1; null for models, whose confidence is read from the text. */
  readonly confidence: number | null;
}

/** Why there is no answer. Messages are the server's or the browser's own words, cut and without keys. */
export type Failure =
  /** Stopped from this side. */
  | { readonly kind: "aborted" }
  /** The request came to nothing: refused connection, CORS, a permission, no network. The browser tells no more. */
  | { readonly kind: "unreachable"; readonly message: string }
  /** Nothing came for so long, before the answer began or in the middle of it. */
  | { readonly kind: "silent"; readonly when: "before" | "within"; readonly waitedMs: number }
  /** The stream ended before the answer did. */
  | { readonly kind: "cut" }
  | { readonly kind: "bad-request"; readonly status: number; readonly message: string }
  | { readonly kind: "unauthorised"; readonly status: number; readonly message: string }
  | { readonly kind: "not-found"; readonly message: string }
  /** `retryAfterMs`: as the server said, null when it did not or the page may not see it. */
  | {
      readonly kind: "rate-limited";
      readonly retryAfterMs: number | null;
      readonly message: string;
    }
  | {
      readonly kind: "server-error";
      readonly status: number;
      readonly retryAfterMs: number | null;
      readonly message: string;
    }
  /** An error inside an answer that had begun as a good one. */
  | { readonly kind: "stream-error"; readonly message: string }
  /** A web page where data was expected. */
  | { readonly kind: "html"; readonly status: number; readonly title: string }
  /** What came is not what the interface says. */
  | { readonly kind: "malformed"; readonly message: string }
  /** More text than is kept. */
  | { readonly kind: "too-long"; readonly limit: number }
  /** The form that was asked for could not be met. */
  | { readonly kind: "form-not-met"; readonly message: string }
  /** The model is not there, or could not be loaded. */
  | { readonly kind: "model-unavailable"; readonly message: string }
  /** A player has nothing to say on this item, or a replay holds no answer to it. */
  | { readonly kind: "no-answer"; readonly message: string };

/** An exchange that came to no answer; `text` is what had come by then. */
export interface Failed extends Exchange {
  readonly kind: "failed";
  readonly failure: Failure;
  readonly text: string;
}

export type GenResult = Reply | Failed;

/** What is worth doing after a failure: try again, try again with fewer calls at once, or leave it. */
export function remedyOf(failure: Failure): "again" | "slower" | "none" {
  switch (failure.kind) {
    case "rate-limited":
      return "slower";
    case "unreachable":
    case "silent":
    case "cut":
    case "server-error":
    case "stream-error":
      return "again";
    case "aborted":
    case "bad-request":
    case "unauthorised":
    case "not-found":
    case "html":
    case "malformed":
    case "too-long":
    case "form-not-met":
    case "model-unavailable":
    case "no-answer":
      return "none";
  }
}
