import { assertNever } from "./assertNever.ts";
import type { Cursor, HeapObject, Value } from "./model.ts";
import { bytesRepr } from "./pythonText.ts";
import type { Recording } from "./recording.ts";
import { inSetOrder } from "./setOrder.ts";

/** How much of a value is printed. */
export interface PrintLimits {
  /** How many objects may stand inside each other before `…` stands for the inner ones. */
  readonly depth?: number;
  /** How many characters may be printed, about; then `…` ends each container. */
  readonly width?: number;
  /** Whether sets are written in the order in which CPython walks over a copy of them, where that is known; else as they were filled. */
  readonly setOrder?: boolean;
}

/** The text of a value as Python's `repr` would write it, cycles as `[...]` and `{...}`; `…` stands for what was cut. */
export function printValue(
  recording: Recording,
  cursor: Cursor,
  value: Value,
  limits: PrintLimits = {},
): string {
  return new Printer(recording, cursor, limits).value(value);
}

/** The text of an object, as `printValue`. */
export function printObject(
  recording: Recording,
  cursor: Cursor,
  object: HeapObject,
  limits: PrintLimits = {},
): string {
  return new Printer(recording, cursor, limits).value({ kind: "object", id: object.id });
}

class Printer {
  private readonly recording: Recording;
  private readonly cursor: Cursor;
  private readonly depth: number;
  private readonly setOrder: boolean;
  private left: number;
  /** The objects being printed, outermost first. */
  private readonly inside: number[] = [];

  constructor(recording: Recording, cursor: Cursor, limits: PrintLimits) {
    this.recording = recording;
    this.cursor = cursor;
    this.depth = limits.depth ?? 20;
    this.left = limits.width ?? 10_000;
    this.setOrder = limits.setOrder ?? false;
  }

  value(value: Value): string {
    if (value.kind === "plain") return this.plain(value.repr, value.cutFrom);
    const object = this.cursor.object(value.id);
    if (object === null) return "…";
    if (this.inside.includes(value.id)) return cycleText(object);
    if (this.inside.length >= this.depth || this.left <= 0) return "…";
    this.inside.push(value.id);
    const text = this.object(object);
    this.inside.pop();
    return text;
  }

  private plain(repr: string, cutFrom: number | undefined): string {
    const whole = cutFrom === undefined ? repr : `${repr.slice(0, -1)}…${repr.slice(-1)}`;
    if (whole.length <= this.left || whole.length <= 40) {
      this.left -= whole.length;
      return whole;
    }
    const kept = Math.max(20, this.left);
    this.left = 0;
    return `${whole.slice(0, kept)}…${whole.slice(-1)}`;
  }

  private object(object: HeapObject): string {
    const { name, builtin, fields } = object.type;
    switch (object.kind) {
      case "list":
        return `[${this.items(object)}]`;
      case "tuple":
        if (fields !== undefined) return `${name}(${this.fields(object, fields)})`;
        return object.size === 1 ? `(${this.items(object)},)` : `(${this.items(object)})`;
      case "set": {
        const text = object.size === 0 ? "" : `{${this.items(object)}}`;
        return name === "set" && object.size > 0 ? text : `${name}(${text})`;
      }
      case "frozenset":
        return `${name}(${object.size === 0 ? "" : `{${this.items(object)}}`})`;
      case "deque": {
        const bound = object.datum < 0 ? "" : `, maxlen=${object.datum}`;
        return `${name}([${this.items(object)}]${bound})`;
      }
      case "bytearray":
        return this.bytearray(object);
      case "dict":
        return this.dict(object);
      case "instance":
        return this.instance(object);
      case "class":
        return `<class '${this.ownName(object) ?? name}'>`;
      case "function":
        return `<function ${this.ownName(object) ?? name}>`;
      case "method":
        return this.method(object);
      case "module":
        return `<module '${object.label ?? name}'>`;
      case "iterator":
        return this.iterator(object);
      case "generator":
        return this.generator(object);
      case "exception":
        return `${name}(${this.items(object)})`;
      case "cell": {
        const content = object.item(0);
        return content === null ? "<cell: empty>" : `<cell: ${this.value(content)}>`;
      }
      case "enum-member":
        return this.enumMember(object);
      case "other": {
        const text = object.label ?? `${builtin ? name : `${object.type.module}.${name}`} object`;
        return object.label === null || name === "builtin_function_or_method" ? `<${text}>` : text;
      }
      default:
        return assertNever(object.kind);
    }
  }

  /** Items with commas between them, as many as there is room for. */
  private items(object: HeapObject): string {
    const unordered = object.kind === "set" || object.kind === "frozenset";
    const order = this.setOrder && unordered ? inSetOrder(this.cursor, object.items) : null;
    return this.list(object.count, object.size, (index) => {
      const item = order?.[index] ?? object.item(index);
      return item === null ? "…" : this.value(item);
    });
  }

