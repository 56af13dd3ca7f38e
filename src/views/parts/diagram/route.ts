import type { Box } from "./geometry.ts";

/** A point in pixels; y grows downward. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An arrow to be drawn: from a slot's dot, which lies in `source`, to the figure in `target`. Pixels. */
export interface ArrowEnds {
  readonly from: Point;
  readonly source: Box;
  readonly target: Box;
  /** Height of the target's header: arrows from the left end in its middle. */
  readonly header: number;
  /** Tells arrows that run side by side apart; any whole number. */
  readonly lane: number;
  /** Whether the arrow leaves its box by the left side, as those of labels do. */
  readonly leftward: boolean;
  /** Free strip at the left of all figures, for arrows that come from above; null when frames stand beside them. */
  readonly rail: { readonly x: number; readonly y: number } | null;
}

const reach = 12;
const bend = 8;
const laneStep = 5;

/** The SVG path of an arrow that avoids `obstacles` where one of a few simple ways does. */
export function routeArrow(ends: ArrowEnds, obstacles: readonly Box[]): string {
  let best: { readonly cost: number; readonly way: Way | null } = { cost: Infinity, way: null };
  for (const way of [...ways(ends), ...detours(ends, obstacles)]) {
    let cost = length(way.points) * 0.2 + way.bias + (runsThroughOwn(way, ends) ? 500 : 0);
    for (const box of obstacles) {
      if (cost >= best.cost) break;
      if (!same(box, ends.source) && !same(box, ends.target)) cost += crossings(way, box) * 1000;
    }
    if (cost < best.cost) best = { cost, way };
  }
  return best.way === null ? "" : tidy(best.way.path());
}

/** How many pieces of the way run through the box. */
function crossings(way: Way, box: Box): number {
  let count = 0;
  for (let index = 1; index < way.points.length; index++) {
    const from = way.points[index - 1];
    const to = way.points[index];
    if (from !== undefined && to !== undefined && crosses(from, to, box)) count += 1;
  }
  return count;
}

/** Whether the way comes back through the box it left, or runs through the one it leads to before its end. */
function runsThroughOwn({ points }: Way, { source, target }: ArrowEnds): boolean {
  return points.slice(2).some((to, index) => {
    const from = points[index + 1] ?? to;
    const isLast = index === points.length - 3;
    return crosses(from, to, source) || (!isLast && crosses(from, to, target));
  });
}

interface Way {
  /** The way as straight pieces, to look for crossings. */
  readonly points: readonly Point[];
  /** The way as an SVG path; only that of the best one is asked for. */
  readonly path: () => string;
  /** What it costs beside its length, so that simple ways win. */
  readonly bias: number;
}

function ways(ends: ArrowEnds): readonly Way[] {
  const { from, source, target, header, rail } = ends;
  const lane = (ends.lane % 4) * laneStep;
  const left = { x: target.x - 2, y: target.y + header / 2 };
  const outside = source.x + source.width + reach + lane;
  const inset = Math.min(22 + lane, target.width / 2);
  const top = { x: target.x + inset, y: target.y - 2 };
  const foot = { x: target.x + inset, y: target.y + target.height + 2 };
  const above = target.y - 9 - lane * 0.8;
  const below = target.y + target.height + 9 + lane * 0.8;
  if (rail !== null && from.y < rail.y) {
    const turn = rail.y - lane;
    const x = rail.x + lane;
    const down = [from, { x: outside, y: from.y }, { x: outside, y: turn }, { x, y: turn }];
    const beside = left.x - reach - 4 - lane;
    const across = [...down.slice(0, 3), { x: beside, y: turn }, { x: beside, y: left.y }];
    return [
      corners([...down, { x, y: left.y }, left], 0),
      corners([...across, left], 10),
      corners([...down, { x, y: above }, { x: top.x, y: above }, top], 20),
      corners([...down, { x, y: below }, { x: foot.x, y: below }, foot], 40),
    ];
  }
  if (ends.leftward) {
    const side = source.x - reach - lane;
    const under = source.y + source.height + 9 + lane * 0.8;
    const over = source.y - 9 - lane * 0.8;
    const beside = left.x - reach - 4 - lane;
    const turned = (y: number): readonly Point[] => [
      from,
      { x: side, y: from.y },
      { x: side, y },
      { x: beside, y },
      { x: beside, y: left.y },
      left,
    ];
    return [corners(turned(under), 0), corners(turned(over), 10)];
  }
  const found: Way[] = [];
  if (left.x > from.x + reach) found.push(curve(from, left));
  const out = { x: outside, y: from.y };
  found.push(
    corners([from, out, { x: outside, y: above }, { x: top.x, y: above }, top], 60),
    corners([from, out, { x: outside, y: below }, { x: foot.x, y: below }, foot], 80),
  );
  // Round the left of both, for what stands below its target with others between.
  const under = source.y + source.height + 9 + lane * 0.8;
  const aside = Math.min(source.x, target.x) - reach - 4 - lane;
  found.push(
    corners(
      [from, out, { x: outside, y: under }, { x: aside, y: under }, { x: aside, y: left.y }, left],
      140,
    ),
  );
  if (left.x > outside + reach) {
    const x = left.x - reach - 4 - lane;
    found.push(corners([from, { x, y: from.y }, { x, y: left.y }, left], 50));
  }
  return found;
}

