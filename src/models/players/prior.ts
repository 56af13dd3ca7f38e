import { printTruth } from "../../core/prediction/printTruth.ts";
import type { Question, QuestionKind, Truth } from "../../core/question/question.ts";
import { constantAnswer } from "./always.ts";
import type { Player, PlayerItem } from "./player.ts";

/**
 * A floor: what is commonest in a pack for a question of the kind, learnt from the other programs alone. A line is said to run when more
 * than half of the lines asked about elsewhere do. Its confidence is the share of what is commonest.
 */
export function createPrior(pack: readonly PlayerItem[]): Player {
  const learnt = new Map<string, Learnt>();
  const learn = (program: string, kind: QuestionKind): Learnt => {
    const name = `${kind} ${program}`;
    const known = learnt.get(name);
    if (known !== undefined) return known;
    const fresh = learnFrom(
      pack.filter((one) => one.program !== program && one.question.kind === kind),
    );
    learnt.set(name, fresh);
    return fresh;
  };
  return {
    id: "prior",
    sort: "floor",
    answer({ program, question, source }) {
      const known = learn(program, question.kind);
      const { guess, share } =
        question.kind === "coverage"
          ? coverageGuess(known, question.lines)
          : commonGuess(known, question);
      const answer = guess ?? constantAnswer(question, source);
      return {
        raw: answer === null ? null : printTruth(answer),
        confidence: guess === null ? null : share,
      };
    },
  };
}

/** What a pack without one program says of a kind of question. */
interface Learnt {
  /** The share of the lines asked about that run; null where there are none. */
  readonly ran: number | null;
  /** The commonest truth with the line that was asked about, and its share; null where there is none. */
  readonly common: { readonly truth: Truth; readonly from: number; readonly share: number } | null;
}

interface Guess {
  readonly guess: Truth | null;
  readonly share: number;
}

function learnFrom(others: readonly PlayerItem[]): Learnt {
  let [asked, ran, known] = [0, 0, 0];
  const counts = new Map<string, { readonly truth: Truth; readonly from: number; times: number }>();
  for (const { question, truth } of others) {
    if (truth === null) continue;
    if (question.kind === "coverage" && truth.kind === "coverage") {
      asked += question.lines.length;
      ran += truth.ran.length;
      continue;
    }
    const name = nameOf(truth, question.line);
    // A path and the names of objects are a program's own.
    if (name === null || truth.kind === "path" || truth.kind === "alias") continue;
    known++;
    const found = counts.get(name) ?? { truth, from: question.line, times: 0 };
    counts.set(name, found);
    found.times++;
  }
  const [best] = [...counts.values()].toSorted((one, other) => other.times - one.times);
  return {
    ran: asked === 0 ? null : ran / asked,
    common: best === undefined ? null : { ...best, share: best.times / known },
  };
}

function coverageGuess({ ran }: Learnt, lines: readonly number[]): Guess {
  if (ran === null) return { guess: null, share: 0 };
  return {
    guess: { kind: "coverage", ran: ran >= 0.5 ? lines : [] },
    share: Math.max(ran, 1 - ran),
  };
}

/** A next line counts by how far it is from the one asked about. */
function commonGuess({ common }: Learnt, question: Question): Guess {
  if (common === null) return { guess: null, share: 0 };
  const guess = movedTo(common.truth, question.line - common.from);
  const fits =
    guess.kind !== "branch" || question.kind !== "branch" || question.ways.includes(guess.way);
  return fits ? { guess, share: common.share } : { guess: null, share: 0 };
}

function nameOf(truth: Truth, line: number): string | null {
  const raw = printTruth(movedTo(truth, -line));
  return raw === null ? null : `${raw.form} ${raw.text}`;
}

function movedTo(truth: Truth, by: number): Truth {
  if (truth.kind !== "next-line" || truth.next.kind !== "line") return truth;
  return { kind: "next-line", next: { kind: "line", line: truth.next.line + by } };
}
