import type { Reason } from "../question.ts";
import { type Statement, topLevel } from "./statements.ts";
import type { Token } from "./tokens.ts";

/** What a statement holds that matters for questions, read from its tokens. */
interface Features {
  /** Reasons to ask about it that can be seen in the source. */
  readonly reasons: readonly Reason[];
  /** What it computes is written there, or is what a name says: nothing is left to find out. */
  readonly plainValue: boolean;
  /** What it computes cannot be found out by reading: input, time, randomness, identity. */
  readonly undetermined: boolean;
  /** The names that are called, plain ones only. */
  readonly calls: readonly string[];
  /** Its value is one call and nothing around it. */
  readonly justCall: boolean;
}

const keywords = new Set(
  "and or not in is if else for lambda return yield None True False assert del raise".split(" "),
);
const undeterminedNames = new Set(
  "input id hash time perf_counter monotonic random randint randrange choice choices shuffle sample uniform getrandbits urandom uuid4 now today open vars globals locals dir object next_id".split(
    " ",
  ),
);
const literals = new Set(["None", "True", "False"]);

const known = new WeakMap<Statement, Features>();

/** The features of a statement; read once. */
export function featuresOf(statement: Statement): Features {
  const found = known.get(statement) ?? read(statement);
  known.set(statement, found);
  return found;
}

function read(statement: Statement): Features {
  const { tokens, value } = statement;
  const calls = tokens.filter((token, place) => isCalled(tokens, token, place));
  return {
    reasons: reasonsIn(tokens),
    plainValue: !statement.augmented && isPlain(value),
    undetermined: tokens.some(({ kind, text }) => kind === "name" && undeterminedNames.has(text)),
    calls: calls.map(({ text }) => text),
    justCall: isOneCall(value),
  };
}

function isCalled(tokens: readonly Token[], token: Token, place: number): boolean {
  return token.kind === "name" && !keywords.has(token.text) && tokens[place + 1]?.text === "(";
}

function reasonsIn(tokens: readonly Token[]): readonly Reason[] {
  const found = new Set<Reason>();
  const hasText = tokens.some(({ kind }) => kind === "string");
  /** For each open bracket, whether it is an index. */
  const open: boolean[] = [];
  for (const [place, token] of tokens.entries()) {
    if (token.kind !== "operator") continue;
    const { text } = token;
    if (text === "//" || text === "//=" || (text === "%" && !hasText))
      found.add("integer-division");
    if (text === "[" || text === "(" || text === "{") {
      const index = text === "[" && endsValue(tokens[place - 1]);
      open.push(index);
      const negative = tokens[place + 1]?.text === "-" && tokens[place + 2]?.kind === "number";
      if (index && negative) found.add("negative-index");
    } else if (text === "]" || text === ")" || text === "}") open.pop();
    else if (text === ":" && open.at(-1) === true) found.add("slice-end");
  }
  return [...found];
}

function endsValue(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (token.kind === "name") return !keywords.has(token.text);
  return token.kind === "string" || token.text === ")" || token.text === "]";
}

/** Whether tokens are literals, alone or in brackets, or one name: nothing is computed. */
export function isPlain(tokens: readonly Token[]): boolean {
  return (tokens.length === 1 && tokens[0]?.kind === "name") || isLiteral(tokens);
}

/** Whether tokens are literals, alone or in brackets. */
export function isLiteral(tokens: readonly Token[]): boolean {
  return tokens.every(({ kind, text }) => {
    if (kind === "name") return literals.has(text);
    if (kind === "string") return !/^[bru]*[ft]/i.test(text);
    return kind === "number" || "()[]{},:-".includes(text);
  });
}

function isOneCall(tokens: readonly Token[]): boolean {
  if (tokens[0]?.kind !== "name" || tokens.at(-1)?.text !== ")") return false;
  const open = tokens.findIndex(({ text }) => text === "(");
  const way = tokens.slice(0, open);
  if (!way.every(({ kind, text }) => kind === "name" || text === ".")) return false;
  // Only its last bracket closes the first one.
  return topLevel(tokens, ")").length === 1 && topLevel(tokens, ")")[0] === tokens.length - 1;
}
