import { tokensOf, type Token } from "../../question/source/tokens.ts";
import { parseLiteral } from "../../value/literal.ts";
import type { PythonValue } from "../../value/pythonValue.ts";

/** What REval can look up in a state. */
export type RevalExpression =
  | { readonly kind: "name"; readonly name: string }
  | { readonly kind: "attribute"; readonly of: RevalExpression; readonly name: string }
  | {
      readonly kind: "subscript";
      readonly of: RevalExpression;
      readonly index: RevalExpression;
    }
  | { readonly kind: "tuple"; readonly items: readonly RevalExpression[] }
  | { readonly kind: "constant"; readonly value: PythonValue };

/** Reads the text of a probe's variable; null for every other expression (slices, signs, operators, calls, displays). */
export function parseRevalExpression(text: string): RevalExpression | null {
  if (text.trim() === "") return null;
  const tokens = tokensOf(`(${text})`).filter(({ kind }) => kind !== "newline");
  const parser = new Parser(tokens);
  const found = parser.expression();
  return found !== null && parser.finished ? found : null;
}

const constants = new Set(["None", "True", "False"]);
/** Words that make another expression of what stands beside them. */
const words = new Set(["not", "and", "or", "in", "is", "if", "else", "lambda", "await", "for"]);

class Parser {
  private readonly tokens: readonly Token[];
  private at = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  get finished(): boolean {
    return this.at === this.tokens.length;
  }

  expression(): RevalExpression | null {
    let found = this.atom();
    for (;;) {
      if (found === null) return null;
      if (this.take(".")) {
        const name = this.next("name");
        if (name === null) return null;
        found = { kind: "attribute", of: found, name };
      } else if (this.take("[")) {
        const index = this.list("]");
        if (index === null) return null;
        found = { kind: "subscript", of: found, index };
      } else return found;
    }
  }

  private atom(): RevalExpression | null {
    if (this.take("(")) {
      return this.take(")") ? { kind: "tuple", items: [] } : this.list(")");
    }
    const token = this.tokens[this.at];
    if (token === undefined) return null;
    if (token.kind === "name" && !constants.has(token.text)) {
      if (words.has(token.text)) return null;
      this.at += 1;
      return { kind: "name", name: token.text };
    }
    return this.constant();
  }

  /** One expression, or several with commas between them, up to a closing bracket. */
  private list(end: string): RevalExpression | null {
    const items: RevalExpression[] = [];
    let commas = 0;
    while (!this.take(end)) {
      if (items.length > commas) return null;
      const item = this.expression();
      if (item === null) return null;
      items.push(item);
      if (this.take(",")) commas += 1;
    }
    const [only] = items;
    if (only === undefined) return null;
    return commas === 0 ? only : { kind: "tuple", items };
  }

  private constant(): RevalExpression | null {
    const texts: string[] = [];
    for (;;) {
      const token = this.tokens[this.at];
      if (token === undefined || (token.kind === "operator" && token.text !== "...")) break;
      if (texts.length > 0 && token.kind !== "string") break;
      texts.push(token.text);
      this.at += 1;
    }
    if (texts.length === 0) return null;
    const read = parseLiteral(texts.join(" "));
    return read.kind === "read" ? { kind: "constant", value: read.value } : null;
  }

  private take(text: string): boolean {
    const token = this.tokens[this.at];
    if (token?.kind !== "operator" || token.text !== text) return false;
    this.at += 1;
    return true;
  }

  private next(kind: Token["kind"]): string | null {
    const token = this.tokens[this.at];
    if (token?.kind !== kind) return null;
    this.at += 1;
    return token.text;
  }
}