/** Ways above and below all that stands between the two, for when nothing simpler is free. */
function detours(ends: ArrowEnds, obstacles: readonly Box[]): readonly Way[] {
  const { from, source, target, header } = ends;
  const lane = (ends.lane % 4) * laneStep;
  const left = { x: target.x - 2, y: target.y + header / 2 };
  const outside = source.x + source.width + reach + lane;
  const beside = left.x - reach - 4 - lane;
  if (ends.leftward || ends.rail !== null || beside <= outside) return [];
  const between = obstacles.filter(({ x, width }) => x < beside && x + width > outside);
  const sky = Math.min(...between.map(({ y }) => y)) - 9 - lane * 0.8;
  const ground = Math.max(...between.map(({ y, height }) => y + height)) + 9 + lane * 0.8;
  return [sky, ground]
    .filter((y) => Number.isFinite(y) && y > 0)
    .map((y) => {
      const over = [
        { x: outside, y },
        { x: beside, y },
        { x: beside, y: left.y },
      ];
      return corners([from, { x: outside, y: from.y }, ...over, left], 150);
    });
}

/** A gentle curve that leaves and arrives level. */
function curve(from: Point, to: Point): Way {
  const pull = Math.max(24, Math.min(70, (to.x - from.x) * 0.55));
  const a = { x: from.x + pull, y: from.y };
  const b = { x: to.x - pull, y: to.y };
  const points = [0, 0.2, 0.4, 0.6, 0.8, 1].map((t) => bezier(from, a, b, to, t));
  const path = (): string => `M${from.x} ${from.y}C${a.x} ${a.y} ${b.x} ${b.y} ${to.x} ${to.y}`;
  return { points, path, bias: 0 };
}

function bezier(p: Point, a: Point, b: Point, q: Point, t: number): Point {
  const s = 1 - t;
  const mix = (k: "x" | "y"): number =>
    s * s * s * p[k] + 3 * s * s * t * a[k] + 3 * s * t * t * b[k] + t * t * t * q[k];
  return { x: mix("x"), y: mix("y") };
}

/** Straight pieces with rounded corners. */
function corners(points: readonly Point[], bias: number): Way {
  return { points, path: () => roundedPath(points), bias };
}

function roundedPath(points: readonly Point[]): string {
  const [start, ...rest] = points;
  if (start === undefined) return "";
  let path = `M${start.x} ${start.y}`;
  let before = start;
  rest.forEach((at, index) => {
    const next = rest[index + 1];
    if (next === undefined) path += `L${at.x} ${at.y}`;
    else {
      const radius = Math.min(bend, distance(before, at) / 2, distance(at, next) / 2);
      const enter = toward(at, before, radius);
      const leave = toward(at, next, radius);
      path += `L${enter.x} ${enter.y}Q${at.x} ${at.y} ${leave.x} ${leave.y}`;
    }
    before = at;
  });
  return path;
}

function toward(from: Point, to: Point, by: number): Point {
  const all = distance(from, to);
  if (all === 0) return from;
  return { x: from.x + ((to.x - from.x) / all) * by, y: from.y + ((to.y - from.y) / all) * by };
}

function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

function length(points: readonly Point[]): number {
  return points.reduce((sum, at, index) => sum + distance(points[index - 1] ?? at, at), 0);
}

function same(a: Box, b: Box): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height;
}

/** Whether a straight piece runs through a box (its rim not counted). */
function crosses(from: Point, to: Point, box: Box): boolean {
  const left = box.x + 1;
  const right = box.x + box.width - 1;
  const top = box.y + 1;
  const bottom = box.y + box.height - 1;
  if (Math.max(from.x, to.x) <= left || Math.min(from.x, to.x) >= right) return false;
  if (Math.max(from.y, to.y) <= top || Math.min(from.y, to.y) >= bottom) return false;
  // Their rectangles meet; the piece itself misses the box only when all corners lie on one side of it.
  const side = (x: number, y: number): number =>
    Math.sign((to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x));
  const sum = side(left, top) + side(right, top) + side(left, bottom) + side(right, bottom);
  return Math.abs(sum) < 4;
}

function tidy(path: string): string {
  return path.replaceAll(/-?\d+\.\d+/g, (number) => String(Math.round(Number(number) * 10) / 10));
}
