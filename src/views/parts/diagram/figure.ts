import type { ObjectKind, Value } from "../../../core/trace/model.ts";

/** A place in a figure or frame that holds a value. */
export interface Slot {
  readonly kind: "slot";
  /** Names the place among those of its figure; the same place has the same name at every step. */
  readonly place: string;
  /** What stands before or above the value: an index, a field, a key, a name; empty for none. */
  readonly label: string;
  /** Key of the figure that the label refers to, for a dict key that is an object of its own. */
  readonly labelTarget: string | null;
  /** Null where the text was made up for the picture. */
  readonly value: Value | null;
  /** The value as text; empty for a reference that is drawn as an arrow. */
  readonly text: string;
  /** Key of the figure that the value refers to, null when the value stands in the slot. */
  readonly target: string | null;
  /** Key of the figure that the slot can be opened to, for a class that stands in the slot; null for none. */
  readonly opens: string | null;
}

/** Stands for items that are left out. Indexes are 0-based, `to` is not included. */
export interface Gap {
  readonly kind: "gap";
  readonly place: string;
  readonly from: number;
  readonly to: number;
}

export type Line = Slot | Gap;

/** What is drawn of one object at one step. */
export interface Figure {
  /** Names the figure for the whole recording: `o12` for object 12, `int 5` for a plain value drawn apart. */
  readonly key: string;
  /** Null for a plain value drawn apart. */
  readonly object: number | null;
  readonly kind: ObjectKind | "plain";
  readonly title: string;
  /** A few words behind the title: size, where it is paused; empty for none. */
  readonly note: string;
  /** Whether `cells` are in order (numbered) or a bag. */
  readonly ordered: boolean;
  readonly cells: readonly Line[];
  readonly rows: readonly Line[];
  /** Whether it can be opened or closed as a whole, as classes can. */
  readonly foldable: boolean;
}

/** What is drawn of one frame at one step. */
export interface FrameFigure {
  readonly frame: number;
  readonly title: string;
  /** `line 5`, `waiting at line 9`, `paused at line 7`. */
  readonly where: string;
  /** Where the code was defined when that is inside a function; empty otherwise. */
  readonly parent: string;
  readonly state: "running" | "waiting" | "paused";
  readonly slots: readonly Slot[];
  /** What the step returned, yielded or raised in this frame. */
  readonly result: Slot | null;
}

/** Everything that is drawn at one step. */
export interface Scene {
  /** 0-based. */
  readonly step: number;
  readonly frames: readonly FrameFigure[];
  /** Frames between the module's and the first one drawn that are left out, outermost first. */
  readonly hiddenFrames: readonly string[];
  /** In the order in which they are met from the names. */
  readonly figures: readonly Figure[];
  /** Objects that would be drawn next but for the limit. At least so many are left out. */
  readonly omitted: number;
}

/** The place of a dict entry, by its key. */
export function placeOfKey(key: Value): string {
  return key.kind === "object" ? `key o${key.id}` : `key ${key.type} ${key.repr}`;
}

/** The place of an item, by its 0-based index. */
export function placeOfItem(index: number): string {
  return `item ${index}`;
}

/** The place of an attribute or a variable, by its name. */
export function placeOfName(name: string): string {
  return `name ${name}`;
}

/** The name of a place that `placeOfName` made. */
export function nameOfPlace(place: string): string {
  return place.slice("name ".length);
}

/** The indexes that a gap stands for, as text: `8…93`. */
export function gapRange(gap: Gap): string {
  return `${gap.from}…${gap.to - 1}`;
}

/** All slots of a figure, cells first. */
export function slotsOf(figure: Figure): readonly Slot[] {
  return [...figure.cells, ...figure.rows].filter((line) => line.kind === "slot");
}
