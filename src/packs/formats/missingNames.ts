import { type Token, tokensOf } from "../../core/question/source/tokens.ts";

/** A name that a piece of code reads and nothing in it binds, and the 1-based line of its first use. */
export interface MissingName {
  readonly name: string;
  readonly line: number;
}

const keywords = new Set(
  (
    "False None True and as assert async await break class continue def del elif else except finally for from global if import in " +
    "is lambda nonlocal not or pass raise return try while with yield match case type _"
  ).split(" "),
);

const builtins = new Set(
  (
    "abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir divmod " +
    "enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance issubclass iter len " +
    "list locals map max memoryview min next object oct open ord pow print property range repr reversed round set setattr slice sorted " +
    "staticmethod str sum super tuple type vars zip __name__ __file__ __doc__ __import__ __builtins__ __debug__ NotImplemented Ellipsis " +
    "BaseException Exception BaseExceptionGroup ExceptionGroup GeneratorExit KeyboardInterrupt SystemExit StopIteration StopAsyncIteration " +
    "ArithmeticError AssertionError AttributeError BlockingIOError BrokenPipeError BufferError ChildProcessError ConnectionError EOFError " +
    "ConnectionAbortedError ConnectionRefusedError ConnectionResetError EnvironmentError FileExistsError FileNotFoundError FloatingPointError " +
    "IOError ImportError IndentationError IndexError InterruptedError IsADirectoryError KeyError LookupError MemoryError ModuleNotFoundError " +
    "NameError NotADirectoryError NotImplementedError OSError OverflowError PermissionError ProcessLookupError RecursionError ReferenceError " +
    "RuntimeError SyntaxError SystemError TabError TimeoutError TypeError UnboundLocalError UnicodeDecodeError UnicodeEncodeError UnicodeError " +
    "UnicodeTranslateError ValueError ZeroDivisionError Warning BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning " +
    "PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning"
  ).split(" "),
);

/**
 * The names that are missing in a piece of code, in the order of their first uses. The text alone is looked at: whatever is bound anywhere
 * in it counts as there, also where it is bound too late.
 */
export function missingNames(code: string): readonly MissingName[] {
  const tokens = tokensOf(code);
  const bound = boundNames(tokens);
  const found = new Map<string, number>();
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "name" || isPart(tokens, index)) continue;
    const { text, line } = token;
    if (keywords.has(text) || builtins.has(text) || bound.has(text)) continue;
    if (!found.has(text)) found.set(text, line);
  }
  return [...found].map(([name, line]) => ({ name, line }));
}

/** True behind a dot, and of an argument's name in front of its `=`. */
function isPart(tokens: readonly Token[], index: number): boolean {
  if (tokens[index - 1]?.text === ".") return true;
  return tokens[index + 1]?.text === "=" && /^[(,]$/.test(tokens[index - 1]?.text ?? "");
}

function boundNames(tokens: readonly Token[]): ReadonlySet<string> {
  const bound = new Set<string>();
  for (let from = 0; from < tokens.length;) {
    let to = from;
    while (to < tokens.length && tokens[to]?.kind !== "newline") to += 1;
    for (const name of boundInLine(tokens.slice(from, to))) bound.add(name);
    from = to + 1;
  }
  return bound;
}

function boundInLine(line: readonly Token[]): readonly string[] {
  const names: string[] = [];
  const take = (from: number, to: number): void => {
    for (let index = from; index < to; index++) {
      const token = line[index];
      if (token?.kind === "name" && line[index - 1]?.text !== "." && !keywords.has(token.text)) {
        names.push(token.text);
      }
    }
  };
  const begins = (index: number): boolean => line[index]?.kind === "name";
  for (const [index, { text }] of line.entries()) {
    if (text === "for") take(index + 1, indexOf(line, "in", index));
    else if (text === "as" || text === "class") take(index + 1, index + 2);
    else if (text === "from" && index === 0) take(1, indexOf(line, "import", 0));
    else if (text === "global" || text === "nonlocal") take(index + 1, line.length);
    else if (text === "def" || text === "lambda") {
      // Defaults and annotations may be taken for bound as well: what is missed then is missed on the safe side.
      take(index + 1, text === "def" ? line.length : indexOf(line, ":", index));
    } else if (text === ":=") take(index - 1, index);
    else if (text === "import") {
      for (let at = index + 1; at < line.length; at++) {
        const first = at === index + 1 || /^[,(]$/.test(line[at - 1]?.text ?? "");
        if (first && begins(at)) take(at, at + 1);
      }
    } else if (
      /^(?:=|[-+*/%&|^@]=|\/\/=|\*\*=|<<=|>>=|:)$/.test(text) &&
      depthAt(line, index) === 0
    ) {
      if (text !== ":" || line[index + 2] !== undefined || index === 1)
        takeTargets(line, index, take);
    }
  }
  return names;
}

/** What stands in front of an `=`: names and tuples of them, not what is inside brackets behind a name. */
function takeTargets(
  line: readonly Token[],
  end: number,
  take: (from: number, to: number) => void,
): void {
  if (
    ["if", "elif", "while", "for", "with", "def", "class", "try", "else", "except"].includes(
      line[0]?.text ?? "",
    )
  ) {
    return;
  }
  for (let index = 0; index < end; index++) {
    const next = line[index + 1]?.text ?? "";
    if (depthAt(line, index, "[") > 0 || next === "." || next === "[" || next === "(") continue;
    take(index, index + 1);
  }
}

/** How many brackets are open in front of a token; those of one kind where `only` is given. */
function depthAt(line: readonly Token[], end: number, only = "([{"): number {
  let depth = 0;
  for (let index = 0; index < end; index++) {
    const text = line[index]?.text ?? "";
    const place = "([{".indexOf(text);
    if (text !== "" && place >= 0 && only.includes(text)) depth += 1;
    const close = ")]}".indexOf(text);
    if (text !== "" && close >= 0 && only.includes("([{".charAt(close))) depth -= 1;
  }
  return depth;
}

function indexOf(line: readonly Token[], text: string, from: number): number {
  const found = line.findIndex((token, index) => index > from && token.text === text);
  return found < 0 ? line.length : found;
}
