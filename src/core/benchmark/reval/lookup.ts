import type { Cursor, HeapObject, Recording, Value } from "../../trace/index.ts";
import { valueOfName } from "../../trace/index.ts";
import { identityOf } from "../../value/identity.ts";
import type { PythonValue } from "../../value/pythonValue.ts";
import { valueOf } from "../../value/snapshot.ts";

/** A value as a state held it, or one that was made of such values. */
export type Found =
  | { readonly kind: "recorded"; readonly value: Value; readonly step: number }
  | { readonly kind: "made"; readonly value: PythonValue };

/** Whether REval leaves a local out of its snapshots: modules, functions, whatever gives item after item. */
function isLeftOut({ kind, type, attributes }: HeapObject): boolean {
  switch (kind) {
    case "module":
    case "function":
    case "iterator":
      return true;
    case "generator":
      return type.name === "generator";
    case "other":
      return otherLeftOut.test(type.name) || isCursor(type);
    case "instance":
      return (attributes.length === 0 && type.module === "_io") || isLibraryReader(type);
    default:
      return false;
  }
}

/** Types of Python's own that are functions, files or readers: the latter are iterators too. */
const otherLeftOut =
  /^(builtin_function_or_method|.*(IOWrapper|BytesIO|StringIO|FileIO)|Buffered\w+|reader|.*_?iterator)$/;

/** What a query of a database gives its rows by. */
function isCursor({ module, name }: HeapObject["type"]): boolean {
  return module === "sqlite3" && name === "Cursor";
}

/** Readers that the library wrote in Python. */
function isLibraryReader({ module, name, bases }: HeapObject["type"]): boolean {
  return (module === "csv" && name === "DictReader") || bases.includes("IOBase");
}

/** Looks things up in the states of one recording as Python would in copies of them. */
export class Lookup {
  private readonly recording: Recording;
  private readonly cursor: Cursor;

  constructor(recording: Recording, cursor: Cursor) {
    this.recording = recording;
    this.cursor = cursor;
  }

  /** A local of the frame of a step; null where it has none of that name, or REval leaves it out. */
  local(step: number, name: string): Value | null {
    const value = valueOfName(this.recording, step, this.recording.frameAt(step), name);
    if (value?.kind !== "object") return value;
    const object = this.objectAt(value.id, step);
    if (object === null) return value;
    return isLeftOut(object) || this.isOwnIterator(object, step) ? null : value;
  }

  /** Whether an instance of a class of the program is an iterator: its class wrote both methods of one. */
  private isOwnIterator(object: HeapObject, step: number): boolean {
    if (object.kind !== "instance") return false;
    return ["__iter__", "__next__"].every((method) =>
      [object.type.name, ...object.type.bases].some((name) => {
        const value = valueOfName(this.recording, step, 0, name);
        const found = value?.kind === "object" ? this.objectAt(value.id, step) : null;
        return found?.kind === "class" && attributeOf(found, method) !== null;
      }),
    );
  }

  /** `getattr`; null where there is no such attribute, or only running the program would tell. */
  attribute(found: Found, name: string): Found | null {
    if (found.kind !== "recorded" || found.value.kind !== "object") return null;
    const { step } = found;
    const object = this.objectAt(found.value.id, step);
    if (object === null) return null;
    const own = attributeOf(object, name);
    if (own !== null) return { kind: "recorded", value: own, step };
    const field = object.type.fields?.indexOf(name) ?? -1;
    const item = field < 0 ? null : object.item(field);
    if (item !== null) return { kind: "recorded", value: item, step };
    if (object.kind === "exception" && name === "args") {
      const items = object.items.map((one) => this.snapshot(one, step));
      return { kind: "made", value: { kind: "sequence", type: "tuple", items } };
    }
    const bases = object.kind === "class" ? [] : [object.type.name, ...object.type.bases];
    return this.ofClasses(bases, name, step);
  }

  /** `container[index]`; null where Python raises, or where only running the program would tell. */
  item(container: Found, index: PythonValue): Found | null {
    if (container.kind === "made") return itemOfMade(container.value, index);
    const { value, step } = container;
    if (value.kind === "plain") return itemOfMade(this.snapshot(value, step), index);
    const object = this.objectAt(value.id, step);
    if (object === null) return null;
    switch (object.kind) {
      case "list":
      case "tuple":
      case "deque":
      case "bytearray": {
        const place = placeOf(index, object.count);
        const item = place === null ? null : object.item(place);
        return item === null ? null : { kind: "recorded", value: item, step };
      }
      case "dict":
        return this.entry(object, index, step);
      case "instance": {
        const own = attributeOf(object, "(value)");
        return own === null ? null : this.item({ kind: "recorded", value: own, step }, index);
      }
      default:
        return null;
    }
  }

