import type { PlayerAnswer } from "./player.ts";

/** An answer as a model that keeps to the form would write it. What is printed begins on a line of its own. */
export function printReply({ raw }: PlayerAnswer): string {
  if (raw === null) return "[ANSWER]UNSURE[/ANSWER]";
  if (raw.form === "raises") return `[ANSWER]RAISES ${raw.text}[/ANSWER]`;
  return `[ANSWER]\n${raw.text}\n[/ANSWER]`;
}
