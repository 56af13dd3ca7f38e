import type { Figure, Line } from "./figure.ts";
import type { FigureLife, FrameLife } from "./lives.ts";

/** Measures of the page's type, in pixels, read once from the page. */
export interface Metrics {
  /** Advance of one column of the code face. */
  readonly column: number;
  /** Height of a row of a frame or a dict. */
  readonly row: number;
}

/** A rectangle in pixels; y grows downward. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The inner measures of a figure, in pixels, the same at every step. */
export interface FigureMeasures {
  readonly header: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Cells in a line; 1 where they stand below each other. */
  readonly perLine: number;
  /** Width of the column of labels in rows and upright cells. */
  readonly labelWidth: number;
  readonly rowHeight: number;
  /** Least width of the whole. */
  readonly width: number;
}

/** Space between neighbours, in pixels. */
export const spacing = {
  between: 26,
  close: 10,
  levels: 56,
  gutter: 76,
  rail: 30,
  frames: 12,
  padding: 16,
};

const cellLine = 440;

/** The measures of a figure from what it needed over its life. */
export function measureFigure(life: FigureLife, metrics: Metrics): FigureMeasures {
  const { column, row } = metrics;
  const header = row;
  const title = life.titleColumns * column * 0.94 + 24;
  const cellWidth = Math.max(row * 1.15, life.cellColumns * column + 14);
  const upright = life.upright;
  const perLine = upright ? 1 : Math.max(3, Math.min(10, Math.floor(cellLine / cellWidth)));
  const labels = life.rows > 0 || upright;
  const labelWidth =
    labels && (life.labelColumns > 0 || life.rows > 0) ? life.labelColumns * column + 24 : 0;
  const valueWidth = Math.max(row * 1.4, life.valueColumns * column + 20);
  const width = Math.max(title, labels ? labelWidth + valueWidth : 0);
  const cellHeight = upright ? row : row * 1.5;
  return { header, cellWidth, cellHeight, perLine, labelWidth, rowHeight: row, width };
}

/** The size in pixels of a figure with that many cells and rows. */
export function figureSize(
  measures: FigureMeasures,
  cells: number,
  rows: number,
): { width: number; height: number } {
  const { header, cellHeight, cellWidth, perLine, rowHeight } = measures;
  const lines = Math.ceil(cells / perLine);
  const across = perLine === 1 ? 0 : Math.min(cells, perLine) * cellWidth;
  return {
    // The rim takes a pixel on each side.
    width: Math.ceil(Math.max(measures.width, across)) + 2,
    height: Math.ceil(header + lines * cellHeight + rows * rowHeight) + 2,
  };
}

/** Where the arrow of a line of the figure begins, or that of its label, relative to the figure's corner. */
export function slotPoint(
  measures: FigureMeasures,
  figure: Figure,
  place: string,
  end: "label" | "value",
): { x: number; y: number } {
  const { header, cellHeight, cellWidth, perLine, rowHeight, labelWidth } = measures;
  const size = figureSize(measures, figure.cells.length, figure.rows.length);
  const is = (line: Line): boolean => line.place === place;
  const x = end === "label" ? labelWidth / 2 : size.width - rowHeight / 2;
  const cell = figure.cells.findIndex(is);
  if (cell >= 0 && perLine > 1) {
    const y = header + (Math.floor(cell / perLine) + 0.66) * cellHeight;
    return { x: ((cell % perLine) + 0.5) * cellWidth, y };
  }
  if (cell >= 0) return { x, y: header + (cell + 0.5) * cellHeight };
  const lines = Math.ceil(figure.cells.length / perLine);
  const row = Math.max(0, figure.rows.findIndex(is));
  return { x, y: header + lines * cellHeight + (row + 0.5) * rowHeight };
}

/** The inner measures of frames, in pixels: one width for all, so that their values stand in one column. */
export interface FrameMeasures {
  readonly header: number;
  readonly row: number;
  readonly labelWidth: number;
  readonly width: number;
}

/** The measures that all frames share. */
export function measureFrames(lives: Iterable<FrameLife>, metrics: Metrics): FrameMeasures {
  let title = 0;
  let label = 0;
  let value = 0;
  for (const life of lives) {
    title = Math.max(title, life.titleColumns);
    label = Math.max(label, life.labelColumns);
    value = Math.max(value, life.valueColumns);
  }
  const { column, row } = metrics;
  const labelWidth = label * column + 24;
  const width = Math.max(
    title * column * 0.9 + 24,
    labelWidth + Math.max(row * 2, value * column + 24),
  );
  return { header: row * 1.15, row, labelWidth, width: Math.ceil(width) };
}

/** The height of a frame with that many names. */
export function frameHeight(
  measures: FrameMeasures,
  names: number,
  hasParent: boolean,
  hasResult: boolean,
): number {
  const lines = names + (hasParent ? 0.8 : 0) + (hasResult ? 1 : 0);
  return Math.ceil(measures.header + lines * measures.row + 6);
}

/** The middle of a frame's row, downward from the frame's top. */
export function frameRowMiddle(measures: FrameMeasures, row: number, hasParent: boolean): number {
  return measures.header + ((hasParent ? 0.8 : 0) + row + 0.5) * measures.row;
}
