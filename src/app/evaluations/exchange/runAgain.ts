import { chosenItems } from "../../../core/evaluation/chosenItems.ts";
import type { Evaluation } from "../../../core/evaluation/evaluation.ts";
import type { Manifest } from "../../../core/evaluation/manifest.ts";
import type { PackRef } from "../../../core/evaluation/plan.ts";
import type { Predictor, PredictorSource } from "../../../core/evaluation/predictor.ts";
import { type Mismatch, mismatches } from "../../../core/evaluation/rerun.ts";
import type { Refusal } from "../../../store/records.ts";
import type { Models } from "../../models/models.ts";
import type { Evaluations } from "../evaluations.ts";
import type { OpenPack, PackFailure } from "../pack.ts";
import { plannedManifest } from "./manifestOf.ts";

/** What running a manifest again needs. `tracer`: what the page's Python and recorder are known by. */
export interface RunAgainParts {
  readonly evaluations: Evaluations;
  readonly models: Pick<Models, "sources">;
  readonly tracer: string;
}

/** What came of it. */
export type RunAgain =
  /** The same can be asked again: an evaluation with the same plan is kept. `left`: predictors whose answers were brought, who cannot be asked. */
  | { readonly kind: "created"; readonly id: string; readonly left: readonly string[] }
  /** Every part that differs; nothing is made. */
  | { readonly kind: "differs"; readonly mismatches: readonly Mismatch[] }
  /** What is asked about is not in this browser. */
  | { readonly kind: "no-pack"; readonly title: string; readonly sort: PackRef["kind"] }
  | { readonly kind: "pack-failed"; readonly title: string; readonly failure: PackFailure }
  /** Nobody in it can be asked: all answers were brought. */
  | { readonly kind: "nobody" }
  | { readonly kind: "not-kept"; readonly refusal: Refusal }
  | { readonly kind: "stopped" };

/** How far looking is: which pack is being opened, and programs or tasks done. */
export type Looking = (title: string, done: number, total: number) => void;

/** Sets an evaluation up as a manifest says, if all that it was made with is the same here; nothing is asked yet. Never rejects. */
export async function runAgain(
  manifest: Manifest,
  parts: RunAgainParts,
  onLooking: Looking,
  signal: AbortSignal,
): Promise<RunAgain> {
  const { plan } = manifest;
  const asked = plan.predictors.filter(({ source }) => source.kind !== "brought");
  if (asked.length === 0) return { kind: "nobody" };
  const found = await findPack(manifest, parts.evaluations, onLooking, signal);
  if (found.kind !== "open") return found;
  const { pack } = found;
  const items = chosenItems(pack.items, plan);
  const predictors = asked.flatMap((one) => {
    const source = sourceHere(one, parts);
    return source === null ? [] : [{ ...one, source }];
  });
  const again = { ...plan, pack: pack.ref, predictors, reuse: false };
  const here = plannedManifest(plannedEvaluation(again, manifest.app), pack, items, parts.tracer);
  const differing = mismatches(manifest, here);
  if (differing.length > 0) return { kind: "differs", mismatches: differing };
  if (signal.aborted) return { kind: "stopped" };
  const created = await parts.evaluations.create(again);
  if (created.kind === "failed") return { kind: "not-kept", refusal: created.refusal };
  const left = plan.predictors.filter((one) => !asked.includes(one)).map(({ label }) => label);
  return { kind: "created", id: created.id, left };
}

type Found =
  | { readonly kind: "open"; readonly pack: OpenPack }
  | Extract<RunAgain, { kind: "no-pack" | "pack-failed" | "stopped" }>;

