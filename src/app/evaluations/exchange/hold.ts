import type { GenResult } from "../../../core/asking/generation.ts";
import { bareExchange, failed, reply } from "../../../models/results.ts";
import type { ImportedAnswer } from "../../../packs/interchange/format.ts";
import type { BroughtOutput, OpenEvaluation } from "../session.ts";

/** Answers of one model, held against the items that are asked. Nothing of it is kept yet. */
export interface HeldAnswers {
  /** What the file calls the model, or the file's own name. */
  readonly label: string;
  readonly outputs: readonly BroughtOutput[];
  /** How many of the outputs say that no reply came. */
  readonly errors: number;
  /** Ids that no item has. */
  readonly unknown: readonly string[];
  /** Answers to samples that are not asked here. */
  readonly beyond: readonly string[];
  /** Cells without an answer: ids, with the sample where there are several. */
  readonly missing: readonly string[];
  /** Cells with more than one answer; the first counts. */
  readonly duplicate: readonly string[];
}

/** What answers are held against. */
export interface Held {
  readonly items: readonly { readonly id: string }[];
  readonly samples: number;
}

/** What is asked in an evaluation. */
export function askedIn({ items, evaluation }: Pick<OpenEvaluation, "items" | "evaluation">): Held {
  return { items, samples: evaluation.plan.samples };
}

/** Holds answers against what is asked, those of each model for themselves. `name`: what they are called where they do not say it. */
export function holdAnswers(
  answers: readonly ImportedAnswer[],
  asked: Held,
  name: string,
): readonly HeldAnswers[] {
  const models = new Map<string, ImportedAnswer[]>();
  for (const answer of answers) {
    const label = answer.model?.trim() || name;
    const others = models.get(label);
    if (others === undefined) models.set(label, [answer]);
    else others.push(answer);
  }
  return [...models].map(([label, own]) => holdOne(label, own, asked));
}

function holdOne(
  label: string,
  answers: readonly ImportedAnswer[],
  { items, samples }: Held,
): HeldAnswers {
  const ids = new Set(items.map(({ id }) => id));
  const unknown = new Set<string>();
  const beyond = new Set<string>();
  const duplicate = new Set<string>();
  const taken = new Map<string, BroughtOutput>();
  for (const answer of answers) {
    const { item, sample } = answer;
    const cell = cellName(item, sample, samples);
    if (!ids.has(item)) unknown.add(item);
    else if (sample >= samples) beyond.add(cellName(item, sample, sample + 1));
    else if (taken.has(cell)) duplicate.add(cell);
    else taken.set(cell, outputOf(answer));
  }
  const missing = items.flatMap(({ id }) =>
    Array.from({ length: samples }, (_, sample) => cellName(id, sample, samples)).filter(
      (cell) => !taken.has(cell),
    ),
  );
  const outputs = [...taken.values()];
  return {
    label,
    outputs,
    errors: outputs.filter(({ result }) => result.kind === "failed").length,
    unknown: [...unknown],
    beyond: [...beyond],
    missing,
    duplicate: [...duplicate],
  };
}

/** What is kept of held answers: cells that the file has no answer to are told as such, so that a figure is never that of the answered ones alone. */
export function outputsToKeep(
  { outputs }: HeldAnswers,
  { items, samples }: Held,
): readonly BroughtOutput[] {
  const have = new Set(outputs.map(({ item, sample }) => cellName(item, sample, samples)));
  const message = "the file has no answer to it";
  const missing = items.flatMap(({ id }) =>
    Array.from({ length: samples }, (_, sample) => sample)
      .filter((sample) => !have.has(cellName(id, sample, samples)))
      .map((sample): BroughtOutput => {
        const result = failed(bareExchange(0), { kind: "no-answer", message });
        return { item: id, sample, messages: [], result, answerAlone: false };
      }),
  );
  return [...outputs, ...missing];
}

function outputOf(answer: ImportedAnswer): BroughtOutput {
  const { item, sample, messages } = answer;
  return { item, sample, messages, result: resultOf(answer), answerAlone: answer.answer !== null };
}

function resultOf(answer: ImportedAnswer): GenResult {
  const { model, raw, answer: alone, reasoning, finish, confidence, usage, error } = answer;
  const exchange = { ...bareExchange(0), modelReported: model };
  const text = alone ?? raw;
  if (text === null) {
    return failed(exchange, { kind: "no-answer", message: error ?? "no reply" });
  }
  return reply(exchange, text, { reasoning, finish, confidence, usage });
}

/** An item, and which of its samples where there are several; people count from 1. */
function cellName(item: string, sample: number, samples: number): string {
  return samples === 1 ? item : `${item}, sample ${sample + 1}`;
}
