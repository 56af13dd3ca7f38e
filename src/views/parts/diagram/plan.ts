import type { Cursor } from "../../../core/trace/model.ts";
import type { FigureMeasures, FrameMeasures, Metrics } from "./geometry.ts";
import { frameRowMiddle, measureFigure, measureFrames, spacing } from "./geometry.ts";
import type { HeapTop } from "./heapTops.ts";
import { heapTopsOf } from "./heapTops.ts";
import type { FrameRows } from "./frameRows.ts";
import { assignRows } from "./frameRows.ts";
import type { PictureOptions } from "./options.ts";
import { packFigures } from "./pack.ts";
import type { Piece } from "./shelf.ts";
import type { Recorded } from "./source.ts";
import { placeFrames } from "./stack.ts";
import type { FigureLife } from "./lives.ts";
import type { Survey } from "./survey.ts";
import { takeSurvey } from "./survey.ts";

/** Where everything stands during a stretch of steps. Lengths in pixels, from the picture's corner. */
export interface Plan {
  readonly survey: Survey;
  readonly frames: ReadonlyMap<number, Piece>;
  readonly frameRows: ReadonlyMap<number, FrameRows>;
  readonly frameMeasures: FrameMeasures;
  readonly figures: ReadonlyMap<string, Piece>;
  readonly figureMeasures: ReadonlyMap<string, FigureMeasures>;
  readonly width: number;
  readonly height: number;
  /** Where the objects begin, to the right of the frames or below them: how far down, step by step. */
  readonly heap: { readonly x: number; readonly tops: readonly HeapTop[] };
  /** Most figures drawn at one step. */
  readonly limit: number;
}

/** How the picture is arranged on the page. */
export interface Arrangement {
  readonly metrics: Metrics;
  /** Frames above the objects, for narrow pages, in place of beside them. */
  readonly stacked: boolean;
  /** Rows of objects longer than this, in pixels, go on in a new row. */
  readonly wrapWidth: number;
}

/** Recordings up to this number of steps are planned whole; longer ones in stretches of `stretch` steps. */
const plannedWhole = 10_000;
const stretch = 2_000;

/** The stretch of steps that is planned together with `step`: `to` is not included. */
export function stretchOf(step: number, steps: number): { from: number; to: number } {
  if (steps <= plannedWhole) return { from: 0, to: steps };
  const from = Math.floor(step / stretch) * stretch;
  return { from, to: Math.min(steps, from + stretch) };
}

/** Surveys the steps `from` … `to` - 1 and gives everything its place. Yields the share done, 0 to 1. */
export function* makePlan(
  recorded: Recorded,
  cursor: Cursor,
  options: PictureOptions,
  arrangement: Arrangement,
  from: number,
  to: number,
): Generator<number, Plan> {
  const surveying = takeSurvey(recorded, cursor, options, from, to);
  let taken = surveying.next();
  while (taken.done !== true) {
    yield (taken.value / Math.max(1, to - from)) * 0.7;
    taken = surveying.next();
  }
  const survey = taken.value;
  const { metrics, stacked, wrapWidth } = arrangement;
  const frameMeasures = measureFrames(survey.frames.values(), metrics);
  const hidden = survey.paged ? metrics.row + spacing.frames : 0;
  const frameRows = new Map<number, FrameRows>();
  for (const life of survey.frames.values()) frameRows.set(life.frame, assignRows(life.names));
  const frames = placeFrames(survey.frames.values(), frameRows, frameMeasures, hidden);
  const frameBottom = bottom(frames.values());
  const figureMeasures = new Map<string, FigureMeasures>();
  for (const life of survey.figures.values()) {
    figureMeasures.set(life.key, measureFigure(life, metrics));
  }
  const wantedTop = (life: FigureLife): number => {
    const frame = life.holder === null ? undefined : frames.get(life.holder.frame);
    const holder = life.holder === null ? undefined : survey.frames.get(life.holder.frame);
    if (stacked || frame === undefined || holder === undefined) return 0;
    const rows = frameRows.get(holder.frame);
    const row = rows?.rowOf.get(life.holder?.place ?? "") ?? rows?.count ?? 0;
    const middle = frame.y + frameRowMiddle(frameMeasures, row, holder.hasParent);
    return middle - metrics.row * 1.5;
  };
  const packing = packFigures({
    figures: survey.figures,
    measures: figureMeasures,
    wantedTop,
    wrapWidth,
  });
  let packed = packing.next();
  while (packed.done !== true) {
    yield 0.7 + (packed.value / Math.max(1, survey.figures.size)) * 0.3;
    packed = packing.next();
  }
  const figures = packed.value;
  const heap = stacked
    ? {
        x: spacing.padding + spacing.rail,
        tops: heapTopsOf(frames.values()).map(({ from: first, y }) => ({
          from: first,
          y: spacing.padding + y + spacing.levels,
        })),
      }
    : {
        x: spacing.padding + frameMeasures.width + spacing.gutter,
        tops: [{ from: 0, y: spacing.padding }],
      };
  const lowestTop = heap.tops.reduce((lowest, { y }) => Math.max(lowest, y), 0);
  const heapBottom = lowestTop + bottom(figures.values());
  let rightmost = 0;
  for (const piece of figures.values()) rightmost = Math.max(rightmost, piece.x + piece.width);
  return {
    survey,
    frames,
    frameRows,
    frameMeasures,
    figures,
    figureMeasures,
    heap,
    limit: options.figureLimit,
    width: Math.max(frameMeasures.width + spacing.padding, heap.x + rightmost) + spacing.gutter,
    height: Math.max(frameBottom + spacing.padding, heapBottom) + spacing.levels,
  };
}

function bottom(pieces: Iterable<Piece>): number {
  let lowest = 0;
  for (const piece of pieces) lowest = Math.max(lowest, piece.y + piece.height);
  return lowest;
}
