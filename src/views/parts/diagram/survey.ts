import type { Cursor } from "../../../core/trace/model.ts";
import { columns } from "../value/columns.ts";
import type { ChangedIndexes } from "./changedIndexes.ts";
import { createChangedIndexes } from "./changedIndexes.ts";
import type { Figure, FrameFigure, Scene, Slot } from "./figure.ts";
import { slotsOf } from "./figure.ts";
import type { FigureLife, FrameLife } from "./lives.ts";
import { measureLife, newLife } from "./lives.ts";
import type { PictureOptions } from "./options.ts";
import { drawScene, firstOfPage, pauses } from "./scene.ts";
import { createSketcher } from "./sketch.ts";
import type { Recorded } from "./source.ts";

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
        measureLife(life, figure, index);
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
