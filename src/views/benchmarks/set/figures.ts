import type { Aggregates } from "../../../core/benchmark/mark.ts";
import type { BenchmarkScore } from "../../../core/benchmark/benchmark.ts";
import type { BenchmarkId } from "../../../core/benchmark/task.ts";

/** One figure of one judge. Values and bounds are shares, 0 to 1. */
export interface Figure {
  /** Null where it is not defined. */
  readonly value: number | null;
  /** The 95 % interval; null where there is none. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** Over how many; null where that is not told. */
  readonly n: number | null;
}

/** What a constant answer gets: its name in the scores, and the share. */
export interface Baseline {
  readonly name: string;
  readonly value: number;
}

/** A figure under its name in the scores, `coverage.acc`, of both judges. */
export interface FigureRow {
  readonly name: string;
  readonly reference: Figure | null;
  readonly strict: Figure | null;
  readonly baselines: readonly Baseline[];
}

/** What stands among figures and is none. */
const about = new Set([
  "n",
  "programs",
  "samples",
  "answered",
  "intervals",
  "interval",
  "baselines",
  "constants",
]);

/** The figures of REval's constant answers that have another name than the figure. */
const constantFigures: Readonly<Record<string, string>> = {
  "coverage_yes.acc": "coverage.acc",
  "coverage_yes.f1": "coverage.f1",
  "coverage_no.acc": "coverage.acc",
  path_end: "path",
  state_nil: "state",
  ic_no_nil_end_wrong: "ic",
};

/** All figures of a score, in its order. */
export function figureRows(benchmark: BenchmarkId, score: BenchmarkScore): readonly FigureRow[] {
  const reference = figuresOf(benchmark, score.reference);
  const strict = figuresOf(benchmark, score.strict);
  const names = [...new Set([...reference.figures.keys(), ...strict.figures.keys()])];
  return names.map((name) => ({
    name,
    reference: reference.figures.get(name) ?? null,
    strict: strict.figures.get(name) ?? null,
    baselines: reference.baselines.get(name) ?? [],
  }));
}

interface Found {
  readonly figures: Map<string, Figure>;
  readonly baselines: Map<string, Baseline[]>;
}

function figuresOf(benchmark: BenchmarkId, aggregates: Aggregates): Found {
  const found: Found = { figures: new Map(), baselines: new Map() };
  collect(benchmark, aggregates, [], null, found);
  return found;
}

function collect(
  benchmark: BenchmarkId,
  level: Aggregates,
  path: readonly string[],
  outerN: number | null,
  found: Found,
): void {
  const counts = level["n"];
  const n = numberIn(counts) ?? outerN;
  // TRACED's first kind stands above the kinds once more.
  const above = benchmark === "traced" && path.length === 0;
  let first: string | null = null;
  for (const [key, value] of Object.entries(level)) {
    if (about.has(key)) continue;
    if (isLevel(value)) {
      collect(benchmark, value, [...path, key], n, found);
      continue;
    }
    if (above) continue;
    const name = [...path, key].join(".");
    const scale = scaleOf(benchmark, key);
    first ??= name;
    found.figures.set(name, {
      value: value === null ? null : value / scale,
      interval: intervalOf(level, key, scale),
      // Where figures side by side are of different answers, each has a number of its own.
      n: isLevel(counts) ? numberIn(counts[key]) : n,
    });
  }
  if (above) return;
  addBaselines(level["baselines"], path, first, found);
  addConstants(level["constants"], found);
}

/** The figures that their papers give in hundredths; all others are shares. */
function scaleOf(benchmark: BenchmarkId, key: string): number {
  const passes = ["cruxeval", "lcb-execution"].includes(benchmark);
  return key === "ic" || (passes && key.startsWith("pass_at_")) ? 100 : 1;
}

/** Bounds beyond what a share can be are cut off: intervals of few tasks reach there. */
function intervalOf(level: Aggregates, key: string, scale: number): Figure["interval"] {
  const { intervals, interval } = level;
  const bounds = isLevel(intervals) ? intervals[key] : interval;
  if (!isLevel(bounds)) return null;
  const [low, high] = [numberIn(bounds["low"]), numberIn(bounds["high"])];
  if (low === null || high === null) return null;
  return { low: Math.max(0, low / scale), high: Math.min(1, high / scale) };
}

/** A baseline that is one number is about the first figure beside it; otherwise it names the figures. Always shares. */
function addBaselines(
  baselines: Aggregates[string] | undefined,
  path: readonly string[],
  first: string | null,
  found: Found,
): void {
  if (!isLevel(baselines)) return;
  for (const [name, value] of Object.entries(baselines)) {
    if (isLevel(value)) {
      for (const [figure, share] of Object.entries(value)) {
        add(found, [...path, figure].join("."), name, numberIn(share));
      }
    } else if (first !== null) add(found, first, name, value);
  }
}

function addConstants(constants: Aggregates[string] | undefined, found: Found): void {
  if (!isLevel(constants)) return;
  for (const [name, value] of Object.entries(constants)) {
    const parts: readonly (readonly [string, Aggregates[string]])[] = isLevel(value)
      ? Object.entries(value).map(([part, share]) => [`${name}.${part}`, share])
      : [[name, value]];
    for (const [part, share] of parts) {
      const figure = constantFigures[part];
      const number = numberIn(share);
      if (figure === undefined || number === null) continue;
      add(found, figure, name, figure === "ic" ? number / 100 : number);
    }
  }
}

function add(found: Found, figure: string, name: string, value: number | null): void {
  if (value === null) return;
  const others = found.baselines.get(figure);
  if (others === undefined) found.baselines.set(figure, [{ name, value }]);
  else others.push({ name, value });
}

function isLevel(value: Aggregates[string] | undefined): value is Aggregates {
  return typeof value === "object" && value !== null;
}

function numberIn(value: Aggregates[string] | undefined): number | null {
  return typeof value === "number" ? value : null;
}
