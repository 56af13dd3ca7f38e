import type { GenResult } from "../../src/core/asking/generation.ts";
import type { Evaluation, EvaluationCell, Output } from "../../src/core/evaluation/evaluation.ts";
import type { EvaluationPlan } from "../../src/core/evaluation/plan.ts";

/** A plan for two items of the samples, asked of one server. */
export const samplePlan: EvaluationPlan = {
  title: "Loops",
  pack: { kind: "samples", questions: { seed: 1, perProgram: 4, kinds: ["count", "state"] } },
  kinds: [],
  size: null,
  seed: 7,
  samples: 1,
  predictors: [
    {
      id: "p1",
      label: "qwen3:8b",
      source: {
        kind: "server",
        connection: "c",
        server: "ollama",
        dialect: "openai-chat",
        baseUrl: "http://localhost:11434/v1",
        model: "qwen3:8b",
        digest: null,
      },
    },
  ],
  prompting: {
    style: "direct",
    parameters: { examples: 0, confidence: false, penalty: null, steps: 10 },
    changed: [],
  },
  settings: { temperature: 0, maxTokens: 512 },
  budget: { usd: 1, tokens: null, calls: null },
  concurrency: null,
  stopAtRateLimit: false,
  reuse: false,
};

/** An evaluation of that plan, paused in the middle. */
export function sampleEvaluation(id: string, createdMs = 1_000): Evaluation {
  return {
    id,
    createdMs,
    plan: samplePlan,
    status: "paused",
    reason: { kind: "budget", of: "usd" },
    startedMs: 1_100,
    endedMs: null,
    packHash: "00ff",
    items: ["i1", "i2"],
    versions: { app: "0.1.0", python: "3.14.2", pyodide: "314.0.0" },
    errorsAreWrong: false,
  };
}

/** A cell of it. */
export function sampleCell(evaluation: string, item: string): EvaluationCell {
  return {
    key: `key of ${item}`,
    evaluation,
    predictor: "p1",
    item,
    sample: 0,
    state: { kind: "done" },
    attempts: 2,
    earlier: 1,
  };
}

/** What came of asking that cell. */
export function sampleOutput(evaluation: string, item: string, createdMs = 2_000): Output {
  return {
    evaluation,
    key: `key of ${item}`,
    predictor: "p1",
    item,
    sample: 0,
    messages: [
      { role: "system", text: "You work out what programs do." },
      { role: "user", text: "How often does line 2 run? \uD800 is a lone surrogate." },
    ],
    prompt: "aa",
    filled: "bb",
    result: sampleReply,
    createdMs,
    from: null,
    answerAlone: false,
  };
}

export const sampleReply: GenResult = {
  kind: "reply",
  text: "[ANSWER]3[/ANSWER]",
  reasoning: "three times",
  finish: "stop",
  logprobs: [{ token: "3", logprob: -0.25, top: [{ token: "4", logprob: -1.5 }] }],
  usage: { inputTokens: 120, outputTokens: 9, reasoningTokens: null, cachedInputTokens: 0 },
  cost: { usd: 0.0001, source: "reported" },
  confidence: null,
  firstTextMs: 80,
  totalMs: 210,
  settings: [
    {
      name: "temperature",
      requested: 0,
      sent: { field: "temperature", value: 0 },
      refused: null,
    },
    {
      name: "seed",
      requested: 7,
      sent: null,
      refused: { by: "refused-by-server", message: "no seeds" },
    },
  ],
  modelReported: "qwen3:8b",
  systemFingerprint: null,
  requestId: "r1",
  rawHead: "data: {}",
};

/** The same, come to nothing. */
export function failedOutput(evaluation: string, item: string, createdMs: number): Output {
  const { firstTextMs, totalMs, settings, modelReported, systemFingerprint, requestId, rawHead } =
    sampleReply;
  return {
    ...sampleOutput(evaluation, item, createdMs),
    result: {
      kind: "failed",
      firstTextMs,
      totalMs,
      settings,
      modelReported,
      systemFingerprint,
      requestId,
      rawHead,
      text: "",
      failure: { kind: "rate-limited", retryAfterMs: 2_000, message: "slow down" },
    },
  };
}
