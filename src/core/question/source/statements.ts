import { type Token, tokensOf } from "./tokens.ts";

/** One logical line of a source. Lines are 1-based. */
export interface Statement {
  readonly line: number;
  readonly endLine: number;
  /** Columns before its first token. */
  readonly indent: number;
  /** Its first word when that is a keyword, `async` left out; `@` for a decorator; else empty. */
  readonly keyword: string;
  /** Without the newline. */
  readonly tokens: readonly Token[];
  /** More than one statement stands here: `a; b`, or a body behind its colon. */
  readonly several: boolean;
  /** A header of a block. */
  readonly header: boolean;
  /** What is assigned to, one list of tokens for each `=`; empty for other statements. */
  readonly targets: readonly (readonly Token[])[];
  /** What is assigned; all tokens behind the keyword for other statements. */
  readonly value: readonly Token[];
  /** `+=` and the like. */
  readonly augmented: boolean;
}

const headers = new Set(
  "if elif else while for try except finally with def class match case".split(" "),
);
const simple = new Set(
  "return raise yield del assert import from global nonlocal pass break continue await type".split(
    " ",
  ),
);
const soft = new Set(["match", "case", "type"]);
const augmentations = new Set("+= -= *= /= //= %= **= >>= <<= &= |= ^= @=".split(" "));

/** The logical lines of a source, in order. */
export function statementsOf(source: string): readonly Statement[] {
  const found: Statement[] = [];
  let begin = 0;
  const tokens = tokensOf(source);
  for (const [place, token] of tokens.entries()) {
    if (token.kind !== "newline") continue;
    const part = tokens.slice(begin, place);
    begin = place + 1;
    if (part.length > 0) found.push(statement(part));
  }
  return found;
}

function statement(tokens: readonly Token[]): Statement {
  const [first] = tokens;
  const last = tokens.at(-1);
  const async = first?.text === "async";
  const keyword = keywordOf(tokens.slice(async ? 1 : 0), last);
  const header = headers.has(keyword);
  const rest = keyword === "" ? tokens : tokens.slice(async ? 2 : 1);
  const { targets, value, augmented } = header
    ? { targets: [], value: rest, augmented: false }
    : assignment(rest);
  return {
    line: first?.line ?? 0,
    endLine: last?.endLine ?? 0,
    indent: first?.column ?? 0,
    keyword,
    tokens,
    several: severalIn(tokens, header),
    header,
    targets,
    value,
    augmented,
  };
}

function keywordOf(tokens: readonly Token[], last: Token | undefined): string {
  const [first, second] = tokens;
  if (first === undefined) return "";
  if (first.text === "@" || (first.kind === "name" && simple.has(first.text))) {
    return soft.has(first.text) && second?.kind !== "name" ? "" : first.text;
  }
  if (first.kind !== "name" || !headers.has(first.text)) return "";
  if (!soft.has(first.text)) return first.text;
  // `match` and `case` are names too: a header ends in a colon, or has one behind its pattern.
  const plain = second?.kind === "operator" && /^[.=,:)]|^.=$/.test(second.text);
  return !plain && (last?.text === ":" || topLevel(tokens, ":").length > 0) ? first.text : "";
}

/** The places of an operator outside of brackets. */
export function topLevel(tokens: readonly Token[], operator: string): readonly number[] {
  const found: number[] = [];
  let depth = 0;
  for (const [place, token] of tokens.entries()) {
    if (token.kind === "operator" && "([{".includes(token.text)) depth++;
    else if (token.kind === "operator" && ")]}".includes(token.text)) depth--;
    if (depth === 0 && token.text === operator && token.kind !== "string") found.push(place);
  }
  return found;
}

function severalIn(tokens: readonly Token[], header: boolean): boolean {
  if (topLevel(tokens, ";").length > 0) return true;
  return header && tokens.at(-1)?.text !== ":";
}

function assignment(tokens: readonly Token[]): Pick<Statement, "targets" | "value" | "augmented"> {
  const equals = topLevel(tokens, "=");
  const lambda = topLevel(tokens, "lambda")[0] ?? tokens.length;
  const places = equals.filter((place) => place < lambda);
  if (places.length > 0) {
    const targets = places.map((place, index) => {
      const begin = index === 0 ? 0 : (places[index - 1] ?? 0) + 1;
      return withoutAnnotation(tokens.slice(begin, place));
    });
    return { targets, value: tokens.slice((places.at(-1) ?? 0) + 1), augmented: false };
  }
  const change = tokens.findIndex(
    (token) => token.kind === "operator" && augmentations.has(token.text),
  );
  if (change > 0) {
    return { targets: [tokens.slice(0, change)], value: tokens.slice(change + 1), augmented: true };
  }
  return { targets: [], value: tokens, augmented: false };
}

function withoutAnnotation(target: readonly Token[]): readonly Token[] {
  const [colon] = topLevel(target, ":");
  return colon === undefined ? target : target.slice(0, colon);
}