/** The pack of a manifest: of several sets the one with its hash, else the first that may have been meant. */
async function findPack(
  manifest: Manifest,
  { packs }: Evaluations,
  onLooking: Looking,
  signal: AbortSignal,
): Promise<Found> {
  const { title, sha256 } = manifest.pack;
  const sort = manifest.plan.pack.kind;
  const none: Found = { kind: "no-pack", title, sort };
  let meant: Found = none;
  try {
    for (const candidate of await candidatesOf(manifest, packs)) {
      onLooking(candidate.title, 0, 0);
      const opening = await packs.open(
        candidate.ref,
        (done, total) => onLooking(candidate.title, done, total),
        signal,
      );
      if (opening.kind === "open") {
        const found: Found = { kind: "open", pack: opening.pack };
        if (opening.pack.hash === sha256) return found;
        if (candidate.meant && meant.kind !== "open") meant = found;
      } else if (opening.failure.kind !== "missing" && candidate.meant && meant === none) {
        meant = { kind: "pack-failed", title: candidate.title, failure: opening.failure };
      }
    }
  } catch (error) {
    if (signal.aborted) return { kind: "stopped" };
    const message = error instanceof Error ? error.message : String(error);
    return { kind: "pack-failed", title, failure: { kind: "broken", message } };
  }
  return meant;
}

interface Candidate {
  readonly ref: PackRef;
  readonly title: string;
  /** By its name or its id it is the one; others are looked at for their hash alone. */
  readonly meant: boolean;
}

/** What may be the pack here. Ids of sets are of one browser only, so each set that can be narrowed as asked is looked at, that of the same name first. */
async function candidatesOf(
  { plan, pack }: Manifest,
  packs: Evaluations["packs"],
): Promise<readonly Candidate[]> {
  const own = plan.pack;
  if (own.kind !== "benchmark") return [{ ref: own, title: pack.title, meant: true }];
  const choices = await packs.list();
  return choices
    .flatMap(({ ref, title, choices: words, refused }): readonly Candidate[] => {
      const fits = own.choice === "" ? words.length === 0 : words.includes(own.choice);
      if (ref.kind !== "benchmark" || refused !== null || !fits) return [];
      const meant = ref.set === own.set || title === pack.title;
      return [{ ref: { ...ref, choice: own.choice }, title, meant }];
    })
    .toSorted((one, other) => Number(other.meant) - Number(one.meant));
}

/** Whom a predictor means here; null where there is nobody. Connections have other ids in each browser. */
function sourceHere(
  { source }: Predictor,
  { models, evaluations }: RunAgainParts,
): PredictorSource | null {
  switch (source.kind) {
    case "player":
    case "scripted":
      return source;
    case "brought":
      return null;
    case "replay": {
      const kept = evaluations.kept.get()?.evaluations ?? [];
      return kept.some(({ evaluation }) => evaluation.id === source.evaluation) ? source : null;
    }
    case "server":
    case "page-model":
    case "prompt-api":
      return closest(
        source,
        models.sources().map((one) => one.source),
      );
  }
}

/** Of all that can be asked the one that is most like it; null where nothing is of its sort and name. */
function closest(
  source: PredictorSource,
  here: readonly PredictorSource[],
): PredictorSource | null {
  const likeness = (one: PredictorSource): number => {
    if (source.kind === "server" && one.kind === "server") {
      if (one.dialect !== source.dialect || one.model !== source.model) return 0;
      return 1 + Number(one.baseUrl === source.baseUrl) + 2 * Number(one.digest === source.digest);
    }
    if (source.kind === "page-model" && one.kind === "page-model") {
      return 1 + Number(one.digest === source.digest);
    }
    return Number(source.kind === "prompt-api" && one.kind === "prompt-api");
  };
  const [best] = here.toSorted((one, other) => likeness(other) - likeness(one));
  return best === undefined || likeness(best) === 0 ? null : best;
}

/** An evaluation that is not kept yet, for its manifest. */
function plannedEvaluation(plan: Evaluation["plan"], app: string): Evaluation {
  return {
    id: "",
    createdMs: 0,
    plan,
    status: "planned",
    reason: null,
    startedMs: null,
    endedMs: null,
    packHash: null,
    items: null,
    versions: { app, python: "", pyodide: "" },
    errorsAreWrong: false,
  };
}
