import type { GenResult } from "../../core/asking/generation.ts";
import type { Evaluation, EvaluationCell, Output } from "../../core/evaluation/evaluation.ts";
import type { Backing, Step } from "../backing.ts";
import type { Damaged, Found, Refusal, Writing } from "../records.ts";
import type { Tables } from "../tables.ts";
import { printEvaluationRow, readEvaluationRows } from "./row.ts";

/** What was kept of an evaluation besides itself. */
export interface KeptCells {
  /** In no order that counts. */
  readonly cells: readonly EvaluationCell[];
  /** In the order in which they came. */
  readonly outputs: readonly Output[];
}

/** The verbs for evaluations. No promise of them rejects; each writing is done whole or not at all. */
export interface EvaluationVerbs {
  /** Newest first, each with how many of its cells are done. */
  list(): Promise<Found<readonly { readonly evaluation: Evaluation; readonly done: number }[]>>;
  /** Null when there is none of that id that can be read. */
  find(id: string): Promise<Found<Evaluation | null>>;
  add(evaluation: Evaluation): Promise<Writing>;
  /** Keeps what has changed of one that is there; refused as `missing` where it is not. */
  change(evaluation: Evaluation): Promise<Writing>;
  /** Takes one away with all that was asked in it. */
  remove(id: string): Promise<Writing>;
  contents(id: string): Promise<Found<KeptCells>>;
  /** Keeps cells as they are now, and outputs for ever: where there is a reply to a cell, it stays. Refused as `missing` where the evaluation is gone. */
  keep(
    evaluation: string,
    cells: readonly EvaluationCell[],
    outputs: readonly Output[],
  ): Promise<Writing>;
  /** The keys of all cells that were answered, in whichever evaluation. */
  keys(): Promise<Found<ReadonlySet<string>>>;
  /** What was answered to the very same cell, in whichever evaluation. */
  ofKey(key: string): Promise<Found<readonly Output[]>>;
  /** What a predictor of an evaluation gave, in the order in which it came. */
  results(
    evaluation: string,
    predictor: string,
  ): Promise<
    Found<readonly { readonly item: string; readonly sample: number; readonly result: GenResult }[]>
  >;
  count(): Promise<Found<EvaluationCounts>>;
}

/** How many evaluations are kept, and how much came of asking in them. */
export interface EvaluationCounts {
  readonly evaluations: number;
  readonly outputs: number;
}

/** The verbs over a backing. `refusal` reads what the backing rejects with. */
export function evaluationVerbs(
  backing: Backing,
  tables: Pick<Tables, "change">,
  refusal: (error: unknown) => Refusal,
): EvaluationVerbs {
  async function found<T>(
    reading: () => Promise<{ readonly value: T; readonly damaged: readonly Damaged[] }>,
  ): Promise<Found<T>> {
    try {
      return { kind: "found", ...(await reading()) };
    } catch (error) {
      return { kind: "failed", refusal: refusal(error) };
    }
  }

  const outputsOf = async (id: string) => {
    const { values, damaged } = readEvaluationRows(
      "outputs",
      await backing.of("outputs", "evaluation", id),
    );
    return { values: inOrder(values), damaged };
  };

  return {
    list: () =>
      found(async () => {
        const { values, damaged } = readEvaluationRows(
          "evaluations",
          await backing.all("evaluations"),
        );
        const value = await Promise.all(
          values
            .toSorted((one, other) => other.createdMs - one.createdMs)
            .map(async (evaluation) => ({
              evaluation,
              done: await backing.countOf("cells", "doneOf", evaluation.id),
            })),
        );
        return { value, damaged };
      }),
    find: (id) =>
      found(async () => {
        const { values, damaged } = readEvaluationRows(
          "evaluations",
          await backing.some("evaluations", [id]),
        );
        return { value: values[0] ?? null, damaged };
      }),
    add: (evaluation) => tables.change([put(evaluation)]),
    change: (evaluation) => tables.change([need(evaluation.id), put(evaluation)]),
    remove: (id) =>
      tables.change([
        { kind: "remove", table: "evaluations", id },
        ...(["cells", "outputs"] as const).map(
          (table) => ({ kind: "remove-of", table, owner: "evaluation", of: id }) as const,
        ),
      ]),
    contents: (id) =>
      found(async () => {
        const [cells, outputs] = await Promise.all([
          backing.of("cells", "evaluation", id),
          outputsOf(id),
        ]);
        const read = readEvaluationRows("cells", cells);
        return {
          value: { cells: read.values, outputs: outputs.values },
          damaged: [...read.damaged, ...outputs.damaged],
        };
      }),
    keep: (evaluation, cells, outputs) =>
      tables.change([
        need(evaluation),
        ...outputs.map((output): Step => ({
          kind: "add",
          table: "outputs",
          row: printEvaluationRow("outputs", output),
        })),
        ...cells.map((cell): Step => ({
          kind: "put",
          table: "cells",
          row: printEvaluationRow("cells", cell),
        })),
      ]),
    keys: () =>
      found(async () => ({ value: new Set(await backing.owners("outputs", "key")), damaged: [] })),
    ofKey: (key) =>
      found(async () => {
        const { values, damaged } = readEvaluationRows(
          "outputs",
          await backing.of("outputs", "key", key),
        );
        return { value: inOrder(values), damaged };
      }),
    results: (evaluation, predictor) =>
      found(async () => {
        const { values, damaged } = await outputsOf(evaluation);
        const value = values
          .filter((output) => output.predictor === predictor)
          .map(({ item, sample, result }) => ({ item, sample, result }));
        return { value, damaged };
      }),
    count: () =>
      found(async () => {
        const [evaluations, outputs] = await Promise.all([
          backing.count("evaluations"),
          backing.count("outputs"),
        ]);
        return { value: { evaluations, outputs }, damaged: [] };
      }),
  };
}

function put(evaluation: Evaluation): Step {
  return {
    kind: "put",
    table: "evaluations",
    row: printEvaluationRow("evaluations", evaluation),
  };
}

function need(id: string): Step {
  return { kind: "need", table: "evaluations", id };
}

function inOrder(outputs: readonly Output[]): readonly Output[] {
  return outputs.toSorted((one, other) => one.createdMs - other.createdMs);
}
