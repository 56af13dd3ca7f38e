import type { Code, Cursor, HeapObject, PlainValue, Value } from "../../../core/trace/model.ts";
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

/** Draws single objects of the cursor's step as figures; keeps what did not change since it was last asked. */
export interface Sketcher {
  slot(place: string, label: string, value: Value): Slot;
  /** The figure of a key that a slot names as its target, null when the object is not there at this step. */
  figure(key: string): Figure | null;
}

/**
 * A sketcher for the cursor's step at each call. `changedIndex` gives the 0-based item or entry of an
 * object that changed last, -1 for none: long containers show a window round it.
 */
export function createSketcher(
  recorded: Recorded,
  cursor: Cursor,
  options: PictureOptions,
  changedIndex: (object: number) => number,
): Sketcher {
  const kept = new Map<number, { object: HeapObject; index: number; figure: Figure }>();
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
    if (!plainFigures.has(key)) plainFigures.set(key, plainFigure(key, value));
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

  const items = (object: HeapObject, label: (index: number) => string): Line[] =>
    lines(object, object.count, (index) => {
      const value = object.item(index);
      return value === null ? null : slot(placeOfItem(index), label(index), value);
    });

  const numbered = (object: HeapObject, label: (index: number) => string): Line[] => [
    ...items(object, label),
    ...unrecorded(object),
  ];

  const attributes = (object: HeapObject): Line[] =>
    lines(object, object.attributes.length, (index) => {
      const attribute = object.attributes[index];
      return attribute === undefined
        ? null
        : slot(placeOfName(attribute[0]), attribute[0], attribute[1]);
    });

  const entries = (object: HeapObject): Line[] =>
    lines(object, object.count, (index) => {
      const entry = object.entry(index);
      return entry === null ? null : entrySlot(entry[0], entry[1]);
    });

  function sketch(object: HeapObject): Figure {
    const base = {
      key: `o${object.id}`,
      object: object.id,
      kind: object.kind,
      title: shorten(objectLabel(recorded.codes, object), 30),
      note: "",
      ordered: true,
      cells: [],
      rows: [],
      foldable: false,
    } satisfies Figure;
    switch (object.kind) {
      case "list":
      case "tuple":
      case "bytearray": {
        const fields = object.type.fields;
        const cells = numbered(object, (index) => fields?.[index] ?? String(index));
        return { ...base, note: count(object.size, "item"), cells, rows: attributes(object) };
      }
      case "deque": {
        const most = object.datum < 0 ? "" : `, at most ${object.datum}`;
        const note = count(object.size, "item") + most;
        return { ...base, note, cells: numbered(object, String), rows: attributes(object) };
      }
      case "set":
      case "frozenset": {
        const cells = numbered(object, () => "");
        const note = count(object.size, "item");
        return { ...base, note, ordered: false, cells, rows: attributes(object) };
      }
      case "dict": {
        const rows = [...entries(object), ...unrecorded(object), ...attributes(object)];
        const note = count(object.size, object.size === 1 ? "entry" : "entries", "");
        return { ...base, note, rows };
      }
      case "instance": {
        const rows = attributes(object);
        return { ...base, note: object.attributes.length === 0 ? "empty" : "", rows };
      }
      case "exception":
        return {
          ...base,
          rows: [...items(object, (index) => `args[${index}]`), ...attributes(object)],
        };
      case "enum-member":
        return { ...base, rows: attributes(object) };
      case "class": {
        const open = (options.opened.get(base.key) ?? 0) > 0;
        const note = open ? "" : count(object.attributes.length, "name");
        return { ...base, note, foldable: true, rows: open ? attributes(object) : [] };
      }
      case "function": {
        const code = recorded.codes[object.datum];
        const cells = entries(object).map((line) =>
          line.kind === "slot" ? { ...line, label: unquoted(line.label) } : line,
        );
        return {
          ...base,
          note: code === undefined ? "" : `function, ${definedAt(recorded, code)}`,
          rows: cells,
        };
      }
      case "method":
        return { ...base, rows: items(object, (index) => (index === 0 ? "self" : "function")) };
      case "iterator": {
        const over = items(object, () => "over");
        const next = object.datum < 0 ? [] : [made("next", "next", `index ${object.datum}`)];
        return { ...base, rows: [...over, ...next] };
      }
      case "generator": {
        const frame = cursor.frame(object.datum);
        const code = frame === null ? undefined : recorded.codes[frame.code];
        const running = frame !== null && !frame.suspended;
        const live =
          frame === null ? "finished" : running ? "running" : `paused at line ${frame.line}`;
        const note = object.datum < 0 ? "not started" : live;
        const title = code === undefined ? base.title : `${base.title} ${code.name}`;
        return { ...base, title: shorten(title, 30), note };
      }
      case "cell":
        return { ...base, note: object.count === 0 ? "empty" : "", cells: items(object, () => "") };
      case "module":
      case "other":
        return base;
    }
  }

  function figure(key: string): Figure | null {
    const plain = plainFigures.get(key);
    if (plain !== undefined) return plain;
    const id = Number(key.slice(1));
    const object = cursor.object(id);
    if (object === null) return null;
    const index = changedIndex(id);
    const known = kept.get(id);
    // A generator's figure speaks of its frame, which moves while the object stays the same.
    if (known?.object === object && known.index === index && object.kind !== "generator") {
      return known.figure;
    }
    const drawn = sketch(object);
    kept.set(id, { object, index, figure: drawn });
    return drawn;
  }

  return { slot, figure };
}

/** Items beyond those that were recorded. */
function unrecorded(object: HeapObject): Line[] {
  return object.size > object.count ? [gap(object.count, object.size)] : [];
}

function gap(from: number, to: number): Line {
  return { kind: "gap", place: `gap ${from}`, from, to };
}

function made(place: string, label: string, text: string): Slot {
  const none = { labelTarget: null, value: null, target: null, opens: null };
  return { kind: "slot", place, label, text, ...none };
}

function count(size: number, noun: string, plural = "s"): string {
  return `${size.toLocaleString("en")} ${noun}${size === 1 ? "" : plural}`;
}

function unquoted(text: string): string {
  return text.startsWith("'") ? text.slice(1, -1) : text;
}

/** Where a function was defined: its line, and the function round it where there is one. */
export function definedAt(recorded: Recorded, code: { firstLine: number; parent: number }): string {
  const parent = enclosingFunction(recorded, code);
  const line = `line ${code.firstLine}`;
  return parent === null ? line : `${line}, in ${parent.name}`;
}

/** The function whose names the code can see, null for none; a class between them does not count. */
export function enclosingFunction(recorded: Recorded, code: { parent: number }): Code | null {
  let parent = recorded.codes[code.parent];
  while (parent?.kind === "class") parent = recorded.codes[parent.parent];
  return parent === undefined || parent.kind === "module" ? null : parent;
}

function plainFigure(key: string, value: PlainValue): Figure {
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
