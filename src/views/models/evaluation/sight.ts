import type { Output, ScoredOutput } from "../../../core/evaluation/evaluation.ts";

/** What is known of one cell. */
export type CellSight =
  | { readonly kind: "none" }
  | { readonly kind: "reply"; readonly scored: ScoredOutput }
  /** `failure`: its kind, "" where it is not known; `output`: what came by then. */
  | { readonly kind: "error"; readonly output: Output | null; readonly failure: string };

/** Of a cell that was not asked yet. */
export const noSight: CellSight = { kind: "none" };

/** How a cell stands, in the order of the worst first. */
export const standings = [
  "wrong",
  "unparsed",
  "truncated",
  "refused",
  "empty",
  "error",
  "not-sure",
  "mixed",
  "none",
  "unavailable",
  "right",
] as const;

/** `mixed`: several samples that do not stand alike. `none`: not asked yet. `unavailable`: what Python did is not known. */
export type Standing = (typeof standings)[number];

/** What is known of a cell whose reply, or failure, was scored. */
export function sightOf(scored: ScoredOutput): CellSight {
  const { output } = scored;
  // Errors that stand are told apart; one that is not among them is being asked again.
  return output.result.kind === "failed" ? noSight : { kind: "reply", scored };
}

/** True when the answer of a cell is what Python did. */
export function isRight(sight: CellSight): boolean {
  return sight.kind === "reply" && sight.scored.score.value === 1;
}

/** True when what Python did is not known, so that the cell counts neither for nor against. */
export function isUnavailable(sight: CellSight): boolean {
  return sight.kind === "reply" && sight.scored.score.verdict === "unavailable";
}

/** True when the answer is that the model does not know. */
export function isNotSure(sight: CellSight): boolean {
  return sight.kind === "reply" && sight.scored.score.verdict === "not-sure";
}

/** How one cell stands. */
function standingOfOne(sight: CellSight): Standing {
  if (sight.kind === "none") return "none";
  if (sight.kind === "error") return "error";
  const { reading, score } = sight.scored;
  if (score.verdict === "unavailable") return "unavailable";
  const { state } = reading.extraction;
  if (state !== "ok" && state !== "repaired") return state;
  if (score.verdict === "not-sure") return "not-sure";
  return score.value === 1 ? "right" : "wrong";
}

/** How an item stands with one predictor: as all its samples do, `mixed` where they differ. */
export function standingOf(sights: readonly CellSight[]): Standing {
  const [first, ...others] = sights;
  const standing = standingOfOne(first ?? noSight);
  return others.every((one) => standingOfOne(one) === standing) ? standing : "mixed";
}
