/** What an exception says of itself. */
interface RaisedError {
  /** Name of its type. */
  readonly type: string;
  readonly message: string;
}

type Explain = (message: string) => string;

/** The text between the first pair of single quotes. */
function quoted(message: string): string | null {
  return /'([^']*)'/.exec(message)?.[1] ?? null;
}

const explanations: Readonly<Record<string, Explain | undefined>> = {
  NameError: (message) =>
    `Python came to the name \`${quoted(message) ?? "?"}\`, and nothing has that name here. Is it spelt as where it was set, and has that line run already?`,
  UnboundLocalError: (message) =>
    `The function sets \`${quoted(message) ?? "?"}\` somewhere, so the name is its own everywhere in it, and it has no value yet at this line.`,
  TypeError: typeError,
  ValueError: (message) =>
    message.startsWith("invalid literal for int")
      ? "`int()` was given a text that is no whole number."
      : message.includes("unpack")
        ? "The number of names on the left differs from the number of values on the right."
        : "The value has the right type, and is one that cannot be used here.",
  IndexError: (message) =>
    message.startsWith("pop from empty")
      ? "There is nothing left to take out."
      : "The index is beyond the end. The last item of a list of n items has the index n - 1.",
  KeyError: (message) =>
    `The dictionary has no key ${message === "" ? "like this" : `\`${message}\``}. \`in\` tests for a key, \`.get()\` answers \`None\` instead of failing.`,
  AttributeError: (message) =>
    message.includes("'NoneType'")
      ? "The object in front of the dot is `None`. Perhaps a function returned nothing, or a method changed its object in place and gave nothing back."
      : "The object in front of the dot has nothing of that name. Is it spelt right, and is the object of the type you expect?",
  ZeroDivisionError: () => "Something was divided by zero.",
  RecursionError: () =>
    "The functions called each other too deep. Is there a case that ends the recursion, and does every call come nearer to it?",
  ModuleNotFoundError: (message) =>
    `There is no module \`${quoted(message) ?? "?"}\` here. Python's standard library is there, but for the parts that need a network, a screen or other processes; packages cannot be installed.`,
  ImportError: () => "The module is there, and does not have what is asked of it.",
  FileNotFoundError: () => "There is no such file. The program sees no files of this computer.",
  EOFError: () => "The program asked for a line of input, and there was none left.",
  AssertionError: () => "The condition after `assert` was false.",
  StopIteration: () => "`next()` was asked for one more item, and there is none.",
  MemoryError: () => "The program wanted more memory than it can have here.",
  OverflowError: () => "The number is too large for this operation.",
  UnicodeEncodeError: () => "A character cannot be written in that encoding.",
  UnicodeDecodeError: () => "The bytes are no text in that encoding.",
  KeyboardInterrupt: () => "The program was interrupted.",
  RuntimeError: (message) =>
    message.includes("start new thread")
      ? "Threads cannot be started here: Python runs in one thread in the page."
      : message.includes("changed size during iteration")
        ? "The loop walks over something that grew or shrank meanwhile. A copy does not change: `list(…)`."
        : "Python cannot go on here; its message says why.",
  IndentationError: indentation,
  TabError: () =>
    "The indentation mixes tabs and spaces in a way that has no clear meaning. Use spaces only.",
  SyntaxError: syntaxError,
};

function indentation(message: string): string {
  if (message.startsWith("expected an indented block")) {
    return "After a line that ends in a colon, the next lines must be indented.";
  }
  if (message.startsWith("unindent")) {
    return "The indentation of this line fits none of the lines above it.";
  }
  return "This line is indented, and the line above it opens no block.";
}

function typeError(message: string): string {
  if (message.startsWith("unsupported operand") || message.startsWith("can only concatenate")) {
    return "The two values have types that this operator cannot bring together.";
  }
  if (message.includes("not subscriptable")) {
    return "Square brackets follow something that has no items.";
  }
  if (message.includes("not callable")) {
    return "Round brackets follow something that is no function. Does a variable have the name of a function?";
  }
  if (message.includes("positional argument") || message.includes("keyword argument")) {
    return "The call does not fit the function's parameters.";
  }
  if (message.includes("not iterable")) return "A loop needs something with items to walk over.";
  if (message.includes("unhashable")) {
    return "What can change, like a list, cannot be a key or lie in a set.";
  }
  return "The value is of a type that cannot be used here.";
}

function syntaxError(message: string): string {
  if (message.includes("was never closed")) {
    return "A bracket was opened and never closed, so Python reads on and on.";
  }
  if (message.includes("unterminated"))
    return "A text begins with a quotation mark and has no end.";
  if (message.includes("expected ':'")) return "The line needs a colon at its end.";
  if (message.includes("Maybe you meant '=='")) return "One `=` gives a name, `==` compares.";
  if (message.includes("null bytes")) {
    return "The text holds a NUL character, which cannot be seen and which Python does not take. It often comes from a file that is no plain text.";
  }
  if (message.includes("non-printable character")) {
    return "A character that cannot be seen stands here. It often comes along when code is copied from a document.";
  }
  if (message.includes("invalid character")) {
    return "A character looks like one of Python's and is another, as typographic quotation marks do.";
  }
  return "Python cannot read this line. The mistake can also be at the end of the line above.";
}

/** What an exception means, in plain words; code stands between backticks. Null when its own message must do. */
export function explainError(error: RaisedError): string | null {
  return explanations[error.type]?.(error.message) ?? null;
}
