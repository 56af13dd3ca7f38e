import type { ResultRow } from "../../core/asking/resultRow.ts";
import type { Manifest, ManifestPredictor } from "../../core/evaluation/manifest.ts";
import { textHash } from "../../core/program/hash.ts";
import { mean } from "../../core/score/statistics/interval.ts";
import { meanInterval } from "../../core/score/statistics/mean.ts";
import type { EvaluationFormat } from "./format.ts";

const version = "0.2.1";

/** Every Eval Ever, of each predictor an aggregate, and a file of samples beside it. Items whose truth is not known have no score, and are left out. Only written. */
export const everyEvalEver: EvaluationFormat = {
  id: "every-eval-ever",
  print: ({ manifest, predictors }) =>
    predictors.flatMap(({ predictor, name, rows }) => {
      const known = rows.filter(({ verdict }) => verdict !== "unavailable");
      const begun = seconds(manifest.startedMs ?? manifest.createdMs);
      const about = { manifest, predictor, id: `foretrace/${predictor.model}/${begun}`, begun };
      const samples = known.map((row) => `${JSON.stringify(sampleOf(row, about))}\n`).join("");
      const file = `${name}.every_eval_ever_samples.jsonl`;
      const aggregate = aggregateOf(about, known, { file, samples });
      return [
        {
          name: `${name}.every_eval_ever.json`,
          text: `${JSON.stringify(aggregate, null, 1)}\n`,
        },
        { name: file, text: samples },
      ];
    }),
  read: null,
};

interface About {
  readonly manifest: Manifest;
  readonly predictor: ManifestPredictor;
  readonly id: string;
  /** Unix time as text, as the schema wants it. */
  readonly begun: string;
}

function seconds(ms: number): string {
  return String(Math.floor(ms / 1000));
}

function nameOf({ manifest }: About): string {
  return `foretrace/${manifest.pack.id}`;
}

function aggregateOf(
  about: About,
  rows: readonly ResultRow[],
  { file, samples }: { readonly file: string; readonly samples: string },
): object {
  const { manifest, predictor, id, begun } = about;
  const values = rows.map(({ value, program }) => ({ value: value ?? 0, cluster: program }));
  const interval = meanInterval(values);
  const score = mean(values.map(({ value }) => value));
  return {
    schema_version: version,
    evaluation_id: id,
    evaluation_timestamp: begun,
    retrieved_timestamp: manifest.endedMs === null ? begun : seconds(manifest.endedMs),
    source_metadata: {
      source_name: "Foretrace",
      source_type: "evaluation_run",
      source_organization_name: "unknown",
      evaluator_relationship: "third_party",
    },
    eval_library: { name: "foretrace", version: manifest.app },
    model_info: { name: predictor.label, id: predictor.model },
    evaluation_results:
      score === null
        ? []
        : [
            {
              evaluation_name: nameOf(about),
              source_data: {
                dataset_name: manifest.pack.id,
                source_type: "other",
                additional_details: { sha256: manifest.pack.sha256 },
              },
              metric_config: {
                evaluation_description: "Mean credit",
                lower_is_better: false,
                score_type: "continuous",
                min_score: 0,
                max_score: 1,
              },
              score_details: {
                score,
                uncertainty: {
                  num_samples: values.length,
                  ...(interval !== null && {
                    confidence_interval: {
                      lower: interval.low,
                      upper: interval.high,
                      confidence_level: 0.95,
                      method: interval.method,
                    },
                  }),
                },
              },
            },
          ],
    detailed_evaluation_results: {
      format: "jsonl",
      file_path: file,
      hash_algorithm: "sha256",
      checksum: textHash(samples),
      total_rows: rows.length,
    },
  };
}

function sampleOf(row: ResultRow, about: About): object {
  const raw = row.messages.at(-1)?.text ?? "";
  const reference = row.expected === null ? [] : [row.expected];
  const { usage } = row;
  return {
    schema_version: version,
    evaluation_id: about.id,
    model_id: about.predictor.model,
    evaluation_name: nameOf(about),
    sample_id: `${row.item}#${row.sample}`,
    sample_hash: textHash(raw + reference.join("")),
    interaction_type: "single_turn",
    input: { raw, formatted: row.messages.map(({ text }) => text).join("\n\n"), reference },
    output: {
      raw: row.text === null ? [] : [row.text],
      reasoning_trace: row.reasoning === null ? null : [row.reasoning],
    },
    messages: null,
    answer_attribution:
      row.answer === null
        ? []
        : [
            {
              turn_idx: 0,
              source: "output.raw",
              extracted_value: row.answer,
              extraction_method: row.rung ?? "none",
              is_terminal: true,
            },
          ],
    evaluation: { score: row.value ?? 0, is_correct: row.value === 1 },
    token_usage:
      usage === null || usage.inputTokens === null || usage.outputTokens === null
        ? null
        : {
            input_tokens: usage.inputTokens,
            output_tokens: usage.outputTokens,
            total_tokens: usage.inputTokens + usage.outputTokens,
            reasoning_tokens: usage.reasoningTokens,
          },
    performance: { latency_ms: row.totalMs, time_to_first_token_ms: row.firstTextMs },
    error: row.failure,
    metadata: {
      program: row.program,
      kind: row.kind,
      parse: row.state,
      verdict: row.verdict,
      ...(row.confidence !== null && { confidence: String(row.confidence) }),
    },
  };
}
