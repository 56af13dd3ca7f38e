import { jsonHash } from "./canonical.ts";
import type { Message } from "./generation.ts";

/** SHA-256 of the canonical form of messages: the same for the very same texts in the same roles. */
export function messagesHash(messages: readonly Message[]): string {
  return jsonHash(messages.map(({ role, text }) => ({ role, text })));
}
