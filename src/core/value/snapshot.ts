import { assertNever } from "../trace/assertNever.ts";
import {
  type Cursor,
  type HeapObject,
  printObject,
  type Recording,
  type Value,
} from "../trace/index.ts";
import { parseLiteral } from "./literal.ts";
import type { PythonValue } from "./pythonValue.ts";

/** How many objects may stand inside each other, how many parts and how many characters a snapshot may have; the rest is `cut`. */
const deepest = 150;
const mostParts = 200_000;
const mostCharacters = 4_000_000;

/** What stands for all that is missing at the end of a container. */
const more: PythonValue = { kind: "cut", type: "" };

/** Dict types that are told apart; others are shown as plain dicts. */
const dictTypes = new Set(["dict", "Counter", "OrderedDict", "defaultdict", "mappingproxy"]);

/** A deep copy of a value as it was where the cursor stands; what is too deep or too large is `cut`. */
export function valueOf(recording: Recording, cursor: Cursor, value: Value): PythonValue {
  return new Snapshot(recording, cursor).value(value);
}

class Snapshot {
  private readonly recording: Recording;
  private readonly cursor: Cursor;
  private readonly texts = new Map<string, PythonValue>();
  /** The objects around the place, outermost first. */
  private readonly around: number[] = [];
  private parts = mostParts;
  private characters = mostCharacters;

  constructor(recording: Recording, cursor: Cursor) {
    this.recording = recording;
    this.cursor = cursor;
  }

  value(value: Value): PythonValue {
    this.parts -= 1;
    if (value.kind === "plain") {
      this.characters -= value.repr.length;
      if (value.cutFrom !== undefined || this.parts < 0 || this.characters < 0) {
        return { kind: "cut", type: value.type };
      }
      return this.plain(value.type, value.repr);
    }
    const at = this.around.lastIndexOf(value.id);
    if (at >= 0) return { kind: "cycle", up: this.around.length - at };
    const object = this.cursor.object(value.id);
    if (object === null) return more;
    if (this.parts < 0 || this.around.length >= deepest) {
      return { kind: "cut", type: object.type.name };
    }
    this.around.push(value.id);
    const found = this.object(object);
    this.around.pop();
    return found;
  }

  /** A plain value is read from its own text. */
  private plain(type: string, repr: string): PythonValue {
    if (type === "int" && repr.length < 16) return { kind: "int", value: BigInt(repr) };
    const known = this.texts.get(repr);
    if (known !== undefined) return known;
    const read = parseLiteral(repr);
    const value: PythonValue =
      read.kind === "read" ? read.value : { kind: "opaque", type, text: repr };
    this.texts.set(repr, value);
    return value;
  }

  private object(object: HeapObject): PythonValue {
    const { name, fields } = object.type;
    switch (object.kind) {
      case "list":
      case "deque":
        return { kind: "sequence", type: object.kind, items: this.items(object) };
      case "tuple":
        if (fields !== undefined) return this.namedTuple(object, fields);
        return { kind: "sequence", type: "tuple", items: this.items(object) };
      case "set":
      case "frozenset":
        return { kind: "set", type: name, items: this.items(object) };
      case "bytearray":
        return this.bytearray(object);
      case "dict":
        return this.dict(object);
      case "instance": {
        // What counts and prints as a plain value is one.
        const own = object.attributes.find(([attribute]) => attribute === "(value)");
        if (own !== undefined) return this.value(own[1]);
        return { kind: "object", type: name, attributes: this.attributes(object) };
      }
      case "exception":
        return this.exception(object);
      case "enum-member":
        return this.enumMember(object);
      case "class":
      case "function":
      case "method":
      case "module":
      case "iterator":
      case "generator":
      case "cell":
      case "other": {
        const text = printObject(this.recording, this.cursor, object, { depth: 3, width: 200 });
        return { kind: "opaque", type: name, text };
      }
      default:
        return assertNever(object.kind);
    }
  }

  private items(object: HeapObject): readonly PythonValue[] {
    const items: PythonValue[] = [];
    for (let index = 0; index < object.count && this.parts > 0; index++) {
      const item = object.item(index);
      items.push(item === null ? more : this.value(item));
    }
    if (items.length < object.size) items.push(more);
    return items;
  }

  private namedTuple(object: HeapObject, fields: readonly string[]): PythonValue {
    const attributes = this.items(object).map(
      (item, index) => [fields[index] ?? `(${index})`, item] as const,
    );
    return { kind: "object", type: object.type.name, attributes };
  }

  private bytearray(object: HeapObject): PythonValue {
    if (object.count < object.size || object.count > this.parts) {
      return { kind: "cut", type: "bytearray" };
    }
    this.parts -= object.count;
    const bytes = object.items.map((item) => (item.kind === "plain" ? Number(item.repr) & 255 : 0));
    return { kind: "bytes", type: "bytearray", bytes };
  }

  private dict(object: HeapObject): PythonValue {
    const entries: (readonly [PythonValue, PythonValue])[] = [];
    for (let index = 0; index < object.count && this.parts > 0; index++) {
      const entry = object.entry(index);
      if (entry !== null) entries.push([this.value(entry[0]), this.value(entry[1])]);
    }
    const { name } = object.type;
    const type = dictTypes.has(name) ? name : "dict";
    const whole = entries.length === object.size;
    return {
      kind: "dict",
      type,
      entries: whole ? inOrderOfRepr(type, entries) : [...entries, [more, more]],
    };
  }

  private attributes(object: HeapObject): readonly (readonly [string, PythonValue])[] {
    const found: (readonly [string, PythonValue])[] = [];
    for (const [name, value] of object.attributes) {
      if (this.parts <= 0) break;
      found.push([name, this.value(value)]);
    }
    return found;
  }

  /** `args` where there are any, and its own attributes; what caused it is no part of it. */
  private exception(object: HeapObject): PythonValue {
    const items = this.items(object);
    const args: readonly (readonly [string, PythonValue])[] =
      items.length === 0 ? [] : [["args", { kind: "sequence", type: "tuple", items }]];
    const own = this.attributes(object).filter(([name]) => !name.startsWith("__"));
    return { kind: "object", type: object.type.name, attributes: [...args, ...own] };
  }

  private enumMember(object: HeapObject): PythonValue {
    const all = new Map(object.attributes);
    const [name, value] = [all.get("name"), all.get("value")];
    const attributes: (readonly [string, PythonValue])[] = [];
    if (name !== undefined) attributes.push(["(member)", this.value(name)]);
    if (value !== undefined) attributes.push(["value", this.value(value)]);
    return { kind: "object", type: object.type.name, attributes };
  }
}

/** A Counter is written with its largest counts first. */
function inOrderOfRepr(
  type: string,
  entries: readonly (readonly [PythonValue, PythonValue])[],
): readonly (readonly [PythonValue, PythonValue])[] {
  if (type !== "Counter" || entries.some(([, value]) => countOf(value) === null)) return entries;
  return entries.toSorted(([, one], [, other]) => {
    const [left, right] = [countOf(one) ?? 0n, countOf(other) ?? 0n];
    return left === right ? 0 : left > right ? -1 : 1;
  });
}

function countOf(value: PythonValue): bigint | null {
  return value.kind === "int" ? value.value : null;
}
