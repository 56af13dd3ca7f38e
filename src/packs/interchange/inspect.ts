import type { ResultRow } from "../../core/asking/resultRow.ts";
import type { Manifest, ManifestPredictor } from "../../core/evaluation/manifest.ts";
import { meanInterval } from "../../core/score/statistics/mean.ts";
import type { EvaluationFormat, PredictorExport } from "./format.ts";
import { readInspect } from "./readInspect.ts";

const scorer = "foretrace";

/** Inspect's log (`EvalLog`, version 2) as JSON, one for each predictor: an item is a sample, one of its samples an epoch (1-based), and the program is metadata to cluster by. */
export const inspect: EvaluationFormat = {
  id: "inspect",
  print: ({ manifest, predictors }) =>
    predictors.map((one) => ({
      name: `${one.name}.inspect.json`,
      text: `${JSON.stringify(logOf(manifest, one), null, 1)}\n`,
    })),
  read: readInspect,
};

function logOf(manifest: Manifest, { predictor, rows }: PredictorExport): object {
  const created = new Date(manifest.startedMs ?? manifest.createdMs).toISOString();
  const completed = manifest.endedMs === null ? created : new Date(manifest.endedMs).toISOString();
  const failed = rows.filter(({ failure }) => failure !== null).length;
  const whole = rows.length >= manifest.pack.items * manifest.plan.samples;
  const finished = whole && failed === 0;
  const items = [...new Set(rows.map(({ item }) => item))];
  return {
    version: 2,
    status: finished ? "success" : "error",
    eval: {
      created,
      task: `foretrace/${manifest.pack.id}`,
      task_version: 1,
      dataset: { name: manifest.pack.id, samples: items.length, sample_ids: items },
      model: modelOf(predictor),
      config: { epochs: manifest.plan.samples },
      metadata: { predictor: predictor.label, manifest },
    },
    results: {
      total_samples: rows.length,
      completed_samples: rows.length - failed,
      scores: [{ name: scorer, scorer, params: {}, metrics: metricsOf(rows) }],
    },
    stats: { started_at: created, completed_at: completed, model_usage: {} },
    samples: rows.map(sampleOf),
    ...(!finished && {
      error: {
        message: failed > 0 ? `${failed} samples without a reply` : "not finished",
        traceback: "",
        traceback_ansi: "",
      },
    }),
  };
}

function modelOf({ dialect, model }: ManifestPredictor): string {
  return `${dialect}/${model}`;
}

function metricsOf(rows: readonly ResultRow[]): object {
  const known = rows.filter(({ verdict }) => verdict !== "unavailable");
  const values = known.map(({ value, program }) => ({ value: value ?? 0, cluster: program }));
  const mean = values.reduce((sum, { value }) => sum + value, 0) / values.length;
  const interval = meanInterval(values);
  return {
    ...(values.length > 0 && { mean: { name: "mean", value: mean, params: {} } }),
    ...(interval !== null && {
      interval_low: { name: "interval_low", value: interval.low, params: {} },
      interval_high: { name: "interval_high", value: interval.high, params: {} },
    }),
  };
}

const stopReasons = { stop: "stop", length: "max_tokens", filter: "content_filter" } as const;

function sampleOf(row: ResultRow): object {
  const messages = row.messages.map(({ role, text }) => ({ role, content: text }));
  const reply = row.text === null ? null : replyOf(row);
  return {
    id: row.item,
    epoch: row.sample + 1,
    input: messages,
    target: row.expected ?? "",
    messages: reply === null ? messages : [...messages, reply],
    output: {
      model: row.model,
      choices:
        reply === null ? [] : [{ message: reply, stop_reason: stopReasons[row.finish ?? "stop"] }],
      ...(row.usage !== null && { usage: usageOf(row.usage) }),
      ...(row.totalMs !== null && { time: row.totalMs / 1000 }),
    },
    metadata: {
      program: row.program,
      kind: row.kind,
      confidence: row.confidence,
      ...(row.alone && { answer_alone: true }),
    },
    ...(row.failure === null
      ? { scores: { [scorer]: scoreOf(row) } }
      : { error: { message: row.failure, traceback: "", traceback_ansi: "" } }),
  };
}

function replyOf({ text, reasoning, model }: ResultRow): object {
  const content =
    reasoning === null
      ? text
      : [
          { type: "reasoning", reasoning },
          { type: "text", text },
        ];
  return { role: "assistant", content, source: "generate", model };
}

/** `C`orrect, `I`ncorrect, `N`o answer, or the credit as a number. */
function scoreOf({ state, rung, answer, verdict, value }: ResultRow): object {
  const whole = value === 1 ? "C" : value === 0 ? "I" : value;
  return {
    value: whole ?? "N",
    answer,
    explanation: verdict,
    metadata: { parse: state, rung },
  };
}

function usageOf(usage: NonNullable<ResultRow["usage"]>): object {
  const { inputTokens, outputTokens, reasoningTokens, cachedInputTokens } = usage;
  return {
    input_tokens: inputTokens ?? 0,
    output_tokens: outputTokens ?? 0,
    total_tokens: (inputTokens ?? 0) + (outputTokens ?? 0),
    input_tokens_cache_read: cachedInputTokens,
    reasoning_tokens: reasoningTokens,
  };
}
