import { anthropicMessages } from "./anthropicMessages.ts";
import type { Dialect, DialectId } from "./dialect.ts";
import { gemini } from "./gemini.ts";
import { openaiChat } from "./openaiChat.ts";

/** Every dialect, by its id. */
export const dialects: { readonly [Id in DialectId]: Dialect } = {
  "openai-chat": openaiChat,
  "anthropic-messages": anthropicMessages,
  "gemini-generateContent": gemini,
};
