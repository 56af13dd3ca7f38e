import { topLevel } from "./statements.ts";
import type { Token } from "./tokens.ts";

/** What a call gives, as it is written. */
export interface GivenArguments {
  readonly positional: readonly (readonly Token[])[];
  readonly named: ReadonlyMap<string, readonly Token[]>;
}

/** What the one call of a function by its name gives; null when it is not called once, or gives what cannot be counted. */
export function givenArguments(tokens: readonly Token[], name: string): GivenArguments | null {
  const all = allGiven(tokens, name);
  return all.length === 1 ? (all[0] ?? null) : null;
}

/** What each call of a function by its name gives; null for one with `*` or `**`. */
export function allGiven(
  tokens: readonly Token[],
  name: string,
): readonly (GivenArguments | null)[] {
  return tokens.flatMap(({ text }, place) =>
    text === name && tokens[place + 1]?.text === "(" ? [argumentsFrom(tokens, place + 2)] : [],
  );
}

function argumentsFrom(tokens: readonly Token[], begin: number): GivenArguments | null {
  const named = new Map<string, readonly Token[]>();
  const positional: (readonly Token[])[] = [];
  for (const part of partsInBrackets(tokens, begin)) {
    const [first, second] = part;
    if (first?.text === "*" || first?.text === "**") return null;
    if (second?.text === "=" && first !== undefined) named.set(first.text, part.slice(2));
    else positional.push(part);
  }
  return { positional, named };
}

/** The parameters of the header of a `def` that have a default. */
export function parametersWithDefault(header: readonly Token[]): readonly string[] {
  const open = header.findIndex(({ text }) => text === "(");
  return partsInBrackets(header, open + 1).flatMap((part) =>
    part[0] !== undefined && topLevel(part, "=").length > 0 ? [part[0].text] : [],
  );
}

/** The parts between commas, from behind an opening bracket to the one that closes it. */
function partsInBrackets(tokens: readonly Token[], begin: number): readonly (readonly Token[])[] {
  const parts: Token[][] = [];
  let part: Token[] = [];
  let depth = 0;
  for (const token of tokens.slice(begin)) {
    const { text, kind } = token;
    if (kind === "operator" && "([{".includes(text)) depth++;
    if (kind === "operator" && ")]}".includes(text) && --depth < 0) break;
    if (depth === 0 && text === ",") {
      parts.push(part);
      part = [];
    } else part.push(token);
  }
  return part.length > 0 ? [...parts, part] : parts;
}
