/**
 * How near numbers are to the true ones: 1 less the mean of the relative errors, from 0 to 1. What is missing counts as 0, what is too much is
 * not looked at; 0 where one of the texts holds no numbers.
 */
export function numericScore(output: string | null, truth: string): number {
  const [mine, theirs] = [numbersIn(output), numbersIn(truth)];
  if (mine === null || theirs === null || theirs.length === 0) return 0;
  const errors = theirs.map((number, index) => {
    const error = Math.abs((mine[index] ?? 0) - number);
    return error / (Math.abs(number) + 1e-10);
  });
  return clipped(1 - errors.reduce((sum, error) => sum + error, 0) / errors.length);
}

/** Spearman's rank correlation of two lists of numbers, from 0 to 1; 0 where it is not defined. */
export function rankScore(output: string | null, truth: string): number {
  const [mine, theirs] = [numbersIn(output), numbersIn(truth)];
  if (mine === null || theirs?.length !== mine.length || mine.length < 2) return 0;
  return clipped(correlation(ranks(mine), ranks(theirs)));
}

/** The share of different words, in lower case, that two texts have in common; 1 of two without words, 0 where there is no text. */
export function jaccard(one: string, other: string | null): number {
  if (other === null) return 0;
  const [mine, theirs] = [wordsIn(one), wordsIn(other)];
  if (mine.size === 0 && theirs.size === 0) return 1;
  const common = [...mine].filter((word) => theirs.has(word)).length;
  return common / (mine.size + theirs.size - common);
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(
    text
      .toLowerCase()
      .split(/\s+/)
      .filter((word) => word !== ""),
  );
}

/** The numbers of a text as SURGE's code reads them, by the first of its forms that fits; null where one of them is none. */
function numbersIn(output: string | null): readonly number[] | null {
  if (output === null) return null;
  const text = output.replaceAll("\n", " ").trim();
  const scientific = /e[+-]/.test(text);
  if (text.includes(",") && scientific) return allFloats(text.split(","));
  if (scientific) return allFloats(split(text.replaceAll(/['[\]]/g, "")));
  if (text.includes("[[") && text.includes("]]")) {
    return allFloats(split(text.replaceAll(/[[\]]/g, "")).map((word) => word.replace(/\.+$/, "")));
  }
  if (text.startsWith("[") && text.endsWith("]")) {
    const inside = text.replace(/^[[\]]+|[[\]]+$/g, "");
    const parts = inside.includes(",") ? inside.split(",") : split(inside);
    return allFloats(parts.filter((part) => part.trim() !== ""));
  }
  return allFloats(text.includes(",") ? text.split(",") : [text]);
}

function split(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

function allFloats(words: readonly string[]): readonly number[] | null {
  const numbers = words.map(floatOf);
  return numbers.every((number) => number !== null) ? numbers : null;
}

const digits = "[0-9]+(?:_[0-9]+)*";
const decimal = new RegExp(
  `^[+-]?(?:${digits}(?:\\.(?:${digits})?)?|\\.${digits})(?:e[+-]?${digits})?$`,
  "i",
);

/** What Python's `float` makes of a text; null where it raises. */
function floatOf(word: string): number | null {
  const text = word.trim();
  if (decimal.test(text)) return Number(text.replaceAll("_", ""));
  const named = /^([+-]?)(inf|infinity|nan)$/i.exec(text);
  if (named === null) return null;
  if (named[2]?.toLowerCase() === "nan") return Number.NaN;
  return named[1] === "-" ? -Infinity : Infinity;
}

/** What is not defined is worth nothing. */
function clipped(score: number): number {
  return Number.isNaN(score) ? 0 : Math.min(1, Math.max(0, score));
}

/** 1-based places in ascending order; equal numbers share the mean of theirs. */
function ranks(values: readonly number[]): readonly number[] {
  const order = values.map((_, index) => index);
  order.sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0));
  const found: number[] = [];
  for (let from = 0; from < order.length;) {
    let to = from;
    while (
      to + 1 < order.length &&
      valueAt(values, order, to + 1) === valueAt(values, order, from)
    ) {
      to += 1;
    }
    for (let place = from; place <= to; place++) found[order[place] ?? 0] = (from + to) / 2 + 1;
    from = to + 1;
  }
  return found;
}

function valueAt(values: readonly number[], order: readonly number[], place: number): number {
  return values[order[place] ?? 0] ?? 0;
}

function correlation(one: readonly number[], other: readonly number[]): number {
  const [mean, otherMean] = [meanOf(one), meanOf(other)];
  let [both, mine, theirs] = [0, 0, 0];
  for (const [index, value] of one.entries()) {
    const [left, right] = [value - mean, (other[index] ?? 0) - otherMean];
    both += left * right;
    mine += left * left;
    theirs += right * right;
  }
  return both / Math.sqrt(mine * theirs);
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
