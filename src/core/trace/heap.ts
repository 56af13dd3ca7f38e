import type { Content, Contents } from "./contents.ts";
import type { HeapObject, ObjectKind, TypeInfo, Value } from "./model.ts";
import { holdsItems, holdsPairs, objectKindName } from "./operations.ts";
import type { StateLog } from "./state.ts";
import type { Tables } from "./tables.ts";
import type { ValueTable } from "./values.ts";

const unknownType: TypeInfo = { name: "object", module: "builtins", builtin: true, bases: [] };

/** What all objects of one stretch of state are read from. */
export interface HeapSource {
  readonly state: StateLog;
  readonly values: ValueTable;
  readonly contents: Contents;
  readonly tables: Tables;
}

/** One object at one moment. What is in it is read when it is asked for, and then kept. */
export class RecordedObject implements HeapObject {
  readonly id: number;
  readonly kind: ObjectKind;
  readonly type: TypeInfo;
  private readonly source: HeapSource;
  private readonly bound: number;
  private readonly kindCode: number;
  private readonly read: (references: number) => void;
  private known: Content | undefined;
  private decodedItems: readonly Value[] | undefined;
  private decodedEntries: readonly (readonly [Value, Value])[] | undefined;
  private decodedAttributes: readonly (readonly [string, Value])[] | undefined;

  /**
   * `at` is where the operation that made the object begins, `bound` the number of entries that make the moment.
   * `read` is told how many references the object holds once they are read.
   */
  constructor(
    source: HeapSource,
    id: number,
    at: number,
    bound: number,
    read: (references: number) => void,
  ) {
    this.source = source;
    this.read = read;
    this.id = id;
    this.bound = bound;
    this.kindCode = source.state.ops.at(at) >> 4;
    this.kind = objectKindName(this.kindCode);
    this.type = source.tables.types[source.state.ops.at(at + 2)] ?? unknownType;
  }

  get size(): number {
    return this.content.size;
  }

  get datum(): number {
    return this.content.datum;
  }

  get label(): string | null {
    if (this.kind !== "module" && this.kind !== "other") return null;
    return this.datum < 0 ? null : this.source.values.string(this.datum);
  }

  get items(): readonly Value[] {
    this.decodedItems ??= holdsItems(this.kindCode)
      ? this.references.map((reference) => this.source.values.value(reference))
      : [];
    return this.decodedItems;
  }

  get entries(): readonly (readonly [Value, Value])[] {
    this.decodedEntries ??= this.readEntries();
    return this.decodedEntries;
  }

  get attributes(): readonly (readonly [string, Value])[] {
    this.decodedAttributes ??= [...this.source.contents.attributes.at(this.id, this.bound)].map(
      ([name, reference]) => [name, this.source.values.value(reference)] as const,
    );
    return this.decodedAttributes;
  }

  get count(): number {
    return holdsPairs(this.kindCode) ? this.references.length / 2 : this.references.length;
  }

  item(index: number): Value | null {
    const reference = this.references[index];
    return reference === undefined ? null : this.source.values.value(reference);
  }

  entry(index: number): readonly [Value, Value] | null {
    const key = this.references[index * 2];
    const value = this.references[index * 2 + 1];
    if (key === undefined || value === undefined) return null;
    return [this.source.values.value(key), this.source.values.value(value)];
  }

  /** Items, or keys and values in turn, as the recording names them. */
  get references(): readonly number[] {
    return this.content.references;
  }

  private readEntries(): readonly (readonly [Value, Value])[] {
    if (!holdsPairs(this.kindCode)) return [];
    const found: (readonly [Value, Value])[] = [];
    for (let index = 0; index < this.count; index++) {
      const entry = this.entry(index);
      if (entry !== null) found.push(entry);
    }
    return found;
  }

  private get content(): Content {
    if (this.known === undefined) {
      this.known = this.source.contents.at(this.id, this.bound);
      this.read(this.known.references.length);
    }
    return this.known;
  }
}
