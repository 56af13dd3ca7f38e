import type { ExtractionState } from "../../asking/extraction/extraction.ts";
import { answerKey } from "../../asking/extraction/sameAnswer.ts";
import type { Marked } from "../../score/metrics/marked.ts";
import type { ScoredOutput } from "../evaluation.ts";
import { tokenProbability } from "./tokenProbability.ts";

/** Ways of telling how sure somebody is. They say different things: figures and pictures never mix them. */
export const confidenceMethods = ["stated", "player", "token", "words", "agreement"] as const;

export type ConfidenceMethod = (typeof confidenceMethods)[number];

/** What an answer came to. `unsure`: it was said on purpose. `none`: there is no answer that can be read. */
export type Outcome = "right" | "wrong" | "unsure" | "none";

/** One answer of somebody to one item, as figures look at it. Its truth is known. */
export interface Response {
  readonly item: string;
  /** The program that it is about. */
  readonly program: string;
  /** 0-based. */
  readonly sample: number;
  readonly state: ExtractionState;
  readonly outcome: Outcome;
  /** Right by lenient rules. */
  readonly lenient: boolean;
  /** A text that two answers to one item share exactly when they say the same; null: there is no answer. */
  readonly key: string | null;
  /** How sure the answer is said to be, 0 to 1, by each method that says it alone; empty without an answer. */
  readonly confidences: ReadonlyMap<ConfidenceMethod, number>;
  /** What metrics over questions look at; null for tasks of benchmarks. */
  readonly marked: Marked | null;
}

/** An output as figures look at it; null when the truth of its item is not known. */
export function responseOf(scored: ScoredOutput): Response | null {
  const { output, item, reading, score, lenient, answer, marked } = scored;
  if (score.verdict === "unavailable") return null;
  const outcome: Outcome =
    score.value === 1
      ? "right"
      : score.verdict === "not-sure"
        ? "unsure"
        : score.value === null
          ? "none"
          : "wrong";
  const isAnswer = outcome === "right" || outcome === "wrong";
  return {
    item: item.id,
    program: item.program,
    sample: output.sample,
    state: reading.extraction.state,
    outcome,
    lenient,
    key: isAnswer ? keyOf(marked, answer) : null,
    confidences: isAnswer ? confidencesOf(scored) : new Map(),
    marked,
  };
}

function keyOf(marked: Marked | null, answer: string | null): string | null {
  return marked === null ? (answer?.trim() ?? null) : answerKey(marked.answer);
}

function confidencesOf({ output, reading }: ScoredOutput): ReadonlyMap<ConfidenceMethod, number> {
  const confidences = new Map<ConfidenceMethod, number>();
  if (output.result.kind === "failed") return confidences;
  const player = output.result.confidence;
  const token = tokenProbability(output.result, reading.extraction);
  if (player !== null) confidences.set("player", player);
  else if (reading.confidence !== null) confidences.set("stated", reading.confidence);
  if (token !== null) confidences.set("token", token);
  return confidences;
}
