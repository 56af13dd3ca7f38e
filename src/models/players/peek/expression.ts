import type { Token } from "../../../core/question/source/tokens.ts";
import { parseLiteral } from "../../../core/value/literal.ts";
import type { PythonValue } from "../../../core/value/pythonValue.ts";
import { operate } from "./arithmetic.ts";
import { boolOf, compareValues, sizeOf, truthOf } from "./values.ts";

/** What names stand for, as far as it is known. */
export type Names = ReadonlyMap<string, PythonValue>;

/** Deeper nesting than this is not looked into. */
const deepest = 40;

/**
 * The value of an expression of literals, known names, comparisons, `and`/`or`/`not`, integer arithmetic and `len`; null for any other,
 * and where Python would raise. Nothing of the program is called or run.
 */
export function peekValue(tokens: readonly Token[], names: Names): PythonValue | null {
  const reader = new Reader(tokens, names);
  const value = reader.test(0);
  return reader.ended ? value : null;
}

const comparisons = new Set(["==", "!=", "<", "<=", ">", ">=", "in", "is", "not"]);

/** Goes over tokens once. A value that is not known is null, and is read over like any other. */
class Reader {
  private readonly tokens: readonly Token[];
  private readonly names: Names;
  private at = 0;
  private broken = false;

  constructor(tokens: readonly Token[], names: Names) {
    this.tokens = tokens.filter(({ kind }) => kind !== "newline");
    this.names = names;
  }

  get ended(): boolean {
    return !this.broken && this.at === this.tokens.length;
  }

  /** `or`, whose operands stop at the first that holds. */
  test(depth: number): PythonValue | null {
    return this.chain("or", () => this.chain("and", () => this.negation(depth)));
  }

  private chain(word: "or" | "and", operand: () => PythonValue | null): PythonValue | null {
    let value = operand();
    let open = true;
    while (this.take(word)) {
      const next = operand();
      const holds = value === null ? null : truthOf(value);
      // What decides is kept, even when something behind it is not known.
      if (open && holds === (word === "or")) open = false;
      if (open) value = holds === null ? this.decidedBy(word, next) : next;
    }
    return value;
  }

  /** Behind an operand that is not known, only one that decides tells something of the whole: its truth. */
  private decidedBy(word: "or" | "and", value: PythonValue | null): PythonValue | null {
    const holds = value === null ? null : truthOf(value);
    return holds === (word === "or") ? boolOf(holds) : null;
  }

  private negation(depth: number): PythonValue | null {
    if (depth > deepest) return this.break();
    if (!this.take("not")) return this.comparison(depth);
    const value = this.negation(depth + 1);
    const holds = value === null ? null : truthOf(value);
    return holds === null ? null : boolOf(!holds);
  }

  private comparison(depth: number): PythonValue | null {
    let left = this.sum(depth);
    if (!comparisons.has(this.peek())) return left;
    let all: boolean | null = true;
    while (comparisons.has(this.peek())) {
      const operator = this.comparisonOperator();
      const right = this.sum(depth);
      const holds = left === null || right === null ? null : compareValues(operator, left, right);
      if (all !== false) all = holds === false ? false : all === null ? null : holds;
      left = right;
    }
    return all === null ? null : boolOf(all);
  }

  private comparisonOperator(): string {
    const first = this.next();
    if (first === "is" && this.take("not")) return "is not";
    if (first === "not" && this.take("in")) return "not in";
    return first;
  }

  private sum(depth: number): PythonValue | null {
    return this.operations(["+", "-"], () =>
      this.operations(["*", "//", "%", "/"], () => this.unary(depth)),
    );
  }

  private operations(
    operators: readonly string[],
    operand: () => PythonValue | null,
  ): PythonValue | null {
    let value = operand();
    while (operators.includes(this.peek())) {
      const operator = this.next();
      const right = operand();
      value = value === null || right === null ? null : operate(operator, value, right);
    }
    return value;
  }

  private unary(depth: number): PythonValue | null {
    if (depth > deepest) return this.break();
    if (!this.take("-")) return this.primary(depth);
    const value = this.unary(depth + 1);
    if (value?.kind === "int") return { kind: "int", value: -value.value };
    return value?.kind === "float" ? { kind: "float", value: -value.value } : null;
  }

  private primary(depth: number): PythonValue | null {
    const token = this.tokens[this.at];
    if (token === undefined) return this.break();
    let value: PythonValue | null;
    if (token.kind === "operator") value = this.display(depth);
    else {
      this.at++;
      value = this.named(token, depth);
    }
    // Attributes, indexes and calls are not looked into, and neither is what hangs on them.
    while (this.peek() === "." || this.peek() === "[" || this.peek() === "(") {
      value = null;
      if (this.take(".")) this.at++;
      else this.at = this.closing() + 1;
    }
    return this.peek() === "**" ? this.break() : value;
  }

  private named(token: Token, depth: number): PythonValue | null {
    if (token.kind !== "name") return literal(token.text);
    if (token.text === "len" && this.peek() === "(") {
      const end = this.closing();
      const inside = new Reader(this.tokens.slice(this.at + 1, end), this.names);
      const value = inside.test(depth + 1);
      this.at = end + 1;
      const size = inside.ended && value !== null ? sizeOf(value) : null;
      return size === null ? null : { kind: "int", value: BigInt(size) };
    }
    if (/^(?:True|False|None)$/.test(token.text)) return literal(token.text);
    if (/^(?:if|else|for|lambda|await|yield)$/.test(token.text)) return this.break();
    return this.names.get(token.text) ?? null;
  }

  /** What stands in brackets: an expression, or the literal of a container. */
  private display(depth: number): PythonValue | null {
    if (!"([{".includes(this.peek())) return this.break();
    const end = this.closing();
    const all = this.tokens.slice(this.at, end + 1);
    const round = this.peek() === "(";
    this.at = end + 1;
    if (round) {
      const inside = new Reader(all.slice(1, -1), this.names);
      const value = inside.test(depth + 1);
      if (inside.ended) return value;
    }
    return literal(all.map(({ text }) => text).join(""));
  }

  /** The place of the bracket that closes the one here. */
  private closing(): number {
    let depth = 0;
    for (let place = this.at; place < this.tokens.length; place++) {
      const { kind, text } = this.tokens[place] ?? { kind: "newline", text: "" };
      if (kind === "operator" && "([{".includes(text)) depth++;
      if (kind === "operator" && ")]}".includes(text) && --depth === 0) return place;
    }
    this.broken = true;
    return this.tokens.length;
  }

  private break(): null {
    this.broken = true;
    return null;
  }

  private peek(): string {
    return this.tokens[this.at]?.text ?? "";
  }

  private next(): string {
    const text = this.peek();
    this.at++;
    return text;
  }

  private take(text: string): boolean {
    const found = this.peek() === text;
    if (found) this.at++;
    return found;
  }
}

function literal(text: string): PythonValue | null {
  const read = parseLiteral(text);
  return read.kind === "read" ? read.value : null;
}
