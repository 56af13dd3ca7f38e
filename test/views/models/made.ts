import type { Extraction } from "../../../src/core/asking/extraction/extraction.ts";
import type { GenResult } from "../../../src/core/asking/generation.ts";
import type {
  EvaluationCell,
  Output,
  ScoredOutput,
} from "../../../src/core/evaluation/evaluation.ts";
import type { EvaluationItem } from "../../../src/core/evaluation/item.ts";
import type { Predictor } from "../../../src/core/evaluation/predictor.ts";
import type { Score, Verdict } from "../../../src/core/score/score.ts";

/** Items `item 0`, `item 1` …, so many to a program. */
export function madeItems(items: number, perProgram = 1): readonly EvaluationItem[] {
  return Array.from({ length: items }, (_, index) => {
    const program = `program ${Math.floor(index / perProgram)}`;
    return {
      id: `item ${index}`,
      program,
      title: `Title of ${program}`,
      kind: "count",
      asked: {
        kind: "question",
        program: { source: "x = 1\n", stdin: [], seed: 0 },
        question: {
          kind: "count",
          id: `count ${index}`,
          shown: -1,
          reveals: 0,
          line: 1,
          visit: 1,
          reason: "plain",
        },
      },
    };
  });
}

/** A model on a server, known by its id. */
export function madeModel(id: string): Predictor {
  return {
    id,
    label: id.toUpperCase(),
    source: {
      kind: "server",
      connection: "c",
      server: "other",
      dialect: "openai-chat",
      baseUrl: "http://localhost:1/v1",
      model: id,
      digest: null,
    },
  };
}

interface Wanted {
  readonly sample?: number;
  readonly verdict?: Verdict;
  readonly extraction?: Extraction;
  readonly answer?: string;
  readonly lenient?: boolean;
  readonly failed?: boolean;
}

const found: Extraction = {
  state: "ok",
  answer: { form: "plain", text: "1" },
  rung: "whole",
  span: { start: 0, end: 1 },
};

/** What a predictor said to an item, and what that is worth; right unless something else is wanted. */
export function madeScored(
  item: EvaluationItem,
  predictor: string,
  wanted: Wanted = {},
): ScoredOutput {
  const { verdict = "correct", extraction = found, answer = "1", lenient = false } = wanted;
  const output = madeOutput(item, predictor, wanted);
  return {
    output,
    item,
    reading: { extractor: 1, extraction, confidence: null },
    score: scoreOf(verdict),
    lenient,
    expected: "1",
    answer,
    marked: null,
    marks: null,
  };
}

/** A cell that ended in an error, with what came. */
export function madeFailure(
  item: EvaluationItem,
  predictor: string,
): { readonly cell: EvaluationCell; readonly output: Output | null } {
  return {
    cell: {
      key: `${item.id} ${predictor} 0`,
      item: item.id,
      sample: 0,
      state: { kind: "error", failure: "cut" },
      attempts: 1,
      earlier: 0,
      evaluation: "e",
      predictor,
    },
    output: madeOutput(item, predictor, { failed: true }),
  };
}

function madeOutput(
  { id }: EvaluationItem,
  predictor: string,
  { sample = 0, failed = false }: Wanted,
): Output {
  return {
    evaluation: "e",
    key: `${id} ${predictor} ${sample}`,
    predictor,
    item: id,
    sample,
    messages: [],
    prompt: "",
    filled: "",
    result: failed ? { ...exchange, kind: "failed", failure: { kind: "cut" }, text: "" } : reply,
    createdMs: 0,
    from: null,
    answerAlone: false,
  };
}

const exchange = {
  firstTextMs: null,
  totalMs: 1,
  settings: [],
  modelReported: null,
  systemFingerprint: null,
  requestId: null,
  rawHead: "",
} as const;

const reply: GenResult = {
  ...exchange,
  kind: "reply",
  text: "1",
  reasoning: null,
  finish: "stop",
  logprobs: null,
  usage: null,
  cost: null,
  confidence: null,
};

function scoreOf(verdict: Verdict): Score {
  const ungraded = ["not-sure", "unanswered", "unreadable", "unavailable"];
  return {
    value:
      verdict === "correct"
        ? 1
        : ungraded.includes(verdict)
          ? null
          : verdict === "partial"
            ? 0.5
            : 0,
    verdict,
    judge: { id: "strict/count", version: 1 },
    divergence: null,
    readings: {},
  };
}
