import * as z from "zod/mini";
import { type DialectId, dialectIds } from "./dialects/dialect.ts";

/** The kinds of server that are told apart: they differ in how they let a page in. */
export const serverKinds = [
  "ollama",
  "llama.cpp",
  "lm-studio",
  "vllm",
  "openai",
  "openrouter",
  "anthropic",
  "gemini",
  "other",
] as const;

export type ServerKind = (typeof serverKinds)[number];

/** Where a model is asked. It holds no key: that belongs to the origin of the address. */
export interface Connection {
  readonly id: string;
  readonly server: ServerKind;
  readonly dialect: DialectId;
  /** Without a slash at its end, user, password, query and fragment. */
  readonly baseUrl: string;
  readonly model: string;
}

/** Why a text is no base address. */
export type AddressProblem = "empty" | "not-an-address" | "not-http" | "holds-a-secret";

/** A base address, or why a text is none. */
export type ParsedAddress =
  | { readonly kind: "address"; readonly baseUrl: string; readonly origin: string }
  | { readonly kind: "problem"; readonly problem: AddressProblem };

/**
 * Reads a base address as somebody types it: blanks and slashes at its end are cut, as is the path of a whole request that was copied.
 * One with a user, a password or a query is refused: what stands there is a key as a rule, and an address is kept and shown.
 */
export function parseAddress(text: string): ParsedAddress {
  const typed = text.trim();
  if (typed === "") return problem("empty");
  const url = urlOf(/^[a-z][a-z0-9+.-]*:\/\//i.test(typed) ? typed : `http:${typed}`);
  if (url === null) return problem("not-an-address");
  if (url.protocol !== "http:" && url.protocol !== "https:") return problem("not-http");
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    return problem("holds-a-secret");
  }
  const path = url.pathname.replace(/\/(?:chat\/completions|messages|models)\/?$/, "");
  return {
    kind: "address",
    baseUrl: `${url.origin}${path.replace(/\/+$/, "")}`,
    origin: url.origin,
  };
}

/** The origin that the key of a connection belongs to. */
export function originOf({ baseUrl }: Connection): string {
  return new URL(baseUrl).origin;
}

/** A connection as it is kept; an address that is none is refused. */
export const connectionSchema: z.ZodMiniType<Connection> = z.object({
  id: z.string().check(z.minLength(1)),
  server: z.enum(serverKinds),
  dialect: z.enum(dialectIds),
  baseUrl: z.string().check(
    z.refine((text) => {
      const parsed = parseAddress(text);
      return parsed.kind === "address" && parsed.baseUrl === text;
    }),
  ),
  model: z.string(),
});

function problem(kind: AddressProblem): ParsedAddress {
  return { kind: "problem", problem: kind };
}

function urlOf(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
