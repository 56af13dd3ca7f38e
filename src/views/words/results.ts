import type { Check } from "../../app/results/check.ts";
import type { OpenedFile } from "../../app/results/results.ts";
import type { Coherence } from "../../core/score/metrics/coherence.ts";
import type { Calibration } from "../../core/score/metrics/calibration.ts";
import { stepOf, type FirstDivergence } from "../../core/score/metrics/divergence.ts";
import { creditOf, knownOf, type Marked } from "../../core/score/metrics/marked.ts";
import type { RunPlace } from "../../core/score/runPlace.ts";
import { verdicts, type Divergence, type Score, type Verdict } from "../../core/score/score.ts";
import { count, counted, ordinal } from "./numbers.ts";
import { lineWords } from "./questions.ts";
import { confidenceWords } from "./verdicts.ts";

/** How a grade is made, in one paragraph. */
export const gradeFormula =
  "The grade is the sum of all credit, divided by the number of questions. As Python earns 1. An answer that follows from an earlier one of yours, has the right value in another type, or differs in blanks only earns ½. One that is right in part earns that part: of a path the right beginning, of covered lines the mean over those that run and those that do not, of output the lines, of shared names the pairs. Everything else earns 0, and so do “not sure” and empty answers. How sure you were never counts, and a question whose answer could not be found out is left out. First and best attempt both stay.";

/** How to read a bar. */
export const barWords =
  "Each bar is the mean credit, the thin line its 95 % interval, the dotted notch what a constant answer earns that looks at nothing.";

/** What concepts are. */
export const conceptWords =
  "What the rule behind each answer is about, and what the author of a set says it is about.";

/** Verdicts as parts of a sum. */
const sumWords: { readonly [verdict in Verdict]: string } = {
  correct: "as Python",
  partial: "in part",
  follows: "following from before",
  "wrong-type": "of another type",
  whitespace: "but for blanks",
  wrong: "not as Python",
  "not-sure": "not sure",
  unanswered: "left empty",
  unreadable: "unreadable",
  unavailable: "without a truth",
};

/** The sum that a grade is: `4.5 of 8 questions: 4 as Python, 1 that follows from before`. */
export function gradeSum(marked: readonly Marked[]): string {
  const known = knownOf(marked);
  const sum = known.reduce((total, one) => total + creditOf(one), 0);
  const parts = verdicts.flatMap((verdict) => {
    const times = known.filter(({ score }) => score.verdict === verdict).length;
    return times === 0 ? [] : [`${count(times)} ${sumWords[verdict]}`];
  });
  const rounded = Math.round(sum * 100) / 100;
  return `${rounded} of ${counted(known.length, "question")} (${parts.join(", ")})`;
}

/** What "certain" has been worth, or the surest word that was used; null when nobody said how sure. */
export function calibrationSentence({ bins, n, excess }: Calibration): string | null {
  const bin = bins.findLast((one) => one.n > 0);
  if (bin === undefined || excess === null) return null;
  const word = confidenceWords[bin.confidence].toLowerCase();
  const first = `When you said “${word}”, you were right ${counted(bin.right, "time")} of ${count(bin.n)}.`;
  if (n < 10) return `${first} More answers will tell how far to trust the word.`;
  if (excess > 0.1) return `${first} On the whole you are surer than you are right.`;
  if (excess < -0.1) return `${first} On the whole you are right more often than you think.`;
  return `${first} On the whole you know well when you are right.`;
}

/** How output and the way to it went together; null when there is nothing to say. */
export function coherenceSentence(coherence: Coherence): string | null {
  const { bothRight, outputOnly, wayOnly, neither } = coherence;
  const pairs = bothRight + outputOnly + wayOnly + neither;
  if (pairs === 0) return null;
  const times = (n: number): string => `${counted(n, "time")} of ${count(pairs)}`;
  if (outputOnly > 0) {
    return `${times(outputOnly)} the output was right and something on the way was not: worth a second look.`;
  }
  if (wayOnly > 0) return `${times(wayOnly)} all steps were right and the output was not: a slip.`;
  return "Whenever the output was right, so was the way to it.";
}

