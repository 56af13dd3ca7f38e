import type { Comparison } from "../../../../core/evaluation/analysis/comparison.ts";
import type {
  CountedThing,
  Figure,
  Undefined,
} from "../../../../core/evaluation/analysis/figure.ts";
import type { Participant } from "../../../../core/evaluation/analysis/participant.ts";
import type { ConfidenceMethod } from "../../../../core/evaluation/analysis/response.ts";
import type { SetFigures, SetRule } from "../../../../core/evaluation/analysis/sets.ts";
import type { Interval } from "../../../../core/score/statistics/interval.ts";
import { sortWords } from "../../../words/evaluations.ts";
import { counted } from "../../../words/numbers.ts";

/** What people are called among the predictors. */
export const peopleLabel = "People, in this browser";

/** What a participant is, said beside its name. */
export function participantWords({ sort }: Participant): string {
  return sort === "people" ? "first answers, of whoever used it" : sortWords[sort].word;
}

/** The groups in which participants stand apart, in their order. */
export const groups = [
  { id: "compared", title: "Models and people" },
  { id: "heuristics", title: "Static heuristics" },
  { id: "floors", title: "Floors" },
  { id: "simulated", title: "Simulated, with the truth; not ranked" },
] as const;

export type GroupId = (typeof groups)[number]["id"];

/** The group that a participant stands in. */
export function groupOf({ sort }: Participant): GroupId {
  switch (sort) {
    case "floor":
      return "floors";
    case "heuristic":
      return "heuristics";
    case "simulated":
      return "simulated";
    case "model":
    case "people":
    case "replay":
    case "scripted":
      return "compared";
  }
}

/** A share in percent with one place: `30.6 %`. Only all is 100.0 and only nothing is 0.0. */
export function shareWords(share: number): string {
  return `${places(share)}\u00a0%`;
}

/** The bounds of an interval of shares: `12.0 to 49.2 %`. */
export function boundsWords({ low, high }: Interval): string {
  return `${places(low)} to ${places(high)}\u00a0%`;
}

function places(share: number): string {
  const text = (share * 100).toFixed(1);
  if (text === "100.0" && share < 1) return "99.9";
  return text === "0.0" && share > 0 ? "0.1" : text === "-0.0" ? "0.0" : text;
}

/** A difference of shares in points, with its sign: `+12.4`. */
export function pointsWords(difference: number): string {
  const text = (Math.abs(difference) * 100).toFixed(1);
  if (text === "0.0") return "0.0";
  return difference < 0 ? `−${text}` : `+${text}`;
}

/** A p: `0.031`, `< 0.001`. */
export function pWords(p: number): string {
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}

function pSentence(p: number): string {
  return p < 0.001 ? "p < 0.001" : `p = ${p.toFixed(3)}`;
}

const things: { readonly [thing in CountedThing]: readonly [string, string] } = {
  items: ["item", "items"],
  replies: ["reply", "replies"],
  answers: ["answer", "answers"],
  questions: ["question", "questions"],
  lines: ["line", "lines"],
  attempts: ["program", "programs"],
  pairs: ["pair", "pairs"],
};

/** Over how many of what, on how many programs: `120 items, 40 programs`. */
export function overWords({
  n,
  of,
  programs,
}: Extract<Figure, { readonly kind: "known" }>): string {
  const what = counted(n, ...things[of]);
  return of === "attempts" ? what : `${what}, ${counted(programs, "program")}`;
}

/** Why there is no number. */
export function undefinedWords(why: Undefined): string {
  switch (why.kind) {
    case "nothing":
      return `no ${things[why.of][1]} to count`;
    case "errors":
      return `withheld: ${counted(why.cells, "cell")} in error. Ask again, or count them as wrong`;
    case "samples":
      return `takes ${counted(why.needed, "sample")} of an item; there ${why.given === 1 ? "is" : "are"} ${why.given}`;
    case "few":
      return `takes ${counted(why.needed, ...things[why.of])}; there are ${why.n}`;
    case "few-programs":
      return `takes ${counted(why.needed, "program")}; there are ${why.programs}`;
    case "one-sort":
      return "all right or all wrong: there is nothing to tell apart";
    case "every-answer":
      return "so often no sample is right that a set would have to hold every answer";
  }
}

