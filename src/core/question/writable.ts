import type { Cursor, HeapObject, Value } from "../trace/index.ts";

/** How much a person is asked to write. */
const most = { parts: 16, depth: 3, text: 60, digits: 12, characters: 120 };

const plainTypes = new Set(["int", "float", "bool", "str", "NoneType", "bytes"]);

/** Whether a person can be asked to write a value as a literal: small, and nothing in it that has no literal. */
export function isWritable(cursor: Cursor, value: Value): boolean {
  return new Writing(cursor).fits(value, 0);
}

class Writing {
  private readonly cursor: Cursor;
  private parts = 0;
  private characters = 0;

  constructor(cursor: Cursor) {
    this.cursor = cursor;
  }

  fits(value: Value, depth: number): boolean {
    if (++this.parts > most.parts || depth > most.depth) return false;
    if (value.kind === "plain") {
      this.characters += value.repr.length;
      if (!plainTypes.has(value.type) || value.cutFrom !== undefined) return false;
      const limit = value.type === "int" || value.type === "float" ? most.digits : most.text;
      return value.repr.length <= limit && this.characters <= most.characters;
    }
    const object = this.cursor.object(value.id);
    return object !== null && object.size === object.count && this.objectFits(object, depth);
  }

  private objectFits(object: HeapObject, depth: number): boolean {
    const all = (values: readonly Value[]): boolean =>
      values.length <= most.parts && values.every((inner) => this.fits(inner, depth + 1));
    switch (object.kind) {
      case "list":
      case "tuple":
      case "set":
      case "frozenset":
      case "deque":
        return object.count <= most.parts && all(object.items);
      case "dict":
        return (
          object.count <= most.parts &&
          ["dict", "Counter", "defaultdict", "OrderedDict"].includes(object.type.name) &&
          all(object.entries.flat())
        );
      case "instance":
        return object.type.dataclass === true && all(object.attributes.map(([, value]) => value));
      default:
        return false;
    }
  }
}
