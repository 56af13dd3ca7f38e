import type { Code, Cursor, HeapObject, Value } from "../../../core/trace/model.ts";
import { collapse } from "./collapse.ts";
import { columns, shorten } from "./columns.ts";
import { objectLabel } from "./label.ts";
import type { ValueLook } from "./look.ts";
import { valueLook } from "./look.ts";

/** A piece of a value on one line. */
export interface Piece {
  /** Where it begins in the line, in 0-based characters. */
  readonly at: number;
  readonly text: string;
  readonly look: ValueLook | "mark" | "gap" | "size";
}

/** How much of a value goes on a line. */
export interface InlineLimits {
  /** Columns that the whole may take, about. */
  readonly budget: number;
  /** 0-based items or entries of the outermost container that changed: they are always among those shown. */
  readonly changed?: readonly number[];
}

/** Containers inside each other beyond this many are shown by their size alone. */
const deepest = 3;

/**
 * A value on one line, as Python writes it. Long containers show head, tail and what changed, and end with
 * their true length; long texts give way in the middle; what is inside itself shows as `[…]`.
 */
export function inlineValue(
  codes: readonly Code[],
  cursor: Cursor,
  value: Value,
  limits: InlineLimits,
): readonly Piece[] {
  const writer = new Writer(codes, cursor, limits);
  writer.value(value);
  return writer.pieces;
}

/** The pieces of a value as one text. */
export function inlineText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join("");
}

class Writer {
  readonly pieces: Piece[] = [];
  private readonly codes: readonly Code[];
  private readonly cursor: Cursor;
  private readonly limits: InlineLimits;
  private readonly inside: number[] = [];
  private left: number;
  private end = 0;

  constructor(codes: readonly Code[], cursor: Cursor, limits: InlineLimits) {
    this.codes = codes;
    this.cursor = cursor;
    this.limits = limits;
    this.left = limits.budget;
  }

  value(value: Value): void {
    if (value.kind === "plain") {
      const room = Math.max(12, Math.min(this.left, this.limits.budget));
      this.put(shorten(value.repr, room), valueLook(value.type));
      if (value.cutFrom !== undefined) this.size(value.cutFrom, "character");
      return;
    }
    const object = this.cursor.object(value.id);
    if (object === null) this.put("…", "gap");
    else this.object(object);
  }

  private object(object: HeapObject): void {
    const [open, close] = brackets(object);
    if (open === "") {
      this.put(objectLabel(this.codes, object), "other");
      return;
    }
    this.put(open, "mark");
    const cut = this.inside.includes(object.id) || this.inside.length >= deepest || this.left <= 0;
    const length = object.kind === "instance" ? object.attributes.length : object.count;
    if (cut && length > 0) this.put("…", "gap");
    else {
      this.inside.push(object.id);
      this.items(object, length);
      this.inside.pop();
    }
    this.put(object.kind === "tuple" && length === 1 && !cut ? `,${close}` : close, "mark");
    const hidden = cut || object.size > object.count || length > this.wholeLength();
    if (hidden && object.size > 0) this.size(object.size, isDict(object) ? "entry" : "item");
  }

  private items(object: HeapObject, length: number): void {
    const whole = this.wholeLength();
    const head = Math.max(1, Math.floor(whole / 2));
    const tail = Math.max(1, Math.floor(whole / 5));
    const changed = this.inside.length === 1 ? (this.limits.changed ?? []) : [];
    const parts = collapse(length, changed, { whole, head, tail, around: 1 });
    for (const [number, part] of parts.entries()) {
      if (number > 0) this.put(", ", "mark");
      if (part.kind === "gap") this.put("…", "gap");
      for (let index = part.from; part.kind === "items" && index < part.to; index++) {
        if (index > part.from) this.put(", ", "mark");
        this.item(object, index);
      }
    }
  }

  private item(object: HeapObject, index: number): void {
    if (object.kind === "instance") {
      const [name, value] = object.attributes[index] ?? ["", null];
      this.put(`${name}=`, "mark");
      if (value !== null) this.value(value);
      return;
    }
    if (isDict(object)) {
      const entry = object.entry(index);
      if (entry === null) return;
      this.value(entry[0]);
      this.put(": ", "mark");
      this.value(entry[1]);
      return;
    }
    const field = object.type.fields?.[index];
    if (field !== undefined) this.put(`${field}=`, "mark");
    const item = object.item(index);
    if (item !== null) this.value(item);
  }

  /** How many items fit, when each takes about six columns. */
  private wholeLength(): number {
    return Math.max(3, Math.floor(this.limits.budget / 6));
  }

  private size(size: number, noun: "item" | "entry" | "character"): void {
    const plural = noun === "entry" ? "entries" : `${noun}s`;
    this.put(` ${size.toLocaleString("en")} ${size === 1 ? noun : plural}`, "size");
  }

  private put(text: string, look: Piece["look"]): void {
    this.pieces.push({ at: this.end, text, look });
    this.end += text.length;
    this.left -= columns(text);
  }
}

function isDict(object: HeapObject): boolean {
  return object.kind === "dict";
}

/** What stands round the items of an object on a line; empty when it is shown by its label alone. */
function brackets(object: HeapObject): readonly [string, string] {
  const { name, fields } = object.type;
  switch (object.kind) {
    case "list":
      return name === "list" ? ["[", "]"] : [`${name}([`, "])"];
    case "tuple":
      return fields === undefined ? ["(", ")"] : [`${name}(`, ")"];
    case "set":
      if (object.size === 0) return ["set(", ")"];
      return name === "set" ? ["{", "}"] : [`${name}({`, "})"];
    case "frozenset":
      return ["frozenset({", "})"];
    case "deque":
      return ["deque([", "])"];
    case "dict":
      return name === "dict" ? ["{", "}"] : [`${name}({`, "})"];
    case "bytearray":
      return ["bytearray([", "])"];
    case "exception":
    case "instance":
      return [`${name}(`, ")"];
    case "class":
    case "function":
    case "method":
    case "module":
    case "iterator":
    case "generator":
    case "cell":
    case "other":
    case "enum-member":
      return ["", ""];
  }
}
