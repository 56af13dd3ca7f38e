import { printTruth } from "../../core/prediction/printTruth.ts";
import type { Question, Truth } from "../../core/question/question.ts";
import { constantAnswer } from "./always.ts";
import type { Player, PlayerItem } from "./player.ts";

/**
 * A floor: what is commonest in a pack for a question of the kind, learnt from the other programs alone. A line is said to run when more
 * than half of the lines asked about elsewhere do. Its confidence is the share of what is commonest.
 */
export function createPrior(pack: readonly PlayerItem[]): Player {
  return {
    id: "prior",
    sort: "floor",
    answer({ program, question, source }) {
      const others = pack.filter(
        (one) => one.program !== program && one.question.kind === question.kind,
      );
      const { guess, share } =
        question.kind === "coverage"
          ? commonCoverage(others, question.lines)
          : commonest(others, question);
      const answer = guess ?? constantAnswer(question, source);
      return {
        raw: answer === null ? null : printTruth(answer),
        confidence: guess === null ? null : share,
      };
    },
  };
}

interface Common {
  readonly guess: Truth | null;
  readonly share: number;
}

function commonCoverage(others: readonly PlayerItem[], lines: readonly number[]): Common {
  let [asked, ran] = [0, 0];
  for (const { question, truth } of others) {
    if (question.kind !== "coverage" || truth?.kind !== "coverage") continue;
    asked += question.lines.length;
    ran += truth.ran.length;
  }
  if (asked === 0) return { guess: null, share: 0 };
  const share = ran / asked;
  return {
    guess: { kind: "coverage", ran: share >= 0.5 ? lines : [] },
    share: Math.max(share, 1 - share),
  };
}

/** The truth that comes most often in the same words, the first of equals; lines count by how far they are from the one asked about. */
function commonest(others: readonly PlayerItem[], question: Question): Common {
  const counts = new Map<string, { readonly truth: Truth; readonly from: number; times: number }>();
  let known = 0;
  for (const { truth, question: asked } of others) {
    if (truth === null || truth.kind === "path" || truth.kind === "alias") continue;
    const name = nameOf(truth, asked.line);
    if (name === null) continue;
    known++;
    const found = counts.get(name) ?? { truth, from: asked.line, times: 0 };
    counts.set(name, found);
    found.times++;
  }
  let best: { readonly truth: Truth; readonly from: number; times: number } | null = null;
  for (const one of counts.values()) if (best === null || one.times > best.times) best = one;
  if (best === null) return { guess: null, share: 0 };
  const guess = movedTo(best.truth, question.line - best.from);
  const fits =
    guess.kind !== "branch" || question.kind !== "branch" || question.ways.includes(guess.way);
  return fits ? { guess, share: best.times / known } : { guess: null, share: 0 };
}

function nameOf(truth: Truth, line: number): string | null {
  const raw = printTruth(movedTo(truth, -line));
  return raw === null ? null : `${raw.form} ${raw.text}`;
}

function movedTo(truth: Truth, by: number): Truth {
  if (truth.kind !== "next-line" || truth.next.kind !== "line") return truth;
  return { kind: "next-line", next: { kind: "line", line: truth.next.line + by } };
}
