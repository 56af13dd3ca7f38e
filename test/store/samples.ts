import type { Attempt, KeptScore } from "../../src/core/attempt/attempt.ts";
import type { Prediction } from "../../src/core/prediction/prediction.ts";
import type { KeptDraft } from "../../src/store/records.ts";

/** An attempt with one question, `count`, on one line. */
export function sampleAttempt(id: string, startedMs = 1_000): Attempt {
  return {
    id,
    title: "Adding up",
    concepts: ["loops"],
    program: { source: "for n in [1, 2]:\n    print(n)\n", stdin: [], seed: 7 },
    programHash: "00ff",
    mode: "practice",
    options: { seed: 1, size: 1, kinds: ["count"], help: "unchanged", chosen: [] },
    items: [
      { kind: "count", id: "q1", shown: -1, reveals: 4, line: 2, visit: 0, reason: "whole-run" },
    ],
    startedMs,
    finishedMs: null,
    versions: { python: "3.14.2", app: "0.1.0" },
  };
}

/** An answer to a question of that attempt. */
export function samplePrediction(attempt: string, number: number): Prediction {
  return {
    id: `${attempt}-p${number}`,
    attempt,
    question: `q${number}`,
    raw: { form: "plain", text: String(number) },
    confidence: "fairly-sure",
    why: "",
    committedMs: 2_000 + number,
    tookMs: 40,
  };
}

/** The score of such an answer. */
export function sampleScore({ id, attempt }: Prediction): KeptScore {
  return {
    prediction: id,
    attempt,
    score: {
      value: 1,
      verdict: "correct",
      judge: { id: "strict/count", version: 1 },
      divergence: null,
      readings: {},
    },
    truth: { kind: "state", value: { kind: "int", value: 12345678901234567890n } },
    truthText: "12345678901234567890",
    rule: "counts-every-visit",
    evidence: null,
  };
}

/** Something typed for a question of that attempt. */
export function sampleDraft(attempt: string, question: string): KeptDraft {
  return {
    attempt,
    question,
    raw: { form: "plain", text: "[1, 2" },
    confidence: null,
    why: "because \uD800 is a lone surrogate",
    changedMs: 1_500,
  };
}