/** How confidence was told: a name, and how it comes about. */
export const methodNames: {
  readonly [method in ConfidenceMethod]: { readonly name: string; readonly says: string };
} = {
  stated: { name: "Stated", says: "a number that the reply itself says, after its answer" },
  player: { name: "Computed", says: "a probability that a player works out" },
  token: { name: "Token probability", says: "of the very tokens that the answer is written with" },
  words: { name: "Words", says: "guess 25, unsure 50, fairly sure 75, certain 95 %" },
  agreement: { name: "Agreement", says: "the share of samples that give the commonest answer" },
};

/** What a rule for sets promises. */
export const setRuleWords: { readonly [rule in SetRule]: string } = {
  split: "Split conformal, 90 % on average",
  pac: "PAC, 90 % with 95 % confidence",
};

/** How a rule came to its sets. */
export function setWords(sets: Extract<SetFigures, { readonly kind: "known" }>): string {
  const least = Math.max(0, 1 - sets.threshold);
  const misses = sets.misses === null ? "" : `, ${counted(sets.misses, "miss", "misses")} allowed`;
  return `Answers of ${shareWords(least)} of the samples or more. Learnt from one item of each of ${counted(sets.learnt, "program")}${misses}; tried on ${counted(sets.tried, "other program")}.`;
}

/** What comparing two came to, in sentences that hold on their own. */
export function findingWords(comparison: Comparison, first: string, second: string): string {
  const { paired, detectable, finding, corrected } = comparison;
  const { difference, interval, p, n } = paired;
  if (finding === "nothing-common" || difference === null || p === null) {
    return "No item was answered by both, so there is nothing to compare.";
  }
  if (finding === "alike" || interval === null) {
    return `No item tells the two apart: on all ${counted(n, "common item")} they are right and wrong alike. That does not make them equal on others.`;
  }
  const better = difference > 0 ? first : second;
  const by = (Math.abs(difference) * 100).toFixed(1);
  const bounds =
    difference > 0
      ? `${pointsWords(interval.low)} to ${pointsWords(interval.high)}`
      : `${pointsWords(-interval.high)} to ${pointsWords(-interval.low)}`;
  const told = `by ${by} points (95 % interval ${bounds}, ${pSentence(p)})`;
  const reach =
    detectable === null
      ? ""
      : ` One of ${(detectable * 100).toFixed(1)} points or more would have been found, in four evaluations of five.`;
  switch (finding) {
    case "differs":
      return corrected === null
        ? `${better} is right more often, ${told}.`
        : `${better} is right more often, ${told}; among all pairs still ${pSentence(corrected.adjusted)}.`;
    case "hint":
      return corrected !== null && corrected.adjusted > 0.05 && p <= 0.05
        ? `A hint, no more: ${better} is right more often here, ${told}; but among all pairs that are compared, such a p comes up by chance (${pSentence(corrected.adjusted)} with Holm’s correction).`
        : `A hint, no more: ${better} is right more often here, ${told}; interval and test do not agree on whether that is chance.`;
    case "not-found":
      return `No difference was found.${reach} A smaller one may well be there. What was seen: ${better} ahead ${told}.`;
  }
}

/** How far intervals over so many programs may be trusted; null where there is nothing to say. */
export function trustWords(programs: number): string | null {
  if (programs < 5) {
    return `${counted(programs, "program")}, too few to see how much programs differ: each item is taken for itself, and intervals are narrower than they should be.`;
  }
  if (programs < 20) {
    return `${counted(programs, "program")}: with fewer than 20, intervals of a share are wider than they need be (in simulations they hold the truth in 95 to 100 of 100 cases); those of differences hold it in 93 to 97.`;
  }
  return null;
}
