import type { ServerKind } from "../connection.ts";

/** What somebody does so that a server lets a page in: a line for a terminal, or headers that the server has to send. */
export interface CorsLine {
  readonly where: "terminal" | "headers";
  readonly text: string;
}

/** An origin that is safe to stand in a command: what `URL.origin` writes, or `null` for a page from a file. */
const safeOrigin = /^(?:null|https?:\/\/[A-Za-z0-9.:[\]-]+)$/;

/**
 * The exact line that makes a server let in pages of an origin; null for servers of others, which nobody can set up from here, and which
 * let pages in. A page from a file has no origin that a server could name.
 */
export function corsLine(server: ServerKind, origin: string): CorsLine | null {
  const named = safeOrigin.test(origin) && origin !== "null" ? origin : "*";
  switch (server) {
    case "ollama":
      return { where: "terminal", text: `OLLAMA_ORIGINS=${quoted(named)} ollama serve` };
    case "llama.cpp":
      return { where: "terminal", text: `llama-server --cors-origins ${quoted(named)}` };
    case "lm-studio":
      return { where: "terminal", text: "lms server start --cors" };
    case "vllm":
      return { where: "terminal", text: `vllm serve --allowed-origins '["${named}"]'` };
    case "other":
      return {
        where: "headers",
        text: `Access-Control-Allow-Origin: ${named}\nAccess-Control-Allow-Headers: authorization, content-type`,
      };
    case "openai":
    case "openrouter":
    case "anthropic":
    case "gemini":
      return null;
  }
}

/** A star means something to a shell. */
function quoted(origin: string): string {
  return origin === "*" ? "'*'" : origin;
}
