import { tokensOf } from "../../question/source/tokens.ts";
import { type Invocation, invocationOf } from "../invocation.ts";
import type { Task } from "../task.ts";
import { calledName } from "./result.ts";

/** A run that a corpus has records of. */
export interface CorpusPlan {
  /** Which program. */
  readonly path: string;
  /** Which of its inputs, from 0. */
  readonly input: number;
  readonly invocation: Invocation;
}

/** The runs that tasks are about, each once; the inputs of one program are numbered in their order. */
export function corpusRuns(tasks: readonly Task[]): readonly CorpusPlan[] {
  const seen = new Set<string>();
  const inputs = new Map<string, number>();
  return tasks.flatMap(({ group: path, case: run, kind, program }) => {
    // The whole of a test is no input.
    if (program === null || kind === "program" || seen.has(run)) return [];
    seen.add(run);
    const input = inputs.get(path) ?? 0;
    inputs.set(path, input + 1);
    return [{ path, input, invocation: withResult(program) }];
  });
}

/** An expression around a call shows nobody what it comes to, so its text is printed. */
function withResult(program: Invocation): Invocation {
  const lines = program.source.split(/\r\n|\r|\n/);
  const expression = lines.slice(program.userLines).join("\n").trim();
  if (calledName(expression) !== null || !isExpression(expression)) return program;
  const code = lines.slice(0, program.userLines).join("\n");
  return { ...program, source: invocationOf(code, `print(repr(${expression}))`).source };
}

/** Whether a text is one line that is nothing but an expression, as far as its words tell. */
function isExpression(text: string): boolean {
  if (text === "" || text.includes("\n") || text.includes("#")) return false;
  let depth = 0;
  for (const [index, { kind, text: sign }] of tokensOf(text).entries()) {
    if (index === 0 && kind === "name" && statements.has(sign)) return false;
    if (kind !== "operator") continue;
    if ("([{".includes(sign)) depth += 1;
    else if (")]}".includes(sign)) depth -= 1;
    else if (depth === 0 && /^([^=!<>]*=|,|;)$/.test(sign)) return false;
  }
  return true;
}

/** Words that begin a statement. */
const statements = new Set(
  "assert async class def del for from global if import match nonlocal pass raise return try while with".split(
    " ",
  ),
);
