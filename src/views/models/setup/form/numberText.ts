import { count } from "../../../words/numbers.ts";

/** What a field for a number takes. */
export interface NumberRule {
  readonly least: number;
  readonly most: number;
  readonly whole: boolean;
  /** What an empty field means, `not sent`; null when it has to be filled. */
  readonly empty: string | null;
}

/** A text as a number; null for an empty one. */
export type ReadNumber =
  | { readonly kind: "value"; readonly value: number | null }
  | { readonly kind: "problem"; readonly problem: string };

const plain = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/** Reads what stands in a field for a number; a comma may stand for the point, and blanks and underscores between digits are passed over. */
export function readNumber(text: string, rule: NumberRule): ReadNumber {
  const { least, most, whole, empty } = rule;
  const typed = text.trim();
  if (typed === "") {
    return empty === null
      ? { kind: "problem", problem: `Write a number, ${rangeWords(rule)}.` }
      : { kind: "value", value: null };
  }
  const written = typed
    .replace(/(?<=\d)[ _\u00a0](?=\d)/g, "")
    .replace(/^([+-]?\d*),(\d*)$/, "$1.$2");
  const value = Number(written);
  if (!plain.test(written)) return { kind: "problem", problem: `“${short(typed)}” is no number.` };
  if (whole && !Number.isInteger(value)) {
    return { kind: "problem", problem: `Write a whole number, ${rangeWords(rule)}.` };
  }
  return value < least || value > most
    ? { kind: "problem", problem: `It has to be ${rangeWords(rule)}.` }
    : { kind: "value", value };
}

/** A number as `readNumber` reads it back. */
export function printNumber(value: number | null): string {
  return value === null ? "" : String(value);
}

function rangeWords({ least, most }: NumberRule): string {
  return most === Infinity ? `${least} or more` : `from ${least} to ${count(most)}`;
}

function short(text: string): string {
  return text.length > 24 ? `${text.slice(0, 24)}…` : text;
}
