import type { ServerKind } from "../connection.ts";
import type { DialectId } from "../dialects/dialect.ts";

/** What is known of a kind of server before it is asked. */
export interface ServerFacts {
  readonly kind: ServerKind;
  /** Its proper name. */
  readonly name: string;
  readonly dialect: DialectId;
  /** Where it listens as a rule; null for one that can be anywhere. */
  readonly baseUrl: string | null;
  /** Whether it asks for a key: always, never, or as it is set up. */
  readonly key: "always" | "never" | "maybe";
  /** Calls at once: a local server as a rule does one after the other. */
  readonly concurrency: { readonly first: number; readonly most: number };
}

const local = { first: 1, most: 6 };
const hosted = { first: 4, most: 6 };

/**
 * The kinds of server, in the order in which they are listed. The addresses are asked for only when somebody chooses that server;
 * nothing here is fetched otherwise.
 */
export const servers: readonly ServerFacts[] = [
  {
    kind: "ollama",
    name: "Ollama",
    dialect: "openai-chat",
    baseUrl: "http://localhost:11434/v1",
    key: "never",
    concurrency: local,
  },
  {
    kind: "llama.cpp",
    name: "llama.cpp",
    dialect: "openai-chat",
    baseUrl: "http://localhost:8080/v1",
    key: "maybe",
    concurrency: local,
  },
  {
    kind: "lm-studio",
    name: "LM Studio",
    dialect: "openai-chat",
    baseUrl: "http://localhost:1234/v1",
    key: "never",
    concurrency: local,
  },
  {
    kind: "vllm",
    name: "vLLM",
    dialect: "openai-chat",
    baseUrl: "http://localhost:8000/v1",
    key: "maybe",
    concurrency: hosted,
  },
  {
    kind: "openai",
    name: "OpenAI",
    dialect: "openai-chat",
    baseUrl: "https://api.openai.com/v1",
    key: "always",
    concurrency: hosted,
  },
  {
    kind: "openrouter",
    name: "OpenRouter",
    dialect: "openai-chat",
    baseUrl: "https://openrouter.ai/api/v1",
    key: "always",
    concurrency: hosted,
  },
  {
    kind: "anthropic",
    name: "Anthropic",
    dialect: "anthropic-messages",
    baseUrl: "https://api.anthropic.com/v1",
    key: "always",
    concurrency: hosted,
  },
  {
    kind: "gemini",
    name: "Gemini",
    dialect: "gemini-generateContent",
    baseUrl: "https://generativelanguage.googleapis.com/v1beta",
    key: "always",
    concurrency: hosted,
  },
  {
    kind: "other",
    name: "",
    dialect: "openai-chat",
    baseUrl: null,
    key: "maybe",
    concurrency: local,
  },
];