  /** A deep copy of what was found. */
  value(found: Found): PythonValue {
    return found.kind === "made" ? found.value : this.snapshot(found.value, found.step);
  }

  /** An object as it was at a step. */
  objectAt(id: number, step: number): HeapObject | null {
    if (this.cursor.step !== step) this.cursor.seek(step);
    return this.cursor.object(id);
  }

  private snapshot(value: Value, step: number): PythonValue {
    if (this.cursor.step !== step) this.cursor.seek(step);
    return valueOf(this.recording, this.cursor, value);
  }

  /** What a class of the module, or one of its bases, has under a name, unless it would have to be bound or run. */
  private ofClasses(names: readonly string[], name: string, step: number): Found | null {
    for (const className of names) {
      const value = valueOfName(this.recording, step, 0, className);
      if (value?.kind !== "object") continue;
      const found = this.objectAt(value.id, step);
      if (found?.kind !== "class") continue;
      const own = attributeOf(found, name);
      if (own === null) continue;
      const object = own.kind === "object" ? this.objectAt(own.id, step) : null;
      const bound = object?.kind === "function" || object?.kind === "other";
      return bound ? null : { kind: "recorded", value: own, step };
    }
    return null;
  }

  private entry(object: HeapObject, index: PythonValue, step: number): Found | null {
    const wanted = identityOf(index);
    if (wanted === null) return null;
    for (let place = 0; place < object.count; place++) {
      const entry = object.entry(place);
      if (entry === null) continue;
      const [key, value] = entry;
      if (this.identity(key, step) === wanted) return { kind: "recorded", value, step };
    }
    const missing = this.missing(object, step);
    return missing === null ? null : { kind: "made", value: missing };
  }

  private identity(key: Value, step: number): string | null {
    if (key.kind !== "plain" || key.type !== "int") return identityOf(this.snapshot(key, step));
    return identityOf({ kind: "int", value: BigInt(key.repr) });
  }

  /** What dicts that know what to do without a key give for it. */
  private missing(object: HeapObject, step: number): PythonValue | null {
    if (object.type.name === "Counter") return { kind: "int", value: 0n };
    const factory = attributeOf(object, "default_factory");
    const made = factory?.kind === "object" ? this.objectAt(factory.id, step) : null;
    const name = made?.kind === "class" ? attributeOf(made, "__name__") : null;
    return name?.kind === "plain" ? (empty[name.repr] ?? null) : null;
  }
}

const empty: Readonly<Record<string, PythonValue>> = {
  "'int'": { kind: "int", value: 0n },
  "'float'": { kind: "float", value: 0 },
  "'bool'": { kind: "bool", value: false },
  "'str'": { kind: "str", text: "" },
  "'list'": { kind: "sequence", type: "list", items: [] },
  "'tuple'": { kind: "sequence", type: "tuple", items: [] },
  "'set'": { kind: "set", type: "set", items: [] },
  "'dict'": { kind: "dict", type: "dict", entries: [] },
};

function attributeOf(object: HeapObject, name: string): Value | null {
  return object.attributes.find(([own]) => own === name)?.[1] ?? null;
}

function itemOfMade(value: PythonValue, index: PythonValue): Found | null {
  if (value.kind === "str") {
    const characters = Array.from(value.text);
    const text = characters[placeOf(index, characters.length) ?? -1];
    return text === undefined ? null : { kind: "made", value: { kind: "str", text } };
  }
  if (value.kind === "bytes") {
    const byte = value.bytes[placeOf(index, value.bytes.length) ?? -1];
    return byte === undefined
      ? null
      : { kind: "made", value: { kind: "int", value: BigInt(byte) } };
  }
  if (value.kind === "sequence") {
    const item = value.items[placeOf(index, value.items.length) ?? -1];
    return item === undefined ? null : { kind: "made", value: item };
  }
  if (value.kind === "dict") {
    const wanted = identityOf(index);
    const entry = value.entries.find(([key]) => wanted !== null && identityOf(key) === wanted);
    return entry === undefined ? null : { kind: "made", value: entry[1] };
  }
  return null;
}

/** A 0-based place for an index that may count from the end; null where it is none. */
function placeOf(index: PythonValue, count: number): number | null {
  if (index.kind !== "int" && index.kind !== "bool") return null;
  const place = Number(index.value);
  const from = place < 0 ? place + count : place;
  return from >= 0 && from < count ? from : null;
}
