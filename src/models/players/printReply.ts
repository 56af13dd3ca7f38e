import type { Json } from "../../core/asking/generation.ts";
import type { Question } from "../../core/question/question.ts";
import type { PlayerAnswer } from "./player.ts";

/** An answer as a model that keeps to the form would write it. What is printed begins on a line of its own. */
export function printReply({ raw }: PlayerAnswer): string {
  if (raw === null) return "[ANSWER]UNSURE[/ANSWER]";
  if (raw.form === "raises") return `[ANSWER]RAISES ${raw.text}[/ANSWER]`;
  return `[ANSWER]\n${raw.text}\n[/ANSWER]`;
}

/** The same where a JSON object is asked for. */
export function printJsonReply({ raw }: PlayerAnswer, question: Question): string {
  if (raw === null) return JSON.stringify({ answer: "UNSURE" });
  const answer = raw.form === "raises" ? `RAISES ${raw.text}` : jsonOf(question, raw.text);
  return JSON.stringify({ answer });
}

/** What a text says as the schema of its question wants it; the text itself where that is wanted, or where it is shorter than the schema allows. */
function jsonOf({ kind }: Question, text: string): Json {
  const parts = text.split(/\s+/).filter((part) => part !== "");
  switch (kind) {
    case "coverage":
    case "path":
      if (text.trim() === "none") return [];
      return parts.every(isNumber) ? parts.map(Number) : text;
    case "count":
      return isNumber(text.trim()) ? Number(text) : text;
    case "alias":
      return parts.map((group) => group.split("="));
    default:
      return text;
  }
}

function isNumber(text: string): boolean {
  return /^\d{1,15}$/.test(text);
}