/** Where attempts first left Python; `agreed` holds one number for each that did, `whole` counts the others. */
export function divergenceSentence(agreed: readonly number[], whole: number): string {
  if (agreed.length === 0) {
    return whole === 0 ? "" : `${attemptWords(whole)} agreed with Python to the end.`;
  }
  const sorted = agreed.toSorted((one, other) => one - other);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const typical =
    middle === 0 ? "at the first question" : `after ${counted(middle, "right answer")}`;
  const rest = whole === 0 ? "" : ` ${attemptWords(whole)} agreed to the end.`;
  return agreed.length === 1
    ? `The way first parts from Python’s ${typical}.${rest}`
    : `Half of the attempts that part from Python do so ${typical}, or earlier.${rest}`;
}

function attemptWords(n: number): string {
  return n === 1 ? "One attempt" : `${count(n)} attempts`;
}

/** Where one attempt first leaves Python. */
export function partedSentence({ agreed, at }: FirstDivergence): string {
  if (at === null) return `All ${counted(agreed, "answer")} agreed with Python.`;
  const { line, visit } = at.question;
  const before = agreed === 0 ? "" : `${counted(agreed, "answer")} agreed with Python before it. `;
  if (line === 0) return `${before}Parts from Python at step ${count(stepOf(at) + 1)}.`;
  return `${before}First parts from Python at step ${count(stepOf(at) + 1)}, ${lineWords(line, visit)}.`;
}

/** What the button says that opens the trace at a place. */
export function openWords(place: RunPlace): string {
  switch (place.kind) {
    case "step":
      return `Open at step ${count(place.step + 1)}`;
    case "visit":
      return `Open where line ${place.line} runs the ${place.which} time`;
    case "printed":
      return "Open where it is printed";
  }
}

/** Where an answer first leaves Python's; null where the verdict says it all. */
export function placeSentence({ divergence }: Score): string | null {
  return divergence === null ? null : divergencePlace(divergence);
}

function divergencePlace(divergence: Divergence): string {
  switch (divergence.kind) {
    case "line":
      return divergence.step < 0
        ? "Differs from the first line on."
        : `Agrees with Python up to step ${count(divergence.step + 1)}; the ${ordinal(divergence.index + 1)} line of the path is another.`;
    case "part":
      return divergence.path === ""
        ? `You had \`${divergence.mine}\`, Python had \`${divergence.python}\`.`
        : `They part at \`${divergence.path}\`: you had \`${divergence.mine}\`, Python had \`${divergence.python}\`.`;
    case "text":
      return `They part in line ${divergence.line + 1}, character ${divergence.column + 1}.`;
  }
}

/** Why a file could not be read, and what to do. */
export function refusedFileWords(reason: NonNullable<OpenedFile["refused"]>): string {
  switch (reason) {
    case "cut":
      return "This is no whole result file: a part seems to be missing. Export it again where it came from.";
    case "other":
      return "This is another sort of file. Choose one that Foretrace exported as a result file.";
    case "newer":
      return "This file was made by a newer version of the page. Reload, then open it again.";
    case "too-large":
      return "This file is larger than a result file may be, 64 MB. Export fewer attempts at a time.";
  }
}

/** How the scores of a file compare with those made again. */
export function checkWords({ same, different, rejudged, unclaimed }: Check): string {
  const parts: string[] = [];
  if (different.length > 0) {
    parts.push(
      `${counted(different.length, "score")} in the file ${different.length === 1 ? "is" : "are"} not what the answers are worth; shown here is what they are`,
    );
  }
  if (same > 0) parts.push(`${counted(same, "score")} made again, the same as in the file`);
  if (rejudged > 0) parts.push(`${counted(rejudged, "score")} made by a newer judge`);
  if (unclaimed > 0) parts.push(`${counted(unclaimed, "answer")} scored here for the first time`);
  return parts.length === 0 ? "No answers to score." : `${parts.join("; ")}.`;
}
