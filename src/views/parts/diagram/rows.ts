import type { Forest } from "./forest.ts";

/** The trees of a forest cut into rows that fit a width. */
export interface Rows {
  /** Each tree: keys of the roots of its rows, the tree's own root first. Trees in the order of their first step. */
  readonly trees: readonly (readonly string[])[];
  /** Key → keys of the figures that stand to its right in the same row. */
  readonly children: ReadonlyMap<string, readonly string[]>;
  /** Key → left edge in pixels. */
  readonly left: ReadonlyMap<string, number>;
}

/**
 * Sets each figure's left edge beside the figure that it belongs to; one that would end beyond
 * `wrapWidth` begins a new row at the left. Widths, spaces and edges in pixels.
 */
export function cutRows(
  forest: Forest,
  widthOf: (key: string) => number,
  firstOf: (key: string) => number,
  space: number,
  wrapWidth: number,
): Rows {
  const left = new Map<string, number>();
  const children = new Map<string, readonly string[]>();
  const trees: { first: number; rows: string[] }[] = [];
  for (const root of forest.roots) {
    const tree = { first: firstOf(root), rows: [root] };
    left.set(root, 0);
    for (let row = 0; row < tree.rows.length; row++) {
      const waiting = [tree.rows[row] ?? root];
      for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
        tree.first = Math.min(tree.first, firstOf(key));
        const edge = (left.get(key) ?? 0) + widthOf(key) + space;
        const beside: string[] = [];
        for (const child of forest.children.get(key) ?? []) {
          const wraps = edge + widthOf(child) > wrapWidth;
          left.set(child, wraps ? 0 : edge);
          if (wraps) tree.rows.push(child);
          else beside.push(child);
        }
        children.set(key, beside);
        waiting.push(...beside.toReversed());
      }
    }
    trees.push(tree);
  }
  // Sorted so that what is over before a tree begins need not be looked at any more.
  trees.sort((a, b) => a.first - b.first);
  return { trees: trees.map((tree) => tree.rows), children, left };
}
