import type { Figure, FrameFigure, Scene, Slot } from "./figure.ts";
import { slotsOf } from "./figure.ts";
import { heapTopAt } from "./heapTops.ts";
import type { Box, FigureMeasures } from "./geometry.ts";
import { figureSize, frameHeight, frameRowMiddle, slotPoint, spacing } from "./geometry.ts";
import type { Marks } from "./marks.ts";
import { frameKey } from "./marks.ts";
import type { Plan } from "./plan.ts";
import type { Point } from "./route.ts";
import { routeArrow } from "./route.ts";

/** A row of a frame: a name with its value, or one that this step deleted. */
export type FrameRow = Slot | { readonly kind: "deleted"; readonly place: string };

/** A frame with its place. */
export interface PlacedFrame {
  readonly figure: FrameFigure;
  readonly box: Box;
  /** Rows of the frame in order; null where there is no name now. */
  readonly rows: readonly (FrameRow | null)[];
}

/** A figure with its place. */
export interface PlacedFigure {
  readonly figure: Figure;
  readonly box: Box;
  readonly measures: FigureMeasures;
  /** Whether it is only there to say that no name reaches it any more. */
  readonly gone: boolean;
}

/** An arrow: `path` is an SVG path in pixels. */
export interface Arrow {
  readonly key: string;
  /** Frame or figure that it starts in, and the place there. */
  readonly owner: string;
  readonly place: string;
  readonly target: string;
  readonly path: string;
  readonly changed: boolean;
}

/** One step of the picture, with all places in pixels. */
export interface Picture {
  readonly frames: readonly PlacedFrame[];
  readonly figures: readonly PlacedFigure[];
  readonly arrows: readonly Arrow[];
  /** Top of the line that speaks of frames left out. */
  readonly hiddenTop: number;
  /** What should be seen at this step, the most important last. */
  readonly attention: readonly Box[];
}

/** Puts what is drawn at a step where the plan says, and draws the arrows. */
export function layPicture(plan: Plan, scene: Scene, marks: Marks, stacked: boolean): Picture {
  const frames = scene.frames.flatMap((figure) => placeFrame(plan, marks, figure));
  const top = heapTopAt(plan.heap.tops, scene.step);
  const figures = [
    ...scene.figures.flatMap((figure) => placeFigure(plan, top, figure, false)),
    ...marks.gone.flatMap((figure) => placeFigure(plan, top, figure, true)),
  ];
  const module = frames[0]?.box;
  return {
    frames,
    figures,
    arrows: drawArrows(plan, marks, frames, figures, stacked ? top : null),
    attention: [
      ...frames.filter(({ figure }) => figure.state === "running").map(({ box }) => box),
      ...frames.flatMap((frame) => changedRows(plan, marks, frame)),
      ...figures
        .filter(({ figure }) => marks.changed.has(figure.key) || marks.fresh.has(figure.key))
        .map(({ box }) => box)
        .toReversed(),
    ],
    hiddenTop: module === undefined ? 0 : module.y + module.height + spacing.frames,
  };
}

/** The rows of a frame whose names changed. */
function changedRows(plan: Plan, marks: Marks, frame: PlacedFrame): readonly Box[] {
  const { figure, box, rows } = frame;
  const changed = marks.changed.get(frameKey(figure.frame));
  return rows.flatMap((slot, row) => {
    if (slot?.kind !== "slot" || changed?.has(slot.place) !== true) return [];
    const middle = frameRowMiddle(plan.frameMeasures, row, figure.parent !== "");
    const height = plan.frameMeasures.row;
    return [{ ...box, y: box.y + middle - height / 2, height }];
  });
}

function placeFrame(plan: Plan, marks: Marks, figure: FrameFigure): readonly PlacedFrame[] {
  const piece = plan.frames.get(figure.frame);
  const planned = plan.frameRows.get(figure.frame);
  if (piece === undefined || planned === undefined) return [];
  const deleted = marks.deleted.get(frameKey(figure.frame)) ?? [];
  const rows: (FrameRow | null)[] = [];
  for (const row of [
    ...deleted.map((place) => ({ kind: "deleted" as const, place })),
    ...figure.slots,
  ]) {
    const at = planned.rowOf.get(row.place);
    if (at === undefined) continue;
    while (rows.length < at) rows.push(null);
    rows[at] = row;
  }
  const height = frameHeight(
    plan.frameMeasures,
    rows.length,
    figure.parent !== "",
    figure.result !== null,
  );
  const box = { x: spacing.padding, y: spacing.padding + piece.y, width: piece.width, height };
  return [{ figure, box, rows }];
}

function placeFigure(
  plan: Plan,
  top: number,
  figure: Figure,
  gone: boolean,
): readonly PlacedFigure[] {
  const piece = plan.figures.get(figure.key);
  const measures = plan.figureMeasures.get(figure.key);
  if (piece === undefined || measures === undefined) return [];
  const size = figureSize(measures, figure.cells.length, figure.rows.length);
  const box = { x: plan.heap.x + piece.x, y: top + piece.y, ...size };
  return [{ figure, box, measures, gone }];
}

function drawArrows(
  plan: Plan,
  marks: Marks,
  frames: readonly PlacedFrame[],
  figures: readonly PlacedFigure[],
  stackedTop: number | null,
): readonly Arrow[] {
  const targets = new Map(figures.filter(({ gone }) => !gone).map((at) => [at.figure.key, at]));
  const obstacles = [...frames, ...figures].map(({ box }) => box);
  const rail = stackedTop === null ? null : { x: spacing.padding, y: stackedTop - 24 };
  const arrows: Arrow[] = [];
  const draw = (
    owner: string,
    place: string,
    target: string | null,
    from: Point,
    source: Box,
    leftward = false,
  ): void => {
    const at = target === null ? undefined : targets.get(target);
    if (at === undefined) return;
    const { box: to, measures, figure } = at;
    const lane = plan.survey.figures.get(figure.key)?.order ?? 0;
    const header = measures.header;
    const path = routeArrow({ from, source, target: to, header, lane, leftward, rail }, obstacles);
    const changed = marks.changed.get(owner)?.has(place) ?? false;
    const key = `${owner} ${place} ${figure.key} ${leftward ? "key" : "value"}`;
    arrows.push({ key, owner, place, target: figure.key, path, changed });
  };
  for (const { figure, box, rows } of frames) {
    const hasParent = figure.parent !== "";
    const dot = (row: number): Point => ({
      x: box.x + box.width - plan.frameMeasures.row / 2,
      y: box.y + frameRowMiddle(plan.frameMeasures, row, hasParent),
    });
    rows.forEach((slot, row) => {
      if (slot?.kind === "slot")
        draw(frameKey(figure.frame), slot.place, slot.target, dot(row), box);
    });
    const { result } = figure;
    if (result !== null) {
      draw(frameKey(figure.frame), result.place, result.target, dot(rows.length), box);
    }
  }
  for (const { figure, box, measures, gone } of figures) {
    if (gone) continue;
    for (const slot of slotsOf(figure)) {
      for (const end of ["label", "value"] as const) {
        const point = slotPoint(measures, figure, slot.place, end);
        const from = { x: box.x + point.x, y: box.y + point.y };
        const target = end === "label" ? slot.labelTarget : slot.target;
        draw(figure.key, slot.place, target, from, box, end === "label");
      }
    }
  }
  return arrows;
}
