import type { OpenEvaluation } from "../../app/evaluations/session.ts";
import type { Rung } from "../../core/asking/extraction/extraction.ts";
import type { Cost } from "../../core/asking/generation.ts";
import { pilotSize } from "../../core/evaluation/plan.ts";
import type { Verdict } from "../../core/score/score.ts";
import { pauseWords } from "./models.ts";
import { count, counted } from "./numbers.ts";
import { durationWords } from "./times.ts";

/** Where an open evaluation stands: a word or two, and a sentence on it and on what can be done. */
export interface StandWords {
  readonly word: string;
  readonly sentence: string;
  /** How it is told apart by colour. */
  readonly tone: "goes" | "waits" | "done" | "trouble";
}

/** How many cells there are, are answered, and are in error. */
export interface CellCounts {
  readonly total: number;
  readonly done: number;
  readonly errors: number;
}

/** The cells of all predictors together. */
export function cellCounts({ progress }: Pick<OpenEvaluation, "progress">): CellCounts {
  const sum = (of: (one: (typeof progress)[number]) => number) =>
    progress.reduce((total, one) => total + of(one), 0);
  return {
    total: sum((one) => one.total),
    done: sum((one) => one.done),
    errors: sum((one) => one.errors),
  };
}

/** Says where an open evaluation stands. */
export function standWords(state: OpenEvaluation): StandWords {
  const { evaluation, phase, pilot } = state;
  const counts = cellCounts(state);
  const far = `${count(counts.done)} of ${counted(counts.total, "answer")}`;
  switch (phase) {
    case "elsewhere":
      return {
        word: "Running in another tab",
        sentence:
          "Another tab of this browser is asking. Pause it there, or wait until it is done.",
        tone: "goes",
      };
    case "piloting":
      return {
        word: "Pilot",
        sentence: `The first ${counted(pilotSize, "item")} are being asked of each predictor.`,
        tone: "goes",
      };
    case "running":
      return { word: "Running", sentence: `${far}${leftWords(state)}.`, tone: "goes" };
    case "pausing":
      return {
        word: "Pausing",
        sentence: "Calls that are out are waited for; no further ones begin.",
        tone: "waits",
      };
    case "idle":
      break;
  }
  switch (evaluation.status) {
    case "planned":
      return pilot === null
        ? {
            word: "Not begun",
            sentence: `Nothing has been asked yet. A pilot of ${counted(pilotSize, "item")} tells what the rest will take.`,
            tone: "waits",
          }
        : {
            word: "Pilot done",
            sentence: `${far}. Below is what the rest will take; run it when that is well.`,
            tone: "waits",
          };
    case "running":
    case "paused":
      return {
        word: "Paused",
        sentence: `${evaluation.reason === null ? "Nothing is being asked." : pauseWords(evaluation.reason)} So far ${far}.`,
        tone:
          evaluation.reason === null || evaluation.reason.kind === "asked" ? "waits" : "trouble",
      };
    case "stopped":
      return {
        word: "Stopped",
        sentence: `It was ended with ${far}. What came is kept, and it can be gone on with.`,
        tone: "waits",
      };
    case "done":
      return doneWords(counts, evaluation.errorsAreWrong);
  }
}

function doneWords({ total, done, errors }: CellCounts, errorsAreWrong: boolean): StandWords {
  if (errors === 0) {
    return {
      word: "Done",
      sentence:
        done < total
          ? `${count(done)} of ${counted(total, "answer")} are there.`
          : `All ${counted(total, "answer")} are there.`,
      tone: "done",
    };
  }
  const open = counted(errors, "answer");
  return errorsAreWrong
    ? {
        word: "Done",
        sentence: `${open} never came, and ${errors === 1 ? "counts" : "count"} as wrong because you chose so.`,
        tone: "done",
      }
    : {
        word: `Done but for ${counted(errors, "error")}`,
        sentence: `${open} never came. Ask again, or count ${errors === 1 ? "it" : "them"} as wrong: until then there is no headline for whom ${errors === 1 ? "it is" : "they are"} missing.`,
        tone: "trouble",
      };
}

function leftWords({ msLeft }: OpenEvaluation): string {
  return msLeft === null ? "" : `, about ${durationWords(msLeft)} left`;
}

/** Money in US dollars; null is not known, which is never nothing. */
export function moneyWords(usd: number | null): string {
  if (usd === null) return "unknown";
  if (usd === 0) return "none";
  if (usd < 0.01) return `$${usd.toPrecision(2)}`;
  return `$${usd.toFixed(usd < 1 ? 3 : 2)}`;
}

/** Who says what a call has cost. */
export const costSourceWords: { readonly [source in Cost["source"]]: string } = {
  reported: "as the server says",
  priced: "by the price table",
  free: "nothing to pay",
};

/** A number of tokens in few characters: `812`, `14.2 k`, `3.1 M`. */
export function tokenWords(tokens: number): string {
  if (tokens < 10_000) return count(tokens);
  if (tokens < 1_000_000) return `${(tokens / 1_000).toFixed(1)} k`;
  return `${(tokens / 1_000_000).toFixed(1)} M`;
}

/** A time of an answer: `340 ms`, `2.4 s`, `3 min 10 s`. */
export function answerTimeWords(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return ms < 60_000 ? `${(ms / 1_000).toFixed(1)} s` : durationWords(ms);
}

/** What an answer is worth, in a word for a narrow column. */
export const verdictShort: { readonly [verdict in Verdict]: string } = {
  correct: "right",
  partial: "in part",
  follows: "follows",
  "wrong-type": "other type",
  whitespace: "but for blanks",
  wrong: "wrong",
  "not-sure": "not sure",
  unanswered: "no answer",
  unreadable: "unreadable",
  unavailable: "no truth",
};

/** Where the answer was found. */
export const rungWords: { readonly [rung in Rung]: string } = {
  json: "in the JSON",
  "answer-tag": "between [ANSWER] and [/ANSWER]",
  "answer-open": "behind [ANSWER]",
  "answer-element": "in <answer>",
  fence: "in a fenced block",
  "answer-line": "on a line that begins with Answer",
  whole: "as the whole reply",
};