  private list(count: number, size: number, print: (index: number) => string): string {
    const parts: string[] = [];
    for (let index = 0; index < count; index++) {
      if (this.left <= 0) break;
      parts.push(print(index));
      this.left -= 2;
    }
    if (parts.length < size) parts.push("…");
    return parts.join(", ");
  }

  private fields(object: HeapObject, names: readonly string[]): string {
    return this.list(object.count, object.size, (index) => {
      const item = object.item(index);
      return `${names[index] ?? "?"}=${item === null ? "…" : this.value(item)}`;
    });
  }

  private dict(object: HeapObject): string {
    const order = object.type.name === "Counter" ? byCount(object) : null;
    const entries = this.list(object.count, object.size, (index) => {
      const entry = object.entry(order?.[index] ?? index);
      return entry === null ? "…" : `${this.value(entry[0])}: ${this.value(entry[1])}`;
    });
    const { name } = object.type;
    switch (name) {
      case "OrderedDict":
      case "Counter":
        return object.size === 0 ? `${name}()` : `${name}({${entries}})`;
      case "defaultdict": {
        const factory = object.attributes.find(([attribute]) => attribute === "default_factory");
        return `${name}(${factory === undefined ? "…" : this.value(factory[1])}, {${entries}})`;
      }
      case "mappingproxy":
        return `${name}({${entries}})`;
      default:
        return `{${entries}}`;
    }
  }

  private instance(object: HeapObject): string {
    const { name, dataclass } = object.type;
    const own = object.attributes.find(([attribute]) => attribute === "(value)");
    if (own !== undefined) return this.value(own[1]);
    const attributes = this.list(object.attributes.length, object.attributes.length, (index) => {
      const [attribute, value] = object.attributes[index] ?? ["?", null];
      return `${attribute}=${value === null ? "…" : this.value(value)}`;
    });
    if (dataclass === true) return `${name}(${attributes})`;
    return attributes === "" ? `<${name} object>` : `<${name} object ${attributes}>`;
  }

  private bytearray(object: HeapObject): string {
    const bytes: number[] = [];
    const shown = Math.min(object.count, Math.max(20, this.left));
    for (let index = 0; index < shown; index++) {
      const item = object.item(index);
      bytes.push(item?.kind === "plain" ? Number(item.repr) & 255 : 0);
    }
    this.left -= shown;
    return `bytearray(b${bytesRepr(bytes)}${shown < object.size ? "…" : ""})`;
  }

  private method(object: HeapObject): string {
    const [self, called] = [object.item(0), object.item(1)];
    const callee = called?.kind === "object" ? this.cursor.object(called.id) : null;
    const name = callee === null ? "?" : (this.ownName(callee) ?? "?");
    return `<bound method ${name} of ${self === null ? "…" : this.value(self)}>`;
  }

  private iterator(object: HeapObject): string {
    const over = object.item(0);
    const walked = over === null ? "" : ` over ${this.value(over)}`;
    return `<${object.type.name}${object.datum < 0 ? "" : ` at ${object.datum}`}${walked}>`;
  }

  private generator(object: HeapObject): string {
    const { name } = object.type;
    if (object.datum < 0) return `<${name} not started>`;
    const code = this.recording.codes[this.recording.codeOfFrame(object.datum)];
    const frame = this.cursor.frame(object.datum);
    if (frame === null) return `<${name} ${code?.qualname ?? "?"} ended>`;
    const state = frame.suspended ? `paused at line ${frame.line}` : "running";
    return `<${name} ${code?.qualname ?? "?"} ${state}>`;
  }

  private enumMember(object: HeapObject): string {
    const [member, value] = ["name", "value"].map(
      (wanted) => object.attributes.find(([attribute]) => attribute === wanted)?.[1],
    );
    const text = member === undefined ? "?" : this.value(member).replace(/^'|'$/g, "");
    return `<${object.type.name}.${text}: ${value === undefined ? "…" : this.value(value)}>`;
  }

  /** The name of a class or function: of its code, or of its own where its code is a library's. */
  private ownName(object: HeapObject): string | null {
    const code = this.recording.codes[object.datum]?.qualname;
    if (code !== undefined) return code;
    const own = object.attributes.find(([attribute]) => attribute === "__name__")?.[1];
    return own?.kind === "plain" ? own.repr.slice(1, -1) : null;
  }
}
/** The places of a Counter's entries in the order of its `repr`: the largest count first. Null where a count is no int. */
function byCount(object: HeapObject): readonly number[] | null {
  const counts: number[] = [];
  for (const [, value] of object.entries) {
    if (value.kind !== "plain" || value.type !== "int") return null;
    counts.push(Number(value.repr));
  }
  return [...counts.keys()].toSorted(
    (left, right) => (counts[right] ?? 0) - (counts[left] ?? 0) || left - right,
  );
}

function cycleText(object: HeapObject): string {
  if (object.kind === "list" || object.kind === "deque") return "[...]";
  if (object.kind === "dict") return "{...}";
  return object.kind === "tuple" ? "(...)" : "...";
}
