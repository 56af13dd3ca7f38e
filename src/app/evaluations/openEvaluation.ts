import { chosenItems } from "../../core/evaluation/chosenItems.ts";
import type { Evaluation } from "../../core/evaluation/evaluation.ts";
import type { EvaluationItem } from "../../core/evaluation/item.ts";
import type { KeptCells } from "../../store/evaluations/verbs.ts";
import type { Damaged } from "../../store/records.ts";
import type { Keeper } from "./keeper.ts";
import type { OpenPack, Packs } from "./pack.ts";
import type { EvaluationState } from "./session.ts";

/** An evaluation with its pack and what is kept of it. */
export interface Opened {
  readonly kind: "opened";
  /** Not kept yet where it is open for the first time: its items and its pack's hash are new then. */
  readonly evaluation: Evaluation;
  readonly pack: OpenPack;
  readonly items: readonly EvaluationItem[];
  readonly kept: KeptCells;
  readonly damaged: readonly Damaged[];
}

/** Reads an evaluation, opens its pack, and sees to it that the pack is the one that it began with. Rejects for `signal` alone. */
export async function openEvaluation(
  id: string,
  keeper: Keeper,
  packs: Pick<Packs, "open">,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<Opened | Extract<EvaluationState, { readonly kind: "missing" | "failed" }>> {
  const found = await keeper.read((verbs) => verbs.find(id));
  if (found.kind === "failed") {
    return { kind: "failed", failure: { kind: "store", refusal: found.refusal } };
  }
  if (found.value === null) return { kind: "missing" };
  const { plan, packHash } = found.value;
  const opening = await packs.open(plan.pack, onProgress, signal);
  if (opening.kind === "failed") {
    return { kind: "failed", failure: { kind: "pack", failure: opening.failure } };
  }
  const { pack } = opening;
  if (packHash !== null && packHash !== pack.hash) {
    const other = { kind: "other-pack", expected: packHash, found: pack.hash } as const;
    return { kind: "failed", failure: other };
  }
  const contents = await readContents(id, keeper);
  if (contents.kind === "failed") return contents;
  const { evaluation, items } = withItems(found.value, pack);
  return { ...contents, kind: "opened", evaluation, pack, items };
}

/** What is kept of an evaluation's cells. */
export async function readContents(
  id: string,
  keeper: Keeper,
): Promise<
  | { readonly kind: "read"; readonly kept: KeptCells; readonly damaged: readonly Damaged[] }
  | Extract<EvaluationState, { readonly kind: "failed" }>
> {
  const contents = await keeper.read((verbs) => verbs.contents(id));
  return contents.kind === "failed"
    ? { kind: "failed", failure: { kind: "store", refusal: contents.refusal } }
    : { kind: "read", kept: contents.value, damaged: contents.damaged };
}

/** The items that are asked: those that were settled when it was open for the first time. */
function withItems(
  evaluation: Evaluation,
  pack: OpenPack,
): { readonly evaluation: Evaluation; readonly items: readonly EvaluationItem[] } {
  if (evaluation.items !== null) {
    const known = new Map(pack.items.map((item) => [item.id, item]));
    return { evaluation, items: evaluation.items.flatMap((item) => known.get(item) ?? []) };
  }
  const items = chosenItems(pack.items, evaluation.plan);
  const versions = { ...evaluation.versions, ...pack.versions };
  return {
    items,
    evaluation: {
      ...evaluation,
      packHash: pack.hash,
      items: items.map((item) => item.id),
      versions,
    },
  };
}
