/** One token of a source. Lines are 1-based, columns 0-based in UTF-16 code units, ends exclusive. */
export interface Token {
  /** `comment`s are left out; `newline` ends a logical line. */
  readonly kind: "name" | "number" | "string" | "operator" | "newline";
  readonly text: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** Longest operators first, as Python takes them. */
const operators =
  "**= //= >>= <<= ... != -> := == <= >= += -= *= /= %= &= |= ^= @= ** // << >>".split(" ");

const opening = "([{";
const closing = ")]}";

/**
 * The tokens of a Python source, as far as questions need them: what stands in a line, and where a logical line ends.
 * Total: a text that is no Python gives some tokens, never an error.
 */
export function tokensOf(source: string): readonly Token[] {
  return new Tokenizer(source.replace(/\r\n?/g, "\n").replace(/^\ufeff/, "")).run();
}

class Tokenizer {
  private readonly text: string;
  private readonly found: Token[] = [];
  private at = 0;
  private line = 1;
  private lineStart = 0;
  private depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  run(): readonly Token[] {
    while (this.at < this.text.length) this.step();
    this.endLogicalLine(this.at);
    return this.found;
  }

  private step(): void {
    const { text, at } = this;
    const character = text[at] ?? "";
    if (character === "\n") {
      this.endLogicalLine(at);
      this.at++;
      this.beginLine();
    } else if (character === "\\" && text[at + 1] === "\n") {
      this.at += 2;
      this.beginLine();
    } else if (character === "#") {
      const end = text.indexOf("\n", at);
      this.at = end < 0 ? text.length : end;
    } else if (/\s/.test(character)) {
      this.at++;
    } else this.token(character);
  }

  private token(character: string): void {
    const { text, at } = this;
    const prefix = /^[bfrtu]{0,2}(?=["'])/i.exec(text.slice(at, at + 3));
    if (prefix !== null) {
      this.push("string", stringEnd(text, at + prefix[0].length, /[ft]/i.test(prefix[0])));
      return;
    }
    const word = match(/[\p{L}\p{Nl}_\u0080-\uffff][\p{L}\p{N}\p{M}_\u0080-\uffff]*/uy, text, at);
    if (word > at) {
      this.push("name", word);
      return;
    }
    const number = match(/(?:\d|\.\d)(?:[\w.]|(?<=[eE])[+-](?=\d))*/y, text, at);
    if (number > at) {
      this.push("number", number);
      return;
    }
    if (opening.includes(character)) this.depth++;
    else if (closing.includes(character)) this.depth = Math.max(0, this.depth - 1);
    const operator = operators.find((one) => text.startsWith(one, at)) ?? character;
    this.push("operator", at + operator.length);
  }

  private push(kind: Token["kind"], end: number): void {
    const { text, at, line } = this;
    const column = at - this.lineStart;
    const content = text.slice(at, end);
    this.at = end;
    for (let newline = content.indexOf("\n"); newline >= 0;) {
      this.line++;
      this.lineStart = at + newline + 1;
      newline = content.indexOf("\n", newline + 1);
    }
    const endColumn = end - this.lineStart;
    this.found.push({ kind, text: content, line, column, endLine: this.line, endColumn });
  }

  private endLogicalLine(at: number): void {
    const last = this.found.at(-1);
    if (this.depth > 0 || last === undefined || last.kind === "newline") return;
    const { line } = this;
    const column = at - this.lineStart;
    this.found.push({ kind: "newline", text: "", line, column, endLine: line, endColumn: column });
  }

  private beginLine(): void {
    this.line++;
    this.lineStart = this.at;
  }
}

function match(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Where a string ends whose quotes begin at `at`; `fields`: it holds expressions in braces. */
function stringEnd(text: string, at: number, fields: boolean): number {
  const quote = text[at] ?? "";
  const ends = text.startsWith(quote.repeat(3), at) ? quote.repeat(3) : quote;
  let place = at + ends.length;
  while (place < text.length) {
    const character = text[place];
    if (text.startsWith(ends, place)) return place + ends.length;
    if (character === "\\") place += 2;
    // A string in single quotes that never ends: the line does.
    else if (character === "\n" && ends.length === 1) return place;
    else if (fields && character === "{" && text[place + 1] === "{") place += 2;
    else if (fields && character === "{") place = fieldEnd(text, place + 1, ends);
    else place++;
  }
  return text.length;
}

/** Where the expression in braces ends whose text begins at `at`: behind its brace, or before the quotes that end the string. */
function fieldEnd(text: string, at: number, ends: string): number {
  let depth = 0;
  let place = at;
  while (place < text.length) {
    const character = text[place] ?? "";
    if (depth === 0 && character === "}") return place + 1;
    if (depth === 0 && character === ":" && text[place + 1] !== "=") {
      return formatEnd(text, place + 1, ends);
    }
    if (character === '"' || character === "'") {
      const prefix = /[bfrtu]{0,2}$/i.exec(text.slice(Math.max(at, place - 2), place))?.[0] ?? "";
      place = stringEnd(text, place, /[ft]/i.test(prefix));
      continue;
    }
    if (opening.includes(character)) depth++;
    else if (closing.includes(character)) depth--;
    place++;
  }
  return text.length;
}

function formatEnd(text: string, at: number, ends: string): number {
  let place = at;
  while (place < text.length && !text.startsWith(ends, place)) {
    if (text[place] === "}") return place + 1;
    place = text[place] === "{" ? fieldEnd(text, place + 1, ends) : place + 1;
  }
  return place;
}
