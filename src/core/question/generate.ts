import type { Recording } from "../trace/index.ts";
import { isAskable } from "./ambiguous.ts";
import { kinds, suggested } from "./kinds/index.ts";
import { plainNextLine } from "./kinds/nextLine.ts";
import { type Moment, momentsOf } from "./moments.ts";
import {
  type Item,
  type Question,
  type QuestionKind,
  questionKinds,
  type QuestionSet,
  reasons,
  type SetOptions,
} from "./question.ts";
import { randomOf } from "./random.ts";
import { suggestedTables } from "./table.ts";

/** Something that may be asked, with what it is compared by. */
interface Candidate {
  readonly item: Item;
  readonly kind: QuestionKind | "table";
  readonly line: number;
  /** Its place in the order of all candidates of the run, 0 to 1. */
  place: number;
  /** 0 to 1: how much it is worth to ask. */
  readonly worth: number;
}

/** What a question is worth that no reason speaks for: those on values ask for more than those on the next line. */
const plainWorth: Readonly<Record<QuestionKind, number>> = {
  coverage: 0.3,
  branch: 0.15,
  "next-line": 0,
  path: 0.35,
  state: 0.15,
  output: 0.2,
  input: 0,
  count: 0,
  alias: 0.2,
};

/**
 * The questions on a recording: few, worth asking, spread over the run, the same for the same options.
 * Questions on the whole run come first, the others in the order of time; what one gives away is never asked by a later one ([G1]-[G6]).
 */
export function makeQuestions(recording: Recording, options: SetOptions): QuestionSet {
  const chosen = chosenQuestions(recording, options);
  const candidates = candidatesOf(recording, options);
  const whole = candidates.filter(({ item }) => item.shown < 0);
  const points = candidates.filter(({ item }) => item.shown >= 0);
  const size = Math.max(0, Math.trunc(options.size));
  const picked = new Picked(options.seed, chosen);
  picked.take(whole, points.length === 0 ? size : Math.ceil(size / 3));
  picked.take(
    points.filter(({ kind }) => kind === "table"),
    size < 3 ? size - picked.count : 1,
  );
  picked.take(
    points.filter(({ kind }) => kind !== "table"),
    size - picked.count,
  );
  picked.take(whole, size - picked.count);
  return { options, items: picked.inOrder() };
}

/** The most sensible question at a step, or at the next line that is about to run; null where nothing can be asked. */
export function questionAt(recording: Recording, step: number): Question | null {
  let at = Math.max(0, Math.trunc(step));
  while (at < recording.steps && recording.kindAt(at) !== "line") at++;
  if (!isAskable(recording, at)) return null;
  const known = momentsOf(recording).find((moment) => moment.step === at);
  const moment: Moment = { step: at, reasons: new Set([...(known?.reasons ?? []), "chosen"]) };
  const order = ["branch", "state", "output", "alias", "path", "next-line"] as const;
  for (const kind of order) {
    const [found] = kinds[kind].at(recording, moment);
    if (found !== undefined) return found;
  }
  return plainNextLine(recording, moment);
}

function chosenQuestions(recording: Recording, options: SetOptions): readonly Item[] {
  const found: Item[] = [];
  for (const step of options.chosen) {
    const question = questionAt(recording, step);
    if (question !== null && found.every((item) => areApart(item, question))) found.push(question);
  }
  return found;
}

function candidatesOf(recording: Recording, options: SetOptions): readonly Candidate[] {
  const moments = momentsOf(recording);
  const questions = questionKinds
    .filter((kind) => options.kinds.includes(kind))
    .flatMap((kind) => suggested(recording, kind, moments));
  const candidates = questions.map((question): Candidate => ({
    item: question,
    kind: question.kind,
    line: question.line,
    place: 0,
    worth: worthOf(question),
  }));
  if (options.kinds.includes("table")) {
    for (const table of suggestedTables(recording, options.help)) {
      const line = table.rows[0]?.line ?? 0;
      candidates.push({ item: table, kind: "table", line, place: 0, worth: 0.8 });
    }
  }
  const inTime = candidates.toSorted((left, right) => left.item.shown - right.item.shown);
  for (const [index, candidate] of inTime.entries()) candidate.place = index / inTime.length;
  return inTime;
}

