import type { AttemptSummary } from "../../core/attempt/summary.ts";
import { firstDivergenceOf } from "../../core/score/metrics/divergence.ts";
import { count } from "../words/numbers.ts";

/** How many attempts left Python after so many right answers. */
interface DivergenceRow {
  readonly label: string;
  readonly attempts: number;
  /** True for those that never did. */
  readonly isWhole: boolean;
}

/** A line at which attempts first left Python. */
interface DivergencePlace {
  readonly id: string;
  readonly title: string;
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  readonly attempts: number;
}

/** Where attempts first leave Python, as it is drawn. */
interface Divergences {
  readonly rows: readonly DivergenceRow[];
  /** Right answers before the first divergence, one number for each attempt that has one. */
  readonly agreed: readonly number[];
  /** How many attempts agree to the end. */
  readonly whole: number;
  /** The commonest lines, the first of them most often. */
  readonly places: readonly DivergencePlace[];
}

/** Counts beyond this many right answers stand in one row. */
const mostRows = 8;
const mostPlaces = 5;

/** Sums up where attempts first leave Python; attempts without a grade are left out. */
export function divergencesOf(summaries: readonly AttemptSummary[]): Divergences {
  const agreed: number[] = [];
  let whole = 0;
  const places = new Map<string, DivergencePlace>();
  for (const { attempt, marked } of summaries) {
    const first = firstDivergenceOf(marked);
    if (first === null) continue;
    if (first.at === null) {
      whole += 1;
      continue;
    }
    agreed.push(first.agreed);
    const { line } = first.at.question;
    const text = attempt.program.source.split(/\r\n|\r|\n/)[line - 1];
    if (text === undefined) continue;
    const id = `${attempt.programHash} ${line}`;
    const before = places.get(id)?.attempts ?? 0;
    places.set(id, { id, title: attempt.title, line, text: text.trim(), attempts: before + 1 });
  }
  const last = Math.min(mostRows, Math.max(-1, ...agreed));
  const rows = Array.from({ length: last + 1 }, (_, answers): DivergenceRow => ({
    label:
      answers === mostRows ? `${count(mostRows)} or more` : answers === 0 ? "none" : count(answers),
    attempts: agreed.filter((one) => Math.min(one, mostRows) === answers).length,
    isWhole: false,
  }));
  if (whole > 0) rows.push({ label: "all: it never does", attempts: whole, isWhole: true });
  return {
    rows,
    agreed,
    whole,
    places: [...places.values()]
      .toSorted((one, other) => other.attempts - one.attempts)
      .slice(0, mostPlaces),
  };
}
