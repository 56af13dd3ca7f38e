import { allGiven, type GivenArguments } from "../../../core/question/source/calls.ts";
import type { Token } from "../../../core/question/source/tokens.ts";
import type { PythonValue } from "../../../core/value/pythonValue.ts";
import { type Block, blocksOf } from "./blocks.ts";
import { type Names, peekValue } from "./expression.ts";
import { type Look, look } from "./look.ts";

/** What reading a program tells of its run: of the module, and of each call of a function by its `def` line, in the order of the text. */
export interface Peek {
  readonly blocks: readonly Block[];
  readonly module: Look;
  readonly calls: ReadonlyMap<number, readonly Look[]>;
}

/** So many calls are looked at. */
const mostCalls = 60;

/** Reads a program once: guards are evaluated with the values that are known there, bodies are never run. */
export function peekAt(source: string): Peek {
  const blocks = blocksOf(source);
  const functions = new Map<string, Block>();
  collect(blocks, functions);
  const calls = new Map<number, Look[]>();
  const waiting: { readonly block: Block; readonly names: Names }[] = [];
  const meet = (tokens: readonly Token[], names: Names): void => {
    for (const [name, block] of functions) {
      for (const given of allGiven(tokens, name)) {
        if (tokens[0]?.text === "def") continue;
        waiting.push({ block, names: boundTo(block, given, names) });
      }
    }
  };
  const module = look(blocks, new Map(), meet);
  for (let done = 0; done < waiting.length && done < mostCalls; done++) {
    const call = waiting[done];
    if (call === undefined) break;
    const { line } = call.block.statement;
    const known = calls.get(line) ?? [];
    calls.set(line, known);
    known.push(look(call.block.body, call.names, meet));
  }
  return { blocks, module, calls };
}

function collect(blocks: readonly Block[], functions: Map<string, Block>): void {
  for (const block of blocks) {
    const { keyword, tokens } = block.statement;
    const name = tokens[tokens.findIndex(({ text }) => text === "def") + 1]?.text;
    if (keyword === "def" && name !== undefined) functions.set(name, block);
    collect(block.body, functions);
  }
}

/** The parameters of a function with what a call gives for them. */
function boundTo(block: Block, given: GivenArguments | null, names: Names): Names {
  const { tokens } = block.statement;
  const open = tokens.findIndex(({ text }) => text === "(");
  const name = tokens[open - 1]?.text ?? "";
  const [header] = allGiven(tokens, name);
  const bound = new Map<string, PythonValue>();
  const bind = (parameter: string | undefined, value: readonly Token[] | undefined): void => {
    const known = value === undefined ? null : peekValue(value, names);
    if (parameter !== undefined && known !== null) bound.set(parameter, known);
  };
  // A header reads like a call: `a` and `a: int` are positional, `a=1` is named.
  for (const [parameter, value] of header?.named ?? []) bind(parameter, value);
  if (given === null) return bound;
  const plain = (header?.positional ?? []).map((part) => part[0]?.text);
  const all = [...plain, ...(header?.named.keys() ?? [])].filter((one) => one !== "self");
  for (const [place, value] of given.positional.entries()) bind(all[place], value);
  for (const [parameter, value] of given.named) bind(parameter, value);
  return bound;
}
