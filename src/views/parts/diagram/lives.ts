import { columns } from "../value/columns.ts";
import type { Figure, Line } from "./figure.ts";
import { gapRange, slotsOf } from "./figure.ts";
import type { NameLife } from "./frameRows.ts";

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

/** A figure's life that begins at `step`. */
export function newLife(figure: Figure, step: number, order: number): FigureLife {
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

/** Notes the room and the links that the figure has at `step`. */
export function measureLife(life: FigureLife, figure: Figure, step: number): void {
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
