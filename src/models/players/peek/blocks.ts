import {
  type Statement,
  statementsOf,
  topLevel,
} from "../../../core/question/source/statements.ts";
import { textOf } from "../../../core/question/source/tests.ts";

/** A statement and what is indented below it. */
export interface Block {
  readonly statement: Statement;
  readonly body: readonly Block[];
  /** Around it; null at the top. */
  readonly parent: Block | null;
}

/** The statements of a source as a tree. Total: a text that is no Python gives some tree. */
export function blocksOf(source: string): readonly Block[] {
  const top: Mutable[] = [];
  const open: Mutable[] = [];
  for (const statement of statementsOf(source)) {
    while (open.length > 0 && (open.at(-1)?.statement.indent ?? 0) >= statement.indent) open.pop();
    const parent = open.at(-1) ?? null;
    const block: Mutable = { statement, body: [], parent };
    (parent?.body ?? top).push(block);
    if (statement.header) {
      block.body.push(...inlineBody(block));
      open.push(block);
    }
  }
  return top;
}

interface Mutable extends Block {
  readonly body: Mutable[];
  readonly parent: Mutable | null;
}

/** What stands behind the colon of a header, on its own line. */
function inlineBody(parent: Mutable): readonly Mutable[] {
  const { statement } = parent;
  const [colon] = topLevel(statement.tokens, ":");
  const rest = colon === undefined ? [] : statement.tokens.slice(colon + 1);
  if (rest.length === 0 || statement.line !== statement.endLine) return [];
  const { line, endLine } = statement;
  return statementsOf(textOf(rest)).map((inside) => ({
    statement: { ...inside, line, endLine },
    body: [],
    parent,
  }));
}

/** The names that a block or anything in it assigns, loop targets included. */
export function assignedIn(blocks: readonly Block[]): ReadonlySet<string> {
  const names = new Set<string>();
  const walk = ({ statement, body }: Block): void => {
    const targets =
      statement.keyword === "for"
        ? [statement.tokens.slice(0, topLevel(statement.tokens, "in")[0] ?? 0)]
        : statement.targets;
    for (const target of targets) {
      for (const { kind, text } of target) if (kind === "name") names.add(text);
    }
    // A walrus, or a method that changes what a name stands for.
    for (const [place, { kind, text }] of statement.tokens.entries()) {
      const next = statement.tokens[place + 1]?.text;
      if (kind === "name" && (next === ":=" || next === ".")) names.add(text);
    }
    for (const inner of body) walk(inner);
  };
  for (const block of blocks) walk(block);
  return names;
}
