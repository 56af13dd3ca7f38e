import type { Cursor, HeapObject, PlainValue, Value } from "../../../core/trace/model.ts";
import { collapse } from "../value/collapse.ts";
import { columns, shorten } from "../value/columns.ts";
import { objectLabel } from "../value/label.ts";
import type { Figure, Line, Slot } from "./figure.ts";
import { placeOfItem, placeOfKey, placeOfName } from "./figure.ts";
import type { PictureOptions } from "./options.ts";
import { limitsWhenOpened } from "./options.ts";
import type { Recorded } from "./source.ts";

/** Most columns of a value, and of a label, that are drawn. */
const valueColumns = 22;
const labelColumns = 18;

/** Makes the slots of frames and figures at the cursor's step. */
export interface SlotMaker {
  readonly slot: (place: string, label: string, value: Value) => Slot;
  /** Items with their labels, and a gap for what is left out or was not recorded. */
  readonly items: (object: HeapObject, label: (index: number) => string) => readonly Line[];
  readonly entries: (object: HeapObject) => readonly Line[];
  readonly attributes: (object: HeapObject) => readonly Line[];
  /** The figure of a plain value that some slot made here refers to, null for any other key. */
  readonly plainFigure: (key: string) => Figure | null;
}

/** `changedIndex` gives the 0-based item or entry of an object that changed last, -1 for none. */
export function createSlotMaker(
  recorded: Recorded,
  cursor: Cursor,
  options: PictureOptions,
  changedIndex: (object: number) => number,
): SlotMaker {
  const plainFigures = new Map<string, Figure>();

  function isInside(object: HeapObject): boolean {
    if (!options.simpleInside) return false;
    if (object.kind === "class") return (options.opened.get(`o${object.id}`) ?? 0) === 0;
    if (object.kind === "function") return object.count === 0;
    return object.kind === "module" || object.kind === "enum-member" || object.kind === "other";
  }

  function target(value: Value): string | null {
    if (value.kind === "object") {
      const object = cursor.object(value.id);
      return object === null || isInside(object) ? null : `o${value.id}`;
    }
    if (options.simpleInside) return null;
    const key = `${value.type} ${value.repr}`;
    if (!plainFigures.has(key)) plainFigures.set(key, boxOf(key, value));
    return key;
  }

  function inline(value: Value): string {
    if (value.kind === "plain") return value.repr;
    const object = cursor.object(value.id);
    return object === null ? "…" : objectLabel(recorded.codes, object);
  }

  function opens(value: Value): string | null {
    if (value.kind === "plain") return null;
    return cursor.object(value.id)?.kind === "class" ? `o${value.id}` : null;
  }

  function slot(place: string, label: string, value: Value): Slot {
    const key = target(value);
    return {
      kind: "slot",
      place,
      label: shorten(label, labelColumns),
      labelTarget: null,
      value,
      text: key === null ? shorten(inline(value), valueColumns) : "",
      target: key,
      opens: key === null ? opens(value) : null,
    };
  }

  /** A short tuple of plain values reads better as a key than as an object of its own. */
  function keyText(key: Value): string | null {
    if (key.kind === "plain") return key.repr;
    const object = cursor.object(key.id);
    if (object?.kind !== "tuple" || object.count > 4 || !options.simpleInside) return null;
    if (object.items.some((item) => item.kind === "object")) return null;
    const text = `(${object.items.map(inline).join(", ")}${object.count === 1 ? "," : ""})`;
    return columns(text) <= labelColumns ? text : null;
  }

  function entrySlot(key: Value, value: Value): Slot {
    const text = keyText(key);
    const labelTarget = text === null ? target(key) : null;
    const label = labelTarget === null ? (text ?? inline(key)) : "";
    return { ...slot(placeOfKey(key), label, value), labelTarget };
  }

  function lines(object: HeapObject, length: number, at: (index: number) => Slot | null): Line[] {
    const limits = limitsWhenOpened(options.opened.get(`o${object.id}`) ?? 0);
    const index = changedIndex(object.id);
    const drawn: Line[] = [];
    for (const part of collapse(length, index < 0 ? [] : [index], limits)) {
      for (let i = part.from; part.kind === "items" && i < part.to; i++) {
        const line = at(i);
        if (line !== null) drawn.push(line);
      }
      if (part.kind === "gap") drawn.push(gap(part.from, part.to));
    }
    return drawn;
  }

  const items = (object: HeapObject, label: (index: number) => string): Line[] => [
    ...lines(object, object.count, (index) => {
      const value = object.item(index);
      return value === null ? null : slot(placeOfItem(index), label(index), value);
    }),
    ...unrecorded(object),
  ];

  const attributes = (object: HeapObject): Line[] =>
    lines(object, object.attributes.length, (index) => {
      const attribute = object.attributes[index];
      return attribute === undefined
        ? null
        : slot(placeOfName(attribute[0]), attribute[0], attribute[1]);
    });

  const entries = (object: HeapObject): Line[] => [
    ...lines(object, object.count, (index) => {
      const entry = object.entry(index);
      return entry === null ? null : entrySlot(entry[0], entry[1]);
    }),
    ...unrecorded(object),
  ];

  return { slot, items, entries, attributes, plainFigure: (key) => plainFigures.get(key) ?? null };
}

/** Items beyond those that were recorded. */
function unrecorded(object: HeapObject): Line[] {
  return object.size > object.count ? [gap(object.count, object.size)] : [];
}

function gap(from: number, to: number): Line {
  return { kind: "gap", place: `gap ${from}`, from, to };
}

/** A slot whose text was made up for the picture. */
export function made(place: string, label: string, text: string): Slot {
  const none = { labelTarget: null, value: null, target: null, opens: null };
  return { kind: "slot", place, label, text, ...none };
}

function boxOf(key: string, value: PlainValue): Figure {
  const cell = { ...made("value", "", shorten(value.repr, valueColumns)), value };
  return {
    key,
    object: null,
    kind: "plain",
    title: value.type,
    note: "",
    ordered: false,
    cells: [cell],
    rows: [],
    foldable: false,
  };
}
