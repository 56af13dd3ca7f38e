import type { GenRequest, Json, SettingRecord } from "../../core/asking/generation.ts";
import type { ModelInfo } from "../client.ts";
import type { Habits, Written } from "./habits.ts";
import type { ReplyDraft } from "./draft.ts";

/** The languages that servers of models speak. */
export const dialectIds = ["openai-chat", "anthropic-messages", "gemini-generateContent"] as const;

export type DialectId = (typeof dialectIds)[number];

/** A request in a dialect: path below the base address, body, and what became of each setting. */
export interface Composed {
  readonly path: string;
  readonly body: { readonly [field: string]: Json };
  readonly records: readonly SettingRecord[];
}

/** What an event of a stream came to; `malformed`: it is not what the dialect says. */
export type EventRead = "read" | "malformed";

/** What one dialect knows: how to ask, and how to read what comes back. */
export interface Dialect {
  readonly id: DialectId;
  /** Headers that every request carries; `key` null when there is none. */
  headers(key: string | null): Readonly<Record<string, string>>;
  compose(model: string, request: GenRequest, habits: Habits): Composed;
  /** Takes one event of a stream, its data read as JSON, into the draft. */
  readEvent(draft: ReplyDraft, data: unknown): EventRead;
  /** Takes a whole answer that did not come as a stream into the draft. */
  readWhole(draft: ReplyDraft, data: unknown): EventRead;
  /** Path of the list of models. */
  readonly modelsPath: string;
  /** The models of such a list; null when it is none. */
  readModels(data: unknown): readonly ModelInfo[] | null;
}

/** The values of fields as an object, paths with dots as objects in objects. */
export function bodyOf(fields: readonly Written[]): { readonly [field: string]: Json } {
  const body: { [field: string]: Json } = {};
  for (const { field, value } of fields) {
    const [outer = field, inner] = field.split(".");
    if (inner === undefined) body[outer] = value;
    else body[outer] = { ...objectOf(body[outer]), [inner]: value };
  }
  return body;
}

function objectOf(value: Json | undefined): { readonly [field: string]: Json } {
  if (value === null || typeof value !== "object") return {};
  return Object.fromEntries(Object.entries(value));
}
