import type { Forest } from "./forest.ts";
import { growForest, isSameKind } from "./forest.ts";
import type { FigureMeasures } from "./geometry.ts";
import { figureSize, spacing } from "./geometry.ts";
import { cutRows } from "./rows.ts";
import type { Piece } from "./shelf.ts";
import { firstFit } from "./shelf.ts";
import type { FigureLife } from "./lives.ts";

/** What the packing of figures needs to know. Lengths in pixels. */
export interface PackInput {
  readonly figures: ReadonlyMap<string, FigureLife>;
  readonly measures: ReadonlyMap<string, FigureMeasures>;
  /** Height at which a root would best stand: that of the name that held it first. */
  readonly wantedTop: (root: FigureLife) => number;
  /** Rows of figures longer than this go on in a new row. */
  readonly wrapWidth: number;
}

/** A row of figures placed relative to its own top. */
interface Block {
  readonly pieces: readonly Piece[];
  readonly root: Piece;
}

/**
 * Places all figures: trees grow to the right, what belongs to one figure stands below each other beside
 * it, chains of like figures are rows. Figures that are never there at the same step may share a place.
 * Yields the number of figures placed so far; returns the places by key.
 *
 * The geometry is our own: no layout library knows boxes that never meet in time.
 */
export function* packFigures(input: PackInput): Generator<number, ReadonlyMap<string, Piece>> {
  const forest = growForest(input.figures);
  const pieces = new Map<string, Piece>();
  const rows = cutRows(
    forest,
    (key) => sizeOf(input, key).width,
    (key) => input.figures.get(key)?.first ?? 0,
    spacing.levels,
    input.wrapWidth,
  );
  let standing: readonly Piece[] = [];
  let done = 0;
  for (const tree of rows.trees) {
    let top = 0;
    for (const [index, root] of tree.entries()) {
      const blocks = new Map<string, Block>();
      for (const key of bottomUp(rows.children, root)) {
        const children = (rows.children.get(key) ?? []).flatMap((child) => blocks.get(child) ?? []);
        blocks.set(key, assemble(input, forest, rows.left.get(key) ?? 0, key, children));
        for (const child of rows.children.get(key) ?? []) blocks.delete(child);
        done += 1;
        yield done;
      }
      const block = blocks.get(root);
      const life = input.figures.get(root);
      if (block === undefined || life === undefined) continue;
      if (index === 0) {
        const first = Math.min(
          ...tree.map((key) => input.figures.get(key)?.first ?? 0),
          firstOf(block),
        );
        standing = standing.filter((piece) => piece.last >= first);
      }
      // Later rows begin the search at the first one's top: rows that are over by then leave their room.
      const wanted = index === 0 ? Math.max(0, input.wantedTop(life) - block.root.y) : top;
      shift(block, firstFit(standing, block.pieces, wanted, spacing.between));
      standing = [...standing, ...block.pieces];
      if (index === 0) top = block.root.y;
      for (const piece of block.pieces) pieces.set(piece.key, piece);
    }
  }
  return pieces;
}

function firstOf(block: Block): number {
  return block.pieces.reduce((first, piece) => Math.min(first, piece.first), Infinity);
}

function sizeOf(input: PackInput, key: string): { width: number; height: number } {
  const life = input.figures.get(key);
  const measures = input.measures.get(key);
  if (life === undefined || measures === undefined) return { width: 0, height: 0 };
  return figureSize(measures, life.cells, life.rows);
}

/** Keys of a row, children before what they belong to. */
function bottomUp(
  children: ReadonlyMap<string, readonly string[]>,
  root: string,
): readonly string[] {
  const order = [root];
  for (let i = 0; i < order.length; i++) order.push(...(children.get(order[i] ?? root) ?? []));
  return order.toReversed();
}

function shift(block: Block, by: number): void {
  for (const piece of block.pieces) piece.y += by;
}

/** A figure with the blocks of its children to its right. */
function assemble(
  input: PackInput,
  forest: Forest,
  x: number,
  key: string,
  children: readonly Block[],
): Block {
  const life = input.figures.get(key);
  const root: Piece = {
    key,
    x,
    y: 0,
    ...sizeOf(input, key),
    first: life?.first ?? 0,
    // One step more, for the mark of an object that no name reaches any more.
    last: (life?.last ?? 0) + 1,
  };
  const pieces: Piece[] = [];
  const alike: Piece[] = [];
  let standing: readonly Piece[] = [];
  let latest = 0;
  for (const child of children) {
    // What is over before a child begins need not be looked at for those that begin still later.
    const first = firstOf(child);
    standing = (first < latest ? pieces : standing).filter((piece) => piece.last >= first);
    latest = first;
    const childLife = input.figures.get(child.root.key);
    const same = life !== undefined && childLife !== undefined && isSameKind(life, childLife);
    const wanted = same ? 0 : slotTop(input, forest, key, child.root.key);
    const top = Math.max(0, wanted - child.root.y);
    const space = same && childLife.figure.kind === "list" ? spacing.close : spacing.between;
    shift(child, firstFit(standing, child.pieces, top, space));
    pieces.push(...child.pieces);
    standing = [...standing, ...child.pieces];
    if (same && childLife.figure.kind === "instance") alike.push(child.root);
  }
  if (alike.length > 1) {
    const tops = alike.map((piece) => piece.y);
    root.y = (Math.min(...tops) + Math.max(...tops)) / 2;
  } else if (alike[0] !== undefined) root.y = alike[0].y;
  return { pieces: [root, ...pieces], root };
}

/** The top that makes the arrow to a child level, relative to the top of its holder. */
function slotTop(input: PackInput, forest: Forest, holder: string, held: string): number {
  const life = input.figures.get(holder);
  const measures = input.measures.get(holder);
  const order = forest.links.get(held)?.order ?? 0;
  if (life === undefined || measures === undefined) return 0;
  const { cellHeight, perLine, rowHeight } = measures;
  if (order < life.cells) return (Math.floor(order / perLine) + 0.5) * cellHeight + rowHeight / 2;
  const cells = Math.ceil(life.cells / perLine) * cellHeight;
  return cells + (order - life.cells + 0.5) * rowHeight + rowHeight / 2;
}
