import { allGiven } from "../../../core/question/source/calls.ts";
import { topLevel } from "../../../core/question/source/statements.ts";
import type { Token } from "../../../core/question/source/tokens.ts";
import type { PythonValue } from "../../../core/value/pythonValue.ts";
import { assignedIn, type Block } from "./blocks.ts";
import { type Names, peekValue } from "./expression.ts";
import { rangeLength } from "./range.ts";
import { sizeOf, truthOf } from "./values.ts";

/** How likely a line is to run, as far as reading tells. */
export type Certainty = "yes" | "maybe" | "unlikely" | "no";

/** What a look at one run of a block of code tells. Lines are 1-based. */
export interface Look {
  readonly lines: ReadonlyMap<number, Certainty>;
  /** What the guard of a header says when it is reached first; null: it cannot be told. */
  readonly guards: ReadonlyMap<number, boolean | null>;
  /** How often a loop goes round, where its length is known. */
  readonly rounds: ReadonlyMap<number, number>;
  /** What names stand for at the end, and at the beginning for parameters. */
  readonly names: Names;
}

/** Told of the tokens in which calls may stand, and of the names known there. */
type Meet = (tokens: readonly Token[], names: Names) => void;

/** Looks at a block of code that is run with these names known. */
export function look(blocks: readonly Block[], names: Names, meet: Meet): Look {
  const looking = new Looking(names, meet);
  looking.walk(blocks, "yes");
  return looking;
}

const leaving = new Set(["return", "raise", "break", "continue"]);
const weight: Record<Certainty, number> = { no: 0, unlikely: 1, maybe: 2, yes: 3 };

function both(one: Certainty, other: Certainty): Certainty {
  return weight[one] < weight[other] ? one : other;
}

/** One look at a block of code. */
class Looking implements Look {
  readonly lines = new Map<number, Certainty>();
  readonly guards = new Map<number, boolean | null>();
  readonly rounds = new Map<number, number>();
  readonly names: Map<string, PythonValue>;
  private readonly meet: Meet;

  constructor(names: Names, meet: Meet) {
    this.names = new Map(names);
    this.meet = meet;
  }

  /** Walks a block that is entered this certainly; gives how certainly its end is reached. */
  walk(blocks: readonly Block[], entered: Certainty): Certainty {
    let live = entered;
    for (let place = 0; place < blocks.length; place++) {
      const block = blocks[place];
      if (block === undefined) break;
      const { keyword, line } = block.statement;
      if (keyword === "if" || keyword === "while" || keyword === "for") {
        let end = place + 1;
        while (/^(?:elif|else)$/.test(blocks[end]?.statement.keyword ?? "")) end++;
        const chain = blocks.slice(place, end);
        live = keyword === "if" ? this.decide(chain, live) : this.repeat(chain, live);
        place = end - 1;
        continue;
      }
      if (keyword !== "else" && keyword !== "finally" && keyword !== "try") this.mark(line, live);
      if (live !== "no" && !block.statement.header) this.meet(block.statement.tokens, this.names);
      live = this.plain(block, live);
    }
    return live;
  }

  private plain({ statement, body }: Block, live: Certainty): Certainty {
    switch (statement.keyword) {
      case "def":
        return live;
      case "except":
        this.walk(body, both(live, "unlikely"));
        return live;
      case "case":
        this.walk(body, both(live, "maybe"));
        return live;
      case "else":
      case "finally":
      case "try":
      case "with":
      case "class":
      case "match":
        return this.walk(body, live);
      default:
        if (leaving.has(statement.keyword)) return "no";
        this.assign(statement.targets, statement.augmented ? [] : statement.value);
        return live;
    }
  }

  private assign(targets: readonly (readonly Token[])[], value: readonly Token[]): void {
    const known = peekValue(value, this.names);
    for (const target of targets) {
      const [first] = target;
      const plain = target.length === 1 && known !== null;
      for (const { kind, text } of target) if (kind === "name") this.names.delete(text);
      if (plain && first !== undefined) this.names.set(first.text, known);
    }
  }

  /** `if`, with its `elif` and `else`. */
  private decide(chain: readonly Block[], live: Certainty): Certainty {
    let remaining = live;
    const ends: { readonly entered: Certainty; readonly left: Certainty }[] = [];
    const before = new Map(this.names);
    for (const block of chain) {
      const { statement } = block;
      const guard = statement.keyword === "else" ? true : this.guard(block, before);
      if (statement.keyword !== "else") this.mark(statement.line, remaining);
      const entered = both(remaining, guard === null ? "maybe" : guard ? "yes" : "no");
      this.restore(before);
      ends.push({ entered, left: this.walk(block.body, entered) });
      remaining = both(remaining, guard === null ? "maybe" : guard ? "no" : "yes");
    }
    ends.push({ entered: remaining, left: remaining });
    this.restore(before);
    this.forget(chain);
    if (ends.every(({ entered, left }) => entered === left)) return live;
    return ends.reduce<Certainty>(
      (most, { left }) => (weight[left] > weight[most] ? left : most),
      "no",
    );
  }

  /** `while` and `for`, with their `else`. A body is looked at once, with nothing known of what it changes. */
  private repeat(chain: readonly Block[], live: Certainty): Certainty {
    const [loop, otherwise] = chain;
    if (loop === undefined) return live;
    this.mark(loop.statement.line, live);
    const guard = this.guard(loop, this.names);
    this.forget([loop]);
    this.walk(loop.body, both(live, guard === null ? "maybe" : guard ? "yes" : "no"));
    this.forget([loop]);
    if (otherwise !== undefined) this.walk(otherwise.body, both(live, "maybe"));
    // A loop that is left by a return alone is not told from others.
    return live;
  }

  private guard({ statement }: Block, names: Names): boolean | null {
    const { keyword, tokens, line } = statement;
    const [colon = tokens.length] = topLevel(tokens, ":");
    const [into] = topLevel(tokens, "in");
    const begin = keyword === "for" ? (into ?? 0) + 1 : 1;
    const inside = tokens.slice(begin, colon);
    this.meet(inside, names);
    const value = keyword === "for" ? this.iterable(line, inside, names) : peekValue(inside, names);
    const holds = value === null ? null : truthOf(value);
    if (!this.guards.has(line)) this.guards.set(line, holds);
    return holds;
  }

  /** What a loop goes over: a value with a length, or a `range` of one that is known. */
  private iterable(line: number, tokens: readonly Token[], names: Names): PythonValue | null {
    const bounds =
      tokens[0]?.text === "range" ? allGiven(tokens, "range")[0]?.positional : undefined;
    const value = bounds === undefined ? peekValue(tokens, names) : rangeLength(bounds, names);
    const size =
      value?.kind === "int" ? Number(value.value) : value === null ? null : sizeOf(value);
    if (size !== null) this.rounds.set(line, size);
    return value;
  }

  private mark(line: number, certainty: Certainty): void {
    const known = this.lines.get(line);
    if (known === undefined || weight[known] < weight[certainty]) this.lines.set(line, certainty);
  }

  private forget(blocks: readonly Block[]): void {
    for (const name of assignedIn(blocks)) this.names.delete(name);
  }

  private restore(names: Names): void {
    this.names.clear();
    for (const [name, value] of names) this.names.set(name, value);
  }
}
