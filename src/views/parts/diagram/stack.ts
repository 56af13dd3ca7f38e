import type { FrameRows } from "./frameRows.ts";
import type { FrameMeasures } from "./geometry.ts";
import { frameHeight, spacing } from "./geometry.ts";
import type { Piece } from "./shelf.ts";
import { firstFit } from "./shelf.ts";
import type { FrameLife } from "./lives.ts";

/**
 * Places all frames in one column: each below the one that was above it when it began, in the first room
 * that is free as long as it lives. Pages of a deep stack are never drawn together and share their room.
 * `hiddenHeight` is kept free under the module's frame for the line that speaks of frames left out. Pixels.
 */
export function placeFrames(
  lives: Iterable<FrameLife>,
  rows: ReadonlyMap<number, FrameRows>,
  measures: FrameMeasures,
  hiddenHeight: number,
): ReadonlyMap<number, Piece> {
  const placed = new Map<number, Piece>();
  const pages = new Map<number, number>();
  let standing: Piece[] = [];
  for (const life of lives) {
    const height = frameHeight(
      measures,
      rows.get(life.frame)?.count ?? 0,
      life.hasParent,
      life.hasResult,
    );
    const piece: Piece = {
      key: String(life.frame),
      x: 0,
      y: 0,
      width: measures.width,
      height,
      first: life.first,
      last: life.last,
    };
    standing = standing.filter((other) => other.last >= life.first);
    const rivals = standing.filter((other) => {
      const page = pages.get(Number(other.key)) ?? 0;
      return page <= 0 || life.page <= 0 || page === life.page;
    });
    const above = placed.get(life.above);
    const isFirst = above === undefined;
    const under = isFirst ? 0 : above.y + above.height + spacing.frames;
    const room = !isFirst && pages.get(life.above) === 0 ? hiddenHeight : 0;
    piece.y = firstFit(rivals, [piece], under + room, spacing.frames);
    placed.set(life.frame, piece);
    pages.set(life.frame, life.page);
    standing.push(piece);
  }
  return placed;
}