function worthOf({ shown, reason, kind }: Question): number {
  if (shown < 0) return 0.5;
  if (reason === "plain") return plainWorth[kind];
  // If the test before the last one were asked more seldom, everybody would learn to answer that the loop ends.
  const goesOn = reason === "last-iteration" && (kind === "branch" || kind === "next-line");
  return 1 - reasons.indexOf(goesOn ? "loop-ends" : reason) / reasons.length;
}

/** What was picked so far; picks the best of what may still be asked beside it. */
class Picked {
  private readonly seed: number;
  private readonly chosen: readonly Item[];
  private readonly found: Candidate[] = [];

  constructor(seed: number, chosen: readonly Item[]) {
    this.seed = seed;
    this.chosen = chosen;
  }

  get count(): number {
    return this.found.length;
  }

  take(candidates: readonly Candidate[], most: number): void {
    for (let taken = 0; taken < most; taken++) {
      let best: Candidate | null = null;
      let bestScore = -Infinity;
      for (const candidate of candidates) {
        if (!this.mayAsk(candidate)) continue;
        const score = this.score(candidate);
        if (score > bestScore) [best, bestScore] = [candidate, score];
      }
      if (best === null) return;
      this.found.push(best);
    }
  }

  inOrder(): readonly Item[] {
    const items = [...this.chosen, ...this.found.map(({ item }) => item)];
    return items.toSorted((left, right) => left.shown - right.shown);
  }

  private mayAsk(candidate: Candidate): boolean {
    const { item } = candidate;
    if (!this.chosen.every((other) => areApart(other, item))) return false;
    return this.found.every(
      (other) =>
        areApart(other.item, item) && !isTwin(other, candidate) && !givesAway(other, candidate),
    );
  }

  private score({ item, kind, line, place, worth }: Candidate): number {
    // On the whole run there are many questions of some kinds: that gives these kinds no better chance.
    const chance = item.shown < 0 ? `${kind} of the run` : item.id;
    let score = worth + 0.35 * randomOf(this.seed, chance) + 0.01 * randomOf(this.seed, item.id);
    for (const other of this.found) {
      if (other.kind === kind) score -= 0.3;
      if (other.line === line) score -= 0.2;
      if (reasonOfItem(other.item) === reasonOfItem(item)) score -= 0.15;
      if (item.shown >= 0 && other.item.shown >= 0) {
        score -= 0.3 * Math.max(0, 1 - 4 * Math.abs(other.place - place));
      }
    }
    return score;
  }
}

/** Whether neither of two items shows what the other asks. Those on the whole run are answered before anything is shown. */
function areApart(one: Item, other: Item): boolean {
  if (one.id === other.id) return false;
  if (one.shown < 0 || other.shown < 0) return true;
  return one.reveals <= other.shown || other.reveals <= one.shown;
}

/** Whether two items ask the same of the same line, or the same of the whole run; or both for the next line without a reason. */
function isTwin(one: Candidate, other: Candidate): boolean {
  if (one.kind !== other.kind) return false;
  if (
    one.kind === "next-line" &&
    [one, other].every(({ item }) => reasonOfItem(item) === "plain")
  ) {
    return true;
  }
  if (one.item.shown < 0 && other.item.shown < 0) return one.kind !== "input";
  if (one.line !== other.line) return false;
  return reasonOfItem(one.item) === reasonOfItem(other.item);
}

function reasonOfItem(item: Item): string {
  return item.kind === "table" ? "table" : item.reason;
}

/** Whether one question tells what another one asks, or hides what it needs. */
function givesAway(one: Candidate, other: Candidate): boolean {
  const tells = (first: Candidate, second: Candidate): boolean =>
    hidesInput(first, second) || namesLine(first, second);
  return tells(one, other) || tells(other, one);
}

/** Who is asked how to reach a line can guess that it did not run. */
function namesLine({ item }: Candidate, { kind }: Candidate): boolean {
  return item.kind === "input" && item.goal.kind !== "returns" && kind === "coverage";
}

/** Who looks for the lines that a program reads sees what it prints, and not what it read: nothing else on the whole run can be asked. */
function hidesInput({ item }: Candidate, other: Candidate): boolean {
  if (item.kind !== "input" || item.ask.kind !== "stdin") return false;
  return other.item.shown < 0 || other.kind === "output";
}
