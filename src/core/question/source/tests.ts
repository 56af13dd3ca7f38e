import type { Construct } from "../../trace/index.ts";
import { type Statement, topLevel } from "./statements.ts";
import type { Token } from "./tokens.ts";

/** The text of what a construct tests, as it stands on the line of its statement; null for what is asked in another way. */
export function testText(statement: Statement, construct: Construct): string | null {
  switch (construct.kind) {
    case "if":
    case "while":
    case "match":
      return statement.header && statement.line === construct.line
        ? textOf(statement.value.slice(0, -1))
        : null;
    case "for":
      return statement.keyword === "for" ? textOf(statement.tokens.slice(0, -1)) : null;
    case "ifexp":
      return conditionOf(statement, construct);
    case "boolop":
    case "comp-if":
    case "comp-for":
    case "async-for":
    case "assert":
      return null;
  }
}

/** The text of tokens of one line, blanks as they are. */
export function textOf(tokens: readonly Token[]): string {
  let text = "";
  let end = tokens[0]?.column ?? 0;
  for (const token of tokens) {
    text += " ".repeat(Math.max(0, token.column - end)) + token.text;
    end = token.endColumn;
  }
  return text;
}

/** The condition of `a if condition else b`; null when it is not the only one of its line. */
function conditionOf(statement: Statement, construct: Construct): string | null {
  if (construct.endLine !== construct.line) return null;
  const { tokens } = statement;
  const begins = tokens.flatMap(({ text, kind }, place) =>
    kind === "name" && text === "if" && place > 0 ? [place] : [],
  );
  const [begin] = begins;
  if (begin === undefined || begins.length > 1) return null;
  const [end] = topLevel(tokens.slice(begin), "else");
  return end === undefined ? null : textOf(tokens.slice(begin + 1, begin + end));
}
