/** What a form for the next line holds: which of the answers, and what belongs to it. */
export interface NextLineChoice {
  readonly kind: "line" | "call" | "return" | "raises" | "end";
  /** The line, the line that is returned to, or the name that is called; empty while it is open. */
  readonly of: string;
}

/** The choice that an answer's text stands for, null when there is none yet. */
export function parseNextLineChoice(text: string): NextLineChoice | null {
  const trimmed = text.trim();
  if (trimmed === "") return null;
  if (trimmed === "raises" || trimmed === "end") return { kind: trimmed, of: "" };
  const [word = "", ...rest] = trimmed.split(/\s+/);
  if (word === "call" || word === "return") return { kind: word, of: rest.join(" ") };
  return { kind: "line", of: trimmed };
}

/** The text of an answer; `parseNextLineChoice` reads it back. */
export function printNextLineChoice({ kind, of }: NextLineChoice): string {
  switch (kind) {
    case "line":
      return of;
    case "call":
    case "return":
      return `${kind} ${of}`.trim();
    case "raises":
    case "end":
      return kind;
  }
}

/** A function of the program that a line may call. `line` is 1-based. */
interface Definition {
  readonly name: string;
  readonly line: number;
}

/** The functions that a source defines, as far as its lines tell. */
export function definitions(source: readonly string[]): readonly Definition[] {
  return source.flatMap((text, index) => {
    const named = /^\s*(?:async\s+)?def\s+([^\s(:]+)/.exec(text)?.[1];
    const found = named === undefined ? [] : [{ name: named, line: index + 1 }];
    return /\blambda\b/.test(text.replace(/#.*/, ""))
      ? [...found, { name: "<lambda>", line: index + 1 }]
      : found;
  });
}
