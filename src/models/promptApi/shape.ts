import * as z from "zod/mini";

/** How a session is opened. */
export interface SessionOptions {
  readonly initialPrompts?: readonly PromptMessage[];
  readonly expectedInputs?: readonly Expected[];
  readonly expectedOutputs?: readonly Expected[];
  readonly samplingMode?: string;
  readonly signal?: AbortSignal;
  readonly monitor?: (monitor: EventTarget) => void;
}

interface Expected {
  readonly type: "text";
  readonly languages: readonly string[];
}

/** One message, as this interface writes it. */
export interface PromptMessage {
  readonly role: "system" | "user" | "assistant";
  readonly content: string;
}

/** How a session is asked. */
export interface PromptOptions {
  readonly responseConstraint?: object;
  readonly signal?: AbortSignal;
}

/** A conversation with the browser's model. */
export interface Session {
  promptStreaming(input: readonly PromptMessage[], options?: PromptOptions): ReadableStream<string>;
  clone(options?: { readonly signal?: AbortSignal }): Promise<Session>;
  destroy(): void;
  /** Tokens in the conversation; null where the browser does not say. */
  readonly contextUsage?: number | null;
}

/** The browser's own model, as pages of a window see it since Chrome 148. */
export interface LanguageModel {
  availability(options?: SessionOptions): Promise<string>;
  create(options?: SessionOptions): Promise<Session>;
}

const shape = z.custom<LanguageModel>(
  (value) =>
    (typeof value === "function" || (typeof value === "object" && value !== null)) &&
    "availability" in value &&
    typeof value.availability === "function" &&
    "create" in value &&
    typeof value.create === "function",
);

const global = z.object({ LanguageModel: shape });

/** The browser's model as it hangs on a global object; null where there is none of this shape. */
export function languageModelOf(globals: object): LanguageModel | null {
  const found: unknown = Reflect.get(globals, "LanguageModel");
  const read = global.safeParse({ LanguageModel: found });
  return read.success ? read.data.LanguageModel : null;
}

/** What can be had of the browser's model now. `absent`: the browser has no such interface. */
export const availabilities = [
  "absent",
  "unavailable",
  "downloadable",
  "downloading",
  "available",
] as const;

export type Availability = (typeof availabilities)[number];

/** Asks whether the model can be had: an interface that is there says nothing of it. */
export async function availabilityOf(model: LanguageModel | null): Promise<Availability> {
  if (model === null) return "absent";
  try {
    const said = await model.availability(languages);
    return availabilities.find((known) => known === said) ?? "unavailable";
  } catch {
    return "unavailable";
  }
}

/** What is spoken with it. */
export const languages: SessionOptions = {
  expectedInputs: [{ type: "text", languages: ["en"] }],
  expectedOutputs: [{ type: "text", languages: ["en"] }],
};
