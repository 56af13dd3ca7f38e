import type { Cursor } from "../../../core/trace/model.ts";
import { columns } from "../value/columns.ts";
import type { ChangedIndexes } from "./changedIndexes.ts";
import { createChangedIndexes } from "./changedIndexes.ts";
import type { Figure, FrameFigure, Line, Scene, Slot } from "./figure.ts";
import { gapRange, slotsOf } from "./figure.ts";
import type { NameLife } from "./frameRows.ts";
import type { PictureOptions } from "./options.ts";
import { drawScene, firstOfPage, pauses } from "./scene.ts";
import { createSketcher } from "./sketch.ts";
import type { Recorded } from "./source.ts";

/** How one figure referred to another. */
export interface Link {
  /** First step, 0-based, at which it did. */
  readonly first: number;
  /** Number of the slot among those of the holder then. */
  readonly order: number;
  readonly place: string;
  /** For how many steps it did. */
  steps: number;
}

/** What a figure was over a stretch of steps: the room it needs, when it was there, what it referred to. */
export interface FigureLife {
  readonly key: string;
  readonly figure: Figure;
  /** First and last step, 0-based, at which it was drawn. */
  readonly first: number;
  last: number;
  /** Number of the figure in the order of discovery. */
  readonly order: number;
  /** For how many steps it was drawn, and for how many a name held it. */
  steps: number;
  namedSteps: number;
  /** The slot of the outermost frame that ever held it. */
  holder: { readonly frame: number; readonly place: string } | null;
  readonly links: Map<string, Link>;
  /** Largest number of columns and lines it ever had. */
  titleColumns: number;
  cellColumns: number;
  labelColumns: number;
  valueColumns: number;
  cells: number;
  rows: number;
  /** Whether its cells ever held a reference: they then stand below each other. */
  upright: boolean;
}

/** What a frame was over a stretch of steps. */
export interface FrameLife {
  readonly frame: number;
  readonly first: number;
  last: number;
  /** The frame drawn above it when it began, -1 for none. */
  readonly above: number;
  /** First depth of the page of the stack that it belongs to; 0 for the module, -1 for a frame that can be paused. */
  readonly page: number;
  /** Place of each name it ever had → when it was bound, in the order in which they were bound. */
  readonly names: Map<string, NameLife>;
  readonly hasParent: boolean;
  hasResult: boolean;
  titleColumns: number;
  labelColumns: number;
  valueColumns: number;
}

/** All that was drawn over the steps `from` … `to` - 1. */
export interface Survey {
  readonly from: number;
  readonly to: number;
  readonly figures: ReadonlyMap<string, FigureLife>;
  readonly frames: ReadonlyMap<number, FrameLife>;
  readonly changed: ChangedIndexes;
  /** Whether frames of a deep stack were ever left out. */
  readonly paged: boolean;
}

/**
 * Goes over the steps `from` … `to` - 1 with a cursor of its own and notes what the picture will need.
 * Yields the number of steps done, so that the caller can let the page breathe.
 */
export function* takeSurvey(
  recorded: Recorded,
  cursor: Cursor,
  options: PictureOptions,
  from: number,
  to: number,
): Generator<number, Survey> {
  const changed = createChangedIndexes();
  const figures = new Map<string, FigureLife>();
  const frames = new Map<number, FrameLife>();
  const sketcher = createSketcher(recorded, cursor, options, (object) =>
    changed.at(object, cursor.step),
  );
  const known = new Map<string, Figure>();
  let paged = false;
  let drawn: { scene: Scene; step: number } | null = null;

  const lived = (until: number): void => {
    if (drawn === null) return;
    const steps = until - drawn.step;
    for (const frame of drawn.scene.frames) {
      const life = frames.get(frame.frame);
      if (life !== undefined) {
        life.last = until - 1;
        for (const { place } of frame.slots) {
          const name = life.names.get(place);
          if (name !== undefined) name.last = until - 1;
        }
      }
      for (const slot of frameSlots(frame)) named(figures, slot, steps);
    }
    for (const figure of drawn.scene.figures) {
      const life = figures.get(figure.key);
      if (life === undefined) continue;
      life.last = until - 1;
      life.steps += steps;
      for (const slot of slotsOf(figure)) {
        for (const key of [slot.labelTarget, slot.target]) {
          const link = key === null ? undefined : life.links.get(key);
          if (link !== undefined) link.steps += steps;
        }
      }
    }
  };

  for (let index = from; index < to; index++) {
    cursor.seek(index);
    const changes = cursor.changes();
    for (const change of changes) changed.note(index, change, cursor);
    if (drawn === null || changes.length > 0 || !isPlainMove(recorded, index)) {
      lived(index);
      const scene = drawScene(recorded, cursor, sketcher, options);
      drawn = { scene, step: index };
      paged ||= scene.hiddenFrames.length > 0;
      noteFrames(recorded, cursor, options, scene, frames);
      for (const figure of scene.figures) {
        const life = figures.get(figure.key) ?? newLife(figure, index, figures.size);
        figures.set(figure.key, life);
        if (known.get(figure.key) === figure) continue;
        known.set(figure.key, figure);
        measure(life, figure, index);
      }
      for (const frame of scene.frames) {
        for (const slot of frameSlots(frame)) noteHolder(figures, frame.frame, slot);
      }
    }
    yield index + 1 - from;
  }
  lived(to);
  return { from, to, figures, frames, changed, paged };
}

