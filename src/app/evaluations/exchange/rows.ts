import type { ResultRow } from "../../../core/asking/resultRow.ts";
import type { EvaluationCell, Output, ScoredOutput } from "../../../core/evaluation/evaluation.ts";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import type { Predictor } from "../../../core/evaluation/predictor.ts";
import type { OpenEvaluation } from "../session.ts";

/** What rows are made of. */
export type RowsState = Pick<OpenEvaluation, "evaluation" | "items" | "pack" | "scored" | "failed">;

/** All that came of one predictor, in the order of items and samples; cells that nobody asked have no row. */
export function rowsOf(state: RowsState, { id, label }: Predictor): readonly ResultRow[] {
  const rows = new Map<string, ResultRow>();
  // What came later takes the place of what came before: an error that was asked again.
  for (const scored of state.scored) {
    const { predictor, item, sample } = scored.output;
    if (predictor === id) rows.set(name(item, sample), rowOf(scored, label));
  }
  const items = new Map(state.items.map((item) => [item.id, item]));
  for (const { cell, output } of state.failed) {
    const item = items.get(cell.item);
    const missing = item !== undefined && !rows.has(name(cell.item, cell.sample));
    if (cell.predictor === id && missing) {
      rows.set(name(cell.item, cell.sample), lostRow(state, item, cell, output, label));
    }
  }
  const { samples } = state.evaluation.plan;
  return state.items.flatMap((item) =>
    Array.from({ length: samples }, (_, sample) => rows.get(name(item.id, sample))).filter(
      (row) => row !== undefined,
    ),
  );
}

function name(item: string, sample: number): string {
  return `${sample} ${item}`;
}

function rowOf(scored: ScoredOutput, label: string): ResultRow {
  const { output, item, reading, score, expected, answer } = scored;
  const { result } = output;
  const { extraction } = reading;
  const reply = result.kind === "reply" ? result : null;
  return {
    item: item.id,
    program: item.program,
    kind: item.kind,
    sample: output.sample,
    model: label,
    messages: output.messages,
    expected,
    text: reply?.text ?? null,
    alone: output.answerAlone,
    reasoning: reply?.reasoning ?? null,
    finish: reply?.finish ?? null,
    failure: result.kind === "failed" ? failureText(result.failure) : null,
    state: extraction.state,
    answer,
    rung: "rung" in extraction ? extraction.rung : null,
    verdict: score.verdict,
    value: score.value,
    confidence: reading.confidence,
    usage: reply?.usage ?? null,
    costUsd: reply?.cost?.usd ?? null,
    firstTextMs: result.firstTextMs,
    totalMs: result.totalMs,
  };
}

/** A cell that ended in an error. */
function lostRow(
  { pack, evaluation }: RowsState,
  item: EvaluationItem,
  { sample, state }: EvaluationCell,
  output: Output | null,
  label: string,
): ResultRow {
  const result = output?.result;
  const kept = result?.kind === "failed" ? failureText(result.failure) : null;
  const truth = pack.truth(item);
  return {
    item: item.id,
    program: item.program,
    kind: item.kind,
    sample,
    model: label,
    messages: output?.messages ?? pack.compose(item, evaluation.plan.prompting).messages,
    expected: truth.kind === "known" ? truth.text : null,
    text: null,
    alone: false,
    reasoning: null,
    finish: null,
    failure: kept ?? (state.kind === "error" ? state.failure : "no answer"),
    state: "error",
    answer: null,
    rung: null,
    verdict: truth.kind === "known" ? "unanswered" : "unavailable",
    value: null,
    confidence: null,
    usage: null,
    costUsd: null,
    firstTextMs: result?.firstTextMs ?? null,
    totalMs: result?.totalMs ?? null,
  };
}

/** A failure by its kind, with the server's own words where there are some. */
function failureText(failure: { readonly kind: string; readonly message?: string }): string {
  const { kind, message = "" } = failure;
  return message === "" ? kind : `${kind}: ${message}`;
}
