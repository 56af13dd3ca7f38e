import type { ExtractionState } from "../../../core/asking/extraction/extraction.ts";
import type { Failure } from "../../../core/asking/generation.ts";
import type { Verdict } from "../../../core/score/score.ts";
import { type VerdictTone, verdictTones } from "../../predict/verdictTones.ts";
import type { CellSight } from "./sight.ts";

/** How one cell is shown: what its word is made of, its tone, and whose drawing stands beside it (null: none). */
export interface CellLook {
  readonly word:
    | { readonly kind: "none" }
    | { readonly kind: "error"; readonly failure: Failure["kind"] | null }
    | { readonly kind: "state"; readonly state: ExtractionState }
    | { readonly kind: "verdict"; readonly verdict: Verdict; readonly repaired: boolean };
  readonly tone: VerdictTone;
  readonly verdict: Verdict | null;
}

/** How one cell is shown. */
export function lookOf(sight: CellSight): CellLook {
  if (sight.kind === "none") return { word: { kind: "none" }, tone: "quiet", verdict: null };
  if (sight.kind === "error") {
    const result = sight.output?.result;
    const failure = result?.kind === "failed" ? result.failure.kind : null;
    return { word: { kind: "error", failure }, tone: "quiet", verdict: "unavailable" };
  }
  const { reading, score } = sight.scored;
  const { state } = reading.extraction;
  const read = state === "ok" || state === "repaired";
  if (!read && score.verdict !== "unavailable") {
    return { word: { kind: "state", state }, tone: "near", verdict: drawings[state] };
  }
  return {
    word: { kind: "verdict", verdict: score.verdict, repaired: state === "repaired" },
    tone: verdictTones[score.verdict],
    verdict: score.verdict,
  };
}

/** The drawing of what is no answer. */
const drawings: { readonly [state in ExtractionState]: Verdict | null } = {
  ok: null,
  repaired: null,
  unparsed: "unreadable",
  truncated: "unanswered",
  refused: "unavailable",
  empty: "unanswered",
  error: "unavailable",
};
