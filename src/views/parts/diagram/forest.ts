import type { FigureLife, Link } from "./lives.ts";

/** The figures as trees: each stands to the right of the one that it belongs to. */
export interface Forest {
  /** Keys, in the order in which they were first seen. */
  readonly roots: readonly string[];
  /** Key → keys of what stands to its right, from top to bottom. */
  readonly children: ReadonlyMap<string, readonly string[]>;
  /** Key → the link that made it a child. */
  readonly links: ReadonlyMap<string, Link>;
}

interface Candidate {
  readonly holder: FigureLife;
  readonly held: FigureLife;
  readonly link: Link;
  readonly rank: number;
}

/**
 * Gives each figure the one that it belongs to. A link to a figure of the same kind (the next node of a
 * list, a subtree) comes before others, an early one before a late one, and one that lasted before a
 * passing one; a figure that names held longer than any other figure did stays a root.
 */
export function growForest(figures: ReadonlyMap<string, FigureLife>): Forest {
  const candidates: Candidate[] = [];
  for (const holder of figures.values()) {
    for (const [key, link] of holder.links) {
      const held = figures.get(key);
      if (held === undefined || held === holder) continue;
      const rank = rankOf(holder, held, link);
      if (rank > 0) candidates.push({ holder, held, link, rank });
    }
  }
  candidates.sort(compare);
  const links = new Map<string, Link>();
  const children = new Map<string, FigureLife[]>();
  const trees = new Trees();
  for (const { holder, held, link } of candidates) {
    if (links.has(held.key) || trees.rootOf(holder.key) === held.key) continue;
    links.set(held.key, link);
    trees.hang(held.key, holder.key);
    const siblings = children.get(holder.key);
    if (siblings === undefined) children.set(holder.key, [held]);
    else siblings.push(held);
  }
  const order = (key: string): number => links.get(key)?.order ?? 0;
  for (const siblings of children.values()) {
    siblings.sort((a, b) => order(a.key) - order(b.key) || a.first - b.first || a.order - b.order);
  }
  const roots = [...figures.values()].filter((life) => !links.has(life.key));
  roots.sort((a, b) => a.first - b.first || a.order - b.order);
  return {
    roots: roots.map((life) => life.key),
    children: new Map([...children].map(([key, lives]) => [key, lives.map((life) => life.key)])),
    links,
  };
}

/** Whether the two look alike, so that a chain of them is drawn as one row. */
export function isSameKind(a: FigureLife, b: FigureLife): boolean {
  return a.figure.kind === b.figure.kind && a.figure.title === b.figure.title;
}

/** Attributes that lead back to where one came from: they make no row and no tree. */
const pointsBack = /^name _*(prev|parent|up$|back|owner|pred)/i;

/** Objects that stand for another one: what they refer to is not theirs. */
const onlyLooksAt: ReadonlySet<string> = new Set(["method", "iterator", "generator", "function"]);

function rankOf(holder: FigureLife, held: FigureLife, link: Link): number {
  if (pointsBack.test(link.place)) return link.steps > held.namedSteps ? 1 : 0;
  if (isSameKind(holder, held) && holder.figure.kind === "instance") return 3;
  if (link.steps * 2 >= held.steps && !onlyLooksAt.has(holder.figure.kind)) return 2;
  return link.steps > held.namedSteps ? 1 : 0;
}

function compare(a: Candidate, b: Candidate): number {
  return (
    b.rank - a.rank ||
    a.link.first - b.link.first ||
    a.holder.first - b.holder.first ||
    a.holder.order - b.holder.order ||
    a.link.order - b.link.order ||
    a.held.order - b.held.order
  );
}

/** Union-find that knows the root of each tree, so that no figure is hung below itself. */
class Trees {
  private readonly up = new Map<string, string>();

  rootOf(key: string): string {
    let root = key;
    for (let next = this.up.get(root); next !== undefined; next = this.up.get(root)) root = next;
    for (let at = key; at !== root;) {
      const next = this.up.get(at) ?? root;
      this.up.set(at, root);
      at = next;
    }
    return root;
  }

  /** Hangs a tree, given by its root, below a figure of another tree. */
  hang(root: string, holder: string): void {
    this.up.set(root, this.rootOf(holder));
  }
}
