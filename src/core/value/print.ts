import { asciiRepr, bytesRepr, floatRepr } from "../trace/pythonText.ts";
import { mostDecimalDigits } from "./numberLiteral.ts";
import type { PythonValue } from "./pythonValue.ts";

/**
 * The text of a value as Python's `repr` writes it; an instance as `Name(field=value)`. `limit`: about how many characters are wanted;
 * `…` stands for what is beyond them, and for what a recording cut off.
 */
export function printPythonValue(value: PythonValue, limit = Infinity): string {
  return new Printer(limit).value(value);
}

class Printer {
  private left: number;
  /** The containers around the place, outermost first. */
  private readonly around: PythonValue[] = [];

  constructor(limit: number) {
    this.left = limit;
  }

  value(value: PythonValue): string {
    switch (value.kind) {
      case "sequence":
      case "set":
      case "dict":
      case "object": {
        this.around.push(value);
        const text = this.container(value);
        this.around.pop();
        return text;
      }
      case "cycle":
        return this.counted(cycleMark(this.around.at(-value.up)));
      default:
        return this.counted(this.scalar(value));
    }
  }

  private counted(text: string): string {
    const kept = text.length > this.left ? `${text.slice(0, Math.max(1, this.left))}…` : text;
    this.left -= kept.length;
    return kept;
  }

  private scalar(
    value: Exclude<PythonValue, { kind: "sequence" | "set" | "dict" | "object" | "cycle" }>,
  ): string {
    switch (value.kind) {
      case "none":
        return "None";
      case "ellipsis":
        return "Ellipsis";
      case "bool":
        return value.value ? "True" : "False";
      case "int":
        return intText(value.value);
      case "float":
        return floatRepr(value.value);
      case "complex":
        return complexText(value.real, value.imaginary);
      case "str":
        return textRepr(value.text);
      case "bytes": {
        const text = `b${bytesRepr(value.bytes)}`;
        if (value.type === "bytes") return text;
        // Python escapes a single quote in a bytearray even between double ones.
        return `bytearray(${text.startsWith('b"') ? text.replaceAll("'", "\\'") : text})`;
      }
      case "opaque":
        return value.text;
      case "cut":
        return "…";
    }
  }

  private container(
    value: Extract<PythonValue, { kind: "sequence" | "set" | "dict" | "object" }>,
  ): string {
    this.left -= 2;
    switch (value.kind) {
      case "sequence": {
        const items = this.list(value.items, (item) => this.value(item));
        if (value.type === "list") return `[${items}]`;
        if (value.type === "tuple") return value.items.length === 1 ? `(${items},)` : `(${items})`;
        return `${value.type}([${items}])`;
      }
      case "set": {
        if (value.items.length === 0) return `${value.type}()`;
        const items = this.list(value.items, (item) => this.value(item));
        return value.type === "set" ? `{${items}}` : `${value.type}({${items}})`;
      }
      case "dict":
        return this.dict(value.type, value.entries);
      case "object":
        return this.object(value.type, value.attributes);
    }
  }

  private dict(type: string, entries: readonly (readonly [PythonValue, PythonValue])[]): string {
    const text = this.list(entries, ([key, part]) => `${this.value(key)}: ${this.value(part)}`);
    if (type === "dict") return `{${text}}`;
    // What makes missing values is no part of the value.
    if (type === "defaultdict") return `defaultdict(..., {${text}})`;
    // A proxy always stands around a dict.
    const empty = entries.length === 0 && type !== "mappingproxy";
    return empty ? `${type}()` : `${type}({${text}})`;
  }

  private object(type: string, attributes: readonly (readonly [string, PythonValue])[]): string {
    const [first, second] = attributes;
    if (first?.[0] === "(member)" && first[1].kind === "str") {
      const member = `${type}.${first[1].text}`;
      return second === undefined ? member : `<${member}: ${this.value(second[1])}>`;
    }
    const text = this.list(attributes, ([name, part], index) => {
      if (index === 0 && name === "args" && part.kind === "sequence" && part.items.length > 0) {
        return this.list(part.items, (item) => this.value(item));
      }
      return `${name}=${this.value(part)}`;
    });
    return `${type}(${text})`;
  }

  private list<Part>(parts: readonly Part[], print: (part: Part, index: number) => string): string {
    const texts: string[] = [];
    for (const [index, part] of parts.entries()) {
      if (this.left <= 0) {
        texts.push("…");
        break;
      }
      texts.push(print(part, index));
      this.left -= 2;
    }
    return texts.join(", ");
  }
}

/** What Python writes in a container in place of a container around it. */
export function cycleMark(around: PythonValue | undefined): string {
  if (around?.kind === "sequence") return around.type === "tuple" ? "(...)" : "[...]";
  return around?.kind === "dict" || around?.kind === "set" ? "{...}" : "...";
}

/** Above the digits that Python writes, the text is hexadecimal. */
function intText(value: bigint): string {
  if (value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER) return String(value);
  const hexadecimal = value.toString(16);
  // A hexadecimal digit is worth 1.2 decimal ones; writing far too many of those would take long.
  if (hexadecimal.length < mostDecimalDigits) {
    const text = String(value);
    if (text.length - (value < 0n ? 1 : 0) <= mostDecimalDigits) return text;
  }
  return value < 0n ? `-0x${hexadecimal.slice(1)}` : `0x${hexadecimal}`;
}

function complexText(real: number, imaginary: number): string {
  const size = `${complexPart(imaginary)}j`;
  if (Object.is(real, 0)) return size;
  return `(${complexPart(real)}${size.startsWith("-") ? "" : "+"}${size})`;
}

function complexPart(value: number): string {
  return floatRepr(value).replace(/\.0$/, "");
}

const ascii = /^[\0-\x7f]*$/;
const unprintable = /[\p{C}\p{Zl}\p{Zp}\p{Zs}]/u;

/** `repr(str)`: characters that cannot be printed, and lone surrogates, are written as escapes. */
function textRepr(text: string): string {
  if (ascii.test(text)) return asciiRepr(text);
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  let inside = "";
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 128) inside += character === quote ? `\\${quote}` : asciiInside(character);
    else inside += unprintable.test(character) ? escapeOf(code) : character;
  }
  return quote + inside + quote;
}

function asciiInside(character: string): string {
  return character === "'" || character === '"' ? character : asciiRepr(character).slice(1, -1);
}

function escapeOf(code: number): string {
  const digits = code.toString(16);
  if (code < 0x100) return `\\x${digits}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}
