import type { Mode } from "../../core/attempt/attempt.ts";
import type { PredictFailure } from "../../app/predict/session.ts";
import { refusalWords } from "./keeping.ts";
import { count, counted } from "./numbers.ts";
import { failureWords } from "./running.ts";

/** The modes in words: a name and what it does. */
export const modeWords: {
  readonly [mode in Mode]: { readonly name: string; readonly does: string };
} = {
  practice: { name: "Practice", does: "You see what Python had after each answer." },
  set: { name: "Set", does: "You answer all questions, then you see what Python had." },
  exam: { name: "Exam", does: "One attempt, and nothing is shown; the answers can be exported." },
};

/** Why a session cannot go on, and what to do. */
export function predictFailureWords(failure: PredictFailure): string {
  switch (failure.kind) {
    case "run":
      return failureWords(failure.failure).replaceAll("press Trace", "press Try again");
    case "syntax-error":
      return `Python cannot read this program: ${failure.error.message}. Mend it in the playground, then come back.`;
    case "needs-input":
      return "The program asks for more lines of input than it was given, so its run does not end. Give it lines in the playground, below the program.";
    case "nothing-to-ask":
      return "This run has nothing to ask of the kinds that were chosen. Choose more kinds, or a program with more in it.";
    case "not-kept":
      return `Your answer still stands here, but is not kept: ${refusalWords(failure.refusal)}`;
    case "no-such-attempt":
      return "This browser has no such attempt. Perhaps it was made in another browser, or was deleted.";
    case "examiner":
      return `The part of the page that holds the run has stopped (${failure.message}). What you have answered is kept.`;
  }
}

/** When Python's answer to a question that is kept will be shown. `open`: items without an answer. */
export function keptWords(mode: Mode, never: boolean, open: number): string {
  if (never) return "Nothing is shown in an exam.";
  if (open === 0) return "That was the last one: what Python had comes now.";
  const rest = open === 1 ? "the last question" : `the other ${open} questions`;
  return mode === "set"
    ? `What Python had comes after ${rest}.`
    : `What Python had comes after ${rest}, because it would give them away.`;
}

/** Which of the steps that may be seen is looked at; both are 0-based. */
export function seenWords(step: number, last: number): string {
  return step === last ? `Now, step ${count(step + 1)}` : `Looking back, step ${count(step + 1)}`;
}

/** How an attempt ended, in a title and a sentence. */
export function finishWords(
  mode: Mode,
  correct: number,
  judged: number,
  all: number,
): { readonly title: string; readonly text: string } {
  if (mode === "exam") {
    return {
      title: "Done",
      text: `${counted(all, "answer")} kept in this browser. Nothing is judged here; the results page exports them.`,
    };
  }
  if (judged === 0) return { title: "Done", text: "Nothing was judged." };
  return {
    title: correct === judged ? "All as Python had them" : "Done",
    text: `${count(correct)} of ${counted(judged, "answer")} as Python had ${judged === 1 ? "it" : "them"}.`,
  };
}
