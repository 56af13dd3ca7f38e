import type { PythonValue } from "./pythonValue.ts";
import type { LiteralSource } from "./source.ts";

type TextValue = Extract<PythonValue, { kind: "str" | "bytes" }>;

const opening = /([rRuUbB]|[rR][bB]|[bB][rR])?("""|'''|"|')/y;

/** True when a str or bytes literal begins here. */
export function beginsText(source: LiteralSource): boolean {
  opening.lastIndex = source.at;
  return opening.test(source.text);
}

/** Reads str or bytes literals that stand side by side, which Python joins. */
export function readText(source: LiteralSource): PythonValue | null {
  const first = readOne(source);
  if (first === null) return null;
  const texts: string[] = [];
  const bytes: number[] = [];
  for (let next: TextValue | null = first; ;) {
    if (next.kind === "str") texts.push(next.text);
    else for (const byte of next.bytes) bytes.push(byte);
    const behind = source.at;
    source.skipSpace();
    if (!beginsText(source)) {
      source.at = behind;
      break;
    }
    const start = source.at;
    next = readOne(source);
    if (next === null) return null;
    if (next.kind !== first.kind) return source.fail("not-a-literal", start);
  }
  return first.kind === "str"
    ? { kind: "str", text: texts.join("") }
    : { kind: "bytes", type: "bytes", bytes };
}

function readOne(source: LiteralSource): TextValue | null {
  const start = source.at;
  opening.lastIndex = start;
  const [all = "", prefix = "", quote = ""] = opening.exec(source.text) ?? [];
  source.at = start + all.length;
  const raw = /r/i.test(prefix);
  const binary = /b/i.test(prefix);
  const text = readInside(source, quote, raw, binary, start);
  if (text === null) return null;
  if (!binary) return { kind: "str", text };
  const bytes: number[] = [];
  for (let place = 0; place < text.length; place++) bytes.push(text.charCodeAt(place));
  return { kind: "bytes", type: "bytes", bytes };
}

/** Reads up to the closing quote; `start` is where the literal begins. */
function readInside(
  source: LiteralSource,
  quote: string,
  raw: boolean,
  binary: boolean,
  start: number,
): string | null {
  const { text } = source;
  const pieces: string[] = [];
  let from = source.at;
  const keep = (): void => {
    if (source.at > from) pieces.push(text.slice(from, source.at));
  };
  while (source.at < text.length) {
    const { code } = source;
    if (code === quote.charCodeAt(0) && text.startsWith(quote, source.at)) {
      keep();
      source.at += quote.length;
      return pieces.join("");
    }
    if (code === 92) {
      keep();
      const piece = raw ? readRawEscape(source) : readEscape(source, binary);
      if (piece === null) return null;
      pieces.push(piece);
      from = source.at;
    } else if (code === 10 || code === 13) {
      if (quote.length === 1) return source.fail("unclosed", start);
      // Python reads every line end as one newline.
      keep();
      pieces.push("\n");
      source.at += lineEndLength(source);
      from = source.at;
    } else if (code === 0 || (binary && code > 127)) {
      return source.fail("unexpected-character");
    } else {
      source.at += 1;
    }
  }
  return source.fail("unclosed", start);
}

function lineEndLength(source: LiteralSource): number {
  return source.text.startsWith("\r\n", source.at) ? 2 : 1;
}

/** In a raw literal the backslash stays, and so does what follows it, be it a quote. */
function readRawEscape(source: LiteralSource): string | null {
  source.at += 1;
  if (source.at >= source.text.length) return source.fail("unclosed");
  const { code } = source;
  if (code === 10 || code === 13) {
    source.at += lineEndLength(source);
    return "\\\n";
  }
  if (code === 39 || code === 34 || code === 92) {
    source.at += 1;
    return `\\${String.fromCharCode(code)}`;
  }
  return "\\";
}

const simpleEscapes: Readonly<Record<string, string | undefined>> = {
  "\\": "\\",
  "'": "'",
  '"': '"',
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

const hexadecimalLengths: Readonly<Record<string, number | undefined>> = { x: 2, u: 4, U: 8 };

/** Reads an escape at its backslash and says what stands for it. */
function readEscape(source: LiteralSource, binary: boolean): string | null {
  const start = source.at;
  source.at += 1;
  const letter = source.text.charAt(source.at);
  if (letter === "") return source.fail("unclosed");
  if (letter === "\n" || letter === "\r") {
    source.at += lineEndLength(source);
    return "";
  }
  const simple = simpleEscapes[letter];
  if (simple !== undefined) {
    source.at += 1;
    return simple;
  }
  if (letter >= "0" && letter <= "7") return readOctal(source, binary);
  const length = hexadecimalLengths[letter];
  if (length !== undefined && (letter === "x" || !binary)) {
    const digits = source.text.slice(source.at + 1, source.at + 1 + length);
    if (!/^[0-9a-fA-F]+$/.test(digits) || digits.length < length) {
      return source.fail("not-a-literal", start);
    }
    const code = Number.parseInt(digits, 16);
    if (code > 0x10ffff) return source.fail("not-a-literal", start);
    source.at += 1 + length;
    return String.fromCodePoint(code);
  }
  // A name of a character needs a table of names; nobody answers with one.
  if (letter === "N" && !binary) return source.fail("not-a-literal", start);
  return "\\";
}

function readOctal(source: LiteralSource, binary: boolean): string {
  const digits = /^[0-7]{1,3}/.exec(source.text.slice(source.at, source.at + 3))?.[0] ?? "0";
  source.at += digits.length;
  const code = Number.parseInt(digits, 8);
  return String.fromCharCode(binary ? code & 255 : code);
}
