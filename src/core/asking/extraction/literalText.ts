import { tokensOf } from "../../question/source/tokens.ts";
import { parseLiteral } from "../../value/literal.ts";
import type { PythonValue } from "../../value/pythonValue.ts";

/** A Python literal that was found in what a model wrote; `text` reads as that value. */
export interface FoundLiteral {
  readonly value: PythonValue;
  readonly text: string;
  /** Quotes had to be put right. */
  readonly repaired: boolean;
}

/** The longest assertion that is taken apart. */
const longestAssert = 100_000;

/**
 * Reads a literal as models write one: plain, between backticks or stars, as the right side of `assert … == …`, or behind
 * `expression =` where `expression` is what was asked for. Curly quotes are put right last. Nothing is evaluated.
 */
export function readLiteralText(text: string, expression: string | null): FoundLiteral | null {
  const bare = undressed(text);
  for (const tried of [text.trim(), bare, sideOf(bare, expression)]) {
    const found = literalOf(tried, false);
    if (found !== null) return found;
  }
  const straight = bare
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replace(/[\u201c-\u201f]/g, '"');
  return straight === bare ? null : literalOf(sideOf(straight, expression) ?? straight, true);
}

function literalOf(text: string | null, repaired: boolean): FoundLiteral | null {
  if (text === null) return null;
  const read = parseLiteral(text);
  return read.kind === "read" ? { value: read.value, text: text.trim(), repaired } : null;
}

const dress = ["```", "**", "__", "`"] as const;

/** A text without the backticks, stars and underscores that Markdown puts around it. */
export function undressed(text: string): string {
  let bare = text.trim();
  for (let layer = 0; layer < 4; layer++) {
    const around = dress.find(
      (mark) => bare.length > 2 * mark.length && bare.startsWith(mark) && bare.endsWith(mark),
    );
    if (around === undefined) return bare;
    bare = bare.slice(around.length, -around.length).trim();
  }
  return bare;
}

/** What stands on the right of the one `==` of an assertion, or behind `expression =`; null when the text is neither. */
function sideOf(text: string, expression: string | null): string | null {
  if (/^assert\b/.test(text)) return assertedSide(text);
  if (expression === null || expression === "" || !text.startsWith(expression)) return null;
  const [, side = null] = /^\s*==?([^=][^]*)$/.exec(text.slice(expression.length)) ?? [];
  return side;
}

function assertedSide(text: string): string | null {
  if (text.length > longestAssert) return null;
  const source = text.replace(/\r\n?/g, "\n");
  let depth = 0;
  let side: string | null = null;
  const lines = source.split("\n");
  for (const token of tokensOf(source)) {
    if (token.kind !== "operator") continue;
    if ("([{".includes(token.text)) depth += 1;
    else if (")]}".includes(token.text)) depth -= 1;
    else if (token.text === "==" && depth === 0) {
      if (side !== null) return null;
      const first = lines[token.endLine - 1]?.slice(token.endColumn) ?? "";
      side = [first, ...lines.slice(token.endLine)].join("\n");
    }
  }
  return side;
}
