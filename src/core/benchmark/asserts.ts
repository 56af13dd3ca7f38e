import { type Token, tokensOf } from "../question/source/tokens.ts";

/** What an assertion says of one expression, in source text. */
export interface Assertion {
  readonly expression: string;
  readonly expected: string;
}

/** The assertions of a test, as far as they tell what an expression comes to. */
export interface Assertions {
  readonly found: readonly Assertion[];
  /** How many others there are. */
  readonly others: number;
}

/**
 * Reads the assertions of a source that call `callee`: `assert f(1) == 2`, `assert f(1) is True`, `assert f(1)` (which asks for `True`),
 * `assert not f(1)`. `callee` stands as `name` in what is found. Those inside loops and the like, and those that use names which the
 * source binds, are others. Nothing is run.
 */
export function readAssertions(source: string, callee: string, name = callee): Assertions {
  const lines = logicalLines(tokensOf(source));
  const text = new SourceText(source, callee, name);
  const asserts = lines.filter(([first]) => first?.text === "assert");
  const column = Math.min(...asserts.map(([first]) => first?.column ?? 0));
  const bound = boundNames(lines);
  const found: Assertion[] = [];
  for (const line of asserts) {
    const inside = line[0]?.column !== column;
    const free = line.every((token) => token.kind !== "name" || !bound.has(token.text));
    const read = inside || !free ? null : readAssertion(line.slice(1), text, callee);
    if (read !== null) found.push(read);
  }
  return { found, others: asserts.length - found.length };
}

function readAssertion(
  tokens: readonly Token[],
  text: SourceText,
  callee: string,
): Assertion | null {
  const comma = indexAtTop(tokens, ",");
  const test = comma < 0 ? tokens : tokens.slice(0, comma);
  if (!test.some((token) => token.text === callee)) return null;
  const words = test.filter((_, index) => atTop(test, index));
  if (
    words.some(({ text: word }) =>
      ["and", "or", "if", "in", "<", ">", "<=", ">=", "!=", "lambda"].includes(word),
    )
  )
    return null;
  for (const sign of ["==", "is"]) {
    const at = indexAtTop(test, sign);
    if (at < 0) continue;
    const [left, right] = [test.slice(0, at), test.slice(at + 1)];
    const several = indexAtTop(right, "==") >= 0 || right[0]?.text === "not";
    const called = left.some((token) => token.text === callee);
    if (several || !called || left[0]?.text === "not") return null;
    return { expression: text.of(left), expected: text.of(right) };
  }
  if (test[0]?.text === "not") return { expression: text.of(test.slice(1)), expected: "False" };
  return { expression: text.of(test), expected: "True" };
}

/** True when no bracket is open at a token. */
function atTop(tokens: readonly Token[], index: number): boolean {
  let depth = 0;
  for (const token of tokens.slice(0, index)) {
    if (token.kind !== "operator") continue;
    if ("([{".includes(token.text)) depth += 1;
    else if (")]}".includes(token.text)) depth -= 1;
  }
  return depth === 0;
}

function indexAtTop(tokens: readonly Token[], text: string): number {
  let depth = 0;
  for (const [index, token] of tokens.entries()) {
    if (token.kind === "string") continue;
    if (depth === 0 && token.text === text) return index;
    if ("([{".includes(token.text)) depth += 1;
    else if (")]}".includes(token.text)) depth -= 1;
  }
  return -1;
}

function logicalLines(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const lines: Token[][] = [];
  let line: Token[] = [];
  for (const token of tokens) {
    if (token.kind === "newline") {
      if (line.length > 0) lines.push(line);
      line = [];
    } else line.push(token);
  }
  return line.length > 0 ? [...lines, line] : lines;
}

/** Names that stand left of a `=` at the beginning of a line, or behind a `for`, outside of assertions. */
function boundNames(lines: readonly (readonly Token[])[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const line of lines) {
    const ends = [indexAtTop(line, "="), indexAtTop(line, "in")].filter((at) => at > 0);
    const first = line[0]?.text ?? "";
    const binds = first === "for" || (ends.length > 0 && first !== "assert");
    if (!binds) continue;
    for (const token of line.slice(0, ends[0] ?? 0)) {
      if (token.kind === "name" && token.text !== "for") names.add(token.text);
    }
  }
  return names;
}

/** Cuts a source by tokens. */
class SourceText {
  private readonly lines: readonly string[];
  private readonly callee: string;
  private readonly name: string;

  constructor(source: string, callee: string, name: string) {
    this.lines = source
      .replace(/\r\n?/g, "\n")
      .replace(/^\ufeff/, "")
      .split("\n");
    this.callee = callee;
    this.name = name;
  }

  /** The text from the first token to the last, on one line where it stood on several. */
  of(tokens: readonly Token[]): string {
    let text = "";
    let before: Token | undefined;
    for (const token of tokens) {
      if (before !== undefined) {
        const apart = before.endLine !== token.line || before.endColumn !== token.column;
        if (apart) text += this.between(before, token);
      }
      text += token.kind === "name" && token.text === this.callee ? this.name : token.text;
      before = token;
    }
    return text;
  }

  private between(before: Token, token: Token): string {
    if (before.endLine !== token.line) return " ";
    return this.lines[token.line - 1]?.slice(before.endColumn, token.column) ?? " ";
  }
}
