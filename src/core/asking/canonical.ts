import { textHash } from "../program/hash.ts";
import type { Json } from "./generation.ts";

/**
 * JSON in one form only: names in the order of their UTF-16 code units, no spaces, texts in Unicode's NFC with `\n` as line end. The same data gives the same text on
 * every machine.
 */
export function canonicalJson(value: Json): string {
  if (typeof value === "string") return JSON.stringify(canonicalText(value));
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(",")}]`;
  const members = Object.entries(value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonicalJson(member)}`);
  return `{${members.join(",")}}`;
}

/** SHA-256 of data in its canonical form, in hex. */
export function jsonHash(value: Json): string {
  return textHash(canonicalJson(value));
}

function canonicalText(text: string): string {
  return text.normalize("NFC").replace(/\r\n?/g, "\n");
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
