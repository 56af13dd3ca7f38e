import * as z from "zod/mini";
import type { Failure } from "../../core/asking/generation.ts";
import { messageLength } from "../limits.ts";
import { retryAfter } from "./retryAfter.ts";

/** An answer that is no good one. */
export interface ErrorAnswer {
  readonly status: number;
  readonly header: (name: string) => string | null;
  readonly body: string;
  /** Ms since 1970. */
  readonly nowMs: number;
}

const inner = z.union([
  z.string(),
  z.object({
    message: z.optional(z.string()),
    param: z.optional(z.nullable(z.string())),
  }),
]);
const errorBody = z.object({
  error: z.optional(inner),
  message: z.optional(z.string()),
  detail: z.optional(z.unknown()),
});

/** What a server says went wrong, and which field it blames where it names one. */
export interface ErrorWords {
  readonly message: string;
  readonly field: string | null;
}

/** The words of a JSON value that tells of an error; null when it tells of none. */
export function errorWords(value: unknown): ErrorWords | null {
  const read = errorBody.safeParse(Array.isArray(value) ? value[0] : value);
  if (!read.success) return null;
  const { error, message, detail } = read.data;
  if (typeof error === "string") return { message: short(error), field: null };
  if (error !== undefined) {
    return { message: short(error.message ?? JSON.stringify(error)), field: error.param ?? null };
  }
  if (message !== undefined) return { message: short(message), field: null };
  if (detail === undefined) return null;
  return {
    message: short(typeof detail === "string" ? detail : JSON.stringify(detail)),
    field: null,
  };
}

/** True for a text that is a web page. */
export function isHtml(text: string): boolean {
  return /^\s*(?:<!doctype html|<html|<head|<body|<\?xml)/i.test(text);
}

/** The title of a web page, or "". */
export function htmlTitle(text: string): string {
  return short(/<title[^>]*>([^<]*)<\/title>/i.exec(text)?.[1]?.trim() ?? "");
}

/** The words of a body of any sort. */
export function wordsOfBody(body: string): ErrorWords {
  const words = isHtml(body) ? null : errorWords(parsedOrNull(body));
  return words ?? { message: isHtml(body) ? htmlTitle(body) : short(body.trim()), field: null };
}

/** The failure that an answer with a status other than 2xx is. */
export function statusFailure({ status, header, body, nowMs }: ErrorAnswer): Failure {
  const { message } = wordsOfBody(body);
  const retryAfterMs = retryAfter(header, body, nowMs);
  if (status === 401 || status === 403) return { kind: "unauthorised", status, message };
  if (status === 404) return { kind: "not-found", message };
  if (status === 429) return { kind: "rate-limited", retryAfterMs, message };
  if (status === 408 || status >= 500)
    return { kind: "server-error", status, retryAfterMs, message };
  if (isHtml(body)) return { kind: "html", status, title: message };
  return { kind: "bad-request", status, message };
}

function short(text: string): string {
  return text.slice(0, messageLength);
}

/** A text as JSON; null when it is none. */
export function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
