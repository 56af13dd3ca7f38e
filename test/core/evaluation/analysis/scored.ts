import type { ScoredOutput } from "../../../../src/core/evaluation/evaluation.ts";
import type { EvaluationItem } from "../../../../src/core/evaluation/item.ts";
import type { Predictor } from "../../../../src/core/evaluation/predictor.ts";
import type { CoverageQuestion } from "../../../../src/core/question/question.ts";
import { scored as scoreOf } from "../../metrics/arbitrary.ts";

const question: CoverageQuestion = {
  kind: "coverage",
  id: "q",
  shown: -1,
  reveals: 9,
  line: 0,
  visit: 0,
  reason: "plain",
  lines: [1, 2],
  frame: null,
};

/** A question on which of two lines run, on a program of that name; its id is the program's and `/q`. */
export function itemOn(program: string): EvaluationItem {
  return {
    id: `${program}/q`,
    program,
    title: program,
    kind: "coverage",
    asked: { kind: "question", program: { source: "", stdin: [], seed: 0 }, question },
  };
}

/** What is said of an output: right or not, null for no answer; and further what differs from a plain one. */
export interface Said {
  readonly predictor?: string;
  readonly sample?: number;
  readonly right?: boolean | null;
  readonly state?: "ok" | "unparsed" | "error";
  readonly unavailable?: boolean;
  /** As a player and as the text say it. */
  readonly computed?: number | null;
  readonly stated?: number | null;
}

/** An output on an item, read and scored. */
export function scoredOn(item: EvaluationItem, said: Said = {}): ScoredOutput {
  const {
    predictor: who = "a",
    sample = 0,
    right = true,
    state = "ok",
    unavailable = false,
  } = said;
  const value = right === null ? null : right ? 1 : 0;
  const exchange = {
    firstTextMs: null,
    totalMs: 1,
    settings: [],
    modelReported: null,
    systemFingerprint: null,
    requestId: null,
    rawHead: "",
  };
  return {
    output: {
      evaluation: "e",
      key: `${item.id} ${sample}`,
      predictor: who,
      item: item.id,
      sample,
      messages: [],
      prompt: "",
      filled: "",
      result:
        state === "error"
          ? { ...exchange, kind: "failed", failure: { kind: "cut" }, text: "" }
          : {
              ...exchange,
              kind: "reply",
              text: "1",
              reasoning: null,
              finish: "stop",
              logprobs: null,
              usage: null,
              cost: null,
              confidence: said.computed ?? null,
            },
      createdMs: 0,
      from: null,
      answerAlone: false,
    },
    item,
    reading: {
      extractor: 1,
      extraction:
        state === "ok"
          ? {
              state,
              answer: { form: "plain", text: "1" },
              rung: "whole",
              span: { start: 0, end: 1 },
            }
          : state === "error"
            ? { state }
            : { state, why: "no-answer", rung: null, span: null },
      confidence: said.computed ?? said.stated ?? null,
    },
    score: unavailable
      ? scoreOf(null, "unavailable")
      : scoreOf(value, value === null ? "unreadable" : undefined),
    lenient: right === true,
    expected: "1",
    answer: "1",
    marked: {
      question,
      truth: { kind: "coverage", ran: [1] },
      answer: { kind: "coverage", ran: right === true ? [1] : [1, 2] },
      score: scoreOf(value),
      confidence: null,
      concepts: [],
      attempt: "one for all",
      cluster: item.program,
    },
    marks: null,
  };
}

/** Somebody who is asked, brought in from a file where told so. */
export function predictor(id: string, brought = false): Predictor {
  return {
    id,
    label: id,
    source: brought
      ? { kind: "brought", from: "a file" }
      : { kind: "player", spec: { player: "always" } },
  };
}
