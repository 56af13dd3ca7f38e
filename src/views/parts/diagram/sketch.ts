import type { Cursor, HeapObject, Value } from "../../../core/trace/model.ts";
import { shorten } from "../value/columns.ts";
import { objectLabel } from "../value/label.ts";
import { definedAt } from "./definition.ts";
import type { Figure, Slot } from "./figure.ts";
import type { PictureOptions } from "./options.ts";
import { createSlotMaker, made } from "./slots.ts";
import type { Recorded } from "./source.ts";

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
  const { slot, items, entries, attributes, plainFigure } = createSlotMaker(
    recorded,
    cursor,
    options,
    changedIndex,
  );

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
        const cells = items(object, (index) => fields?.[index] ?? String(index));
        return { ...base, note: count(object.size, "item"), cells, rows: attributes(object) };
      }
      case "deque": {
        const most = object.datum < 0 ? "" : `, at most ${object.datum}`;
        const note = count(object.size, "item") + most;
        return { ...base, note, cells: items(object, String), rows: attributes(object) };
      }
      case "set":
      case "frozenset": {
        const cells = items(object, () => "");
        const note = count(object.size, "item");
        return { ...base, note, ordered: false, cells, rows: attributes(object) };
      }
      case "dict": {
        const rows = [...entries(object), ...attributes(object)];
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
    const plain = plainFigure(key);
    if (plain !== null) return plain;
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

function count(size: number, noun: string, plural = "s"): string {
  return `${size.toLocaleString("en")} ${noun}${size === 1 ? "" : plural}`;
}

function unquoted(text: string): string {
  return text.startsWith("'") ? text.slice(1, -1) : text;
}