/** Whether nothing but the line differs between the step and the one before it. */
function isPlainMove(recorded: Recorded, index: number): boolean {
  const step = recorded.step(index);
  const before = recorded.step(index - 1);
  return step.kind === "line" && before.kind === "line" && step.frame === before.frame;
}

function frameSlots(frame: FrameFigure): readonly Slot[] {
  return frame.result === null ? frame.slots : [...frame.slots, frame.result];
}

function named(figures: Map<string, FigureLife>, slot: Slot, steps: number): void {
  const life = slot.target === null ? undefined : figures.get(slot.target);
  if (life !== undefined) life.namedSteps += steps;
}

function noteHolder(figures: Map<string, FigureLife>, frame: number, slot: Slot): void {
  const life = slot.target === null ? undefined : figures.get(slot.target);
  if (life === undefined) return;
  if (life.holder === null || frame < life.holder.frame) life.holder = { frame, place: slot.place };
}

function newLife(figure: Figure, step: number, order: number): FigureLife {
  return {
    key: figure.key,
    figure,
    first: step,
    last: step,
    order,
    steps: 0,
    namedSteps: 0,
    holder: null,
    links: new Map(),
    titleColumns: 0,
    cellColumns: 0,
    labelColumns: 0,
    valueColumns: 0,
    cells: 0,
    rows: 0,
    upright: false,
  };
}

function measure(life: FigureLife, figure: Figure, step: number): void {
  life.titleColumns = Math.max(life.titleColumns, columns(`${figure.title}  ${figure.note}`));
  life.cells = Math.max(life.cells, figure.cells.length);
  life.rows = Math.max(life.rows, figure.rows.length);
  for (const line of figure.cells) {
    life.cellColumns = Math.max(life.cellColumns, lineColumns(line));
    if (line.kind === "slot") life.upright ||= line.target !== null;
  }
  for (const line of [...figure.rows, ...figure.cells]) {
    if (line.kind === "gap") continue;
    life.labelColumns = Math.max(life.labelColumns, columns(line.label));
    life.valueColumns = Math.max(life.valueColumns, columns(line.text));
  }
  slotsOf(figure).forEach((slot, order) => {
    for (const key of [slot.labelTarget, slot.target]) {
      if (key === null || life.links.has(key)) continue;
      life.links.set(key, { first: step, order, place: slot.place, steps: 0 });
    }
  });
}

/** Columns that a line needs as a cell, with its label above. */
function lineColumns(line: Line): number {
  if (line.kind === "gap") return Math.ceil(columns(gapRange(line)) * 0.85);
  return Math.max(columns(line.text), Math.ceil(columns(line.label) * 0.85));
}

function noteFrames(
  recorded: Recorded,
  cursor: Cursor,
  options: PictureOptions,
  scene: Scene,
  frames: Map<number, FrameLife>,
): void {
  const stack = cursor.stack();
  let above = -1;
  for (const figure of scene.frames) {
    let life = frames.get(figure.frame);
    if (life === undefined) {
      const depth = stack.findIndex((frame) => frame.id === figure.frame);
      const frame = stack[depth];
      const paused = frame === undefined || pauses(recorded, frame);
      const page = paused ? -1 : depth === 0 ? 0 : firstOfPage(depth + 1, options.frameLimit);
      life = {
        frame: figure.frame,
        first: scene.step,
        last: scene.step,
        above,
        page,
        names: new Map(),
        hasParent: figure.parent !== "",
        hasResult: false,
        titleColumns: columns(figure.title) + columns("  waiting at line 1000"),
        labelColumns: 0,
        valueColumns: 0,
      };
      frames.set(figure.frame, life);
    }
    above = figure.frame;
    life.hasResult ||= figure.result !== null;
    for (const slot of frameSlots(figure)) {
      life.labelColumns = Math.max(life.labelColumns, columns(slot.label));
      life.valueColumns = Math.max(life.valueColumns, columns(slot.text));
    }
    for (const slot of figure.slots) {
      const { step } = scene;
      if (!life.names.has(slot.place)) life.names.set(slot.place, { first: step, last: step });
    }
  }
}
