import { jsonHash } from "../../../core/asking/canonical.ts";
import { extractorVersion } from "../../../core/asking/extraction/extraction.ts";
import type { GenSettings, Json } from "../../../core/asking/generation.ts";
import type { ResultRow } from "../../../core/asking/resultRow.ts";
import type { Evaluation, Output } from "../../../core/evaluation/evaluation.ts";
import type { EvaluationItem } from "../../../core/evaluation/item.ts";
import type { Manifest, ManifestPredictor } from "../../../core/evaluation/manifest.ts";
import { modelKeyOf } from "../../../core/evaluation/modelKey.ts";
import type { PackRef } from "../../../core/evaluation/plan.ts";
import type { Predictor } from "../../../core/evaluation/predictor.ts";
import type { OpenPack } from "../pack.ts";
import type { OpenEvaluation, PredictorProgress } from "../session.ts";
import { rowsOf } from "./rows.ts";

/** The manifest of an evaluation as it stands. `tracer`: what the page's Python and recorder are known by. */
export function manifestOf(
  state: Pick<OpenEvaluation, "evaluation" | "items" | "pack" | "scored" | "failed" | "progress">,
  tracer: string,
): Manifest {
  const { evaluation, pack, items, scored, progress } = state;
  const { plan } = evaluation;
  const predictors = plan.predictors.map((predictor) => {
    const rows = rowsOf(state, predictor);
    const own = scored.map(({ output }) => output).filter((one) => one.predictor === predictor.id);
    const done = progress.find((one) => one.predictor.id === predictor.id);
    return {
      ...knownOf(predictor),
      ...sentOf(own),
      ...countsOf(done),
      sha256OfResults: rows.length === items.length * plan.samples ? resultsHash(rows) : null,
    };
  });
  return { ...basisOf(evaluation, pack, items, tracer), predictors };
}

/** The manifest of an evaluation that nobody was asked in yet. */
export function plannedManifest(
  evaluation: Evaluation,
  pack: OpenPack,
  items: readonly EvaluationItem[],
  tracer: string,
): Manifest {
  const predictors = evaluation.plan.predictors.map((predictor) => ({
    ...knownOf(predictor),
    ...sentOf([]),
    ...countsOf(undefined),
    sha256OfResults: null,
  }));
  return { ...basisOf(evaluation, pack, items, tracer), predictors };
}

function basisOf(
  evaluation: Evaluation,
  pack: OpenPack,
  items: readonly EvaluationItem[],
  tracer: string,
): Omit<Manifest, "predictors"> {
  const { plan, versions, errorsAreWrong, createdMs, startedMs, endedMs } = evaluation;
  return {
    schema: "foretrace.run/2",
    app: versions.app,
    pack: {
      id: packIdOf(plan.pack, pack.items),
      title: pack.title,
      sha256: pack.hash,
      items: items.length,
      sha256OfItems: jsonHash(items.map(({ id }) => id)),
    },
    plan,
    tracer,
    pyodide: pack.versions.pyodide,
    python: pack.versions.python,
    judges: [...pack.judges],
    prompts: promptsOf(pack, items, evaluation),
    extractor: extractorVersion,
    errorsAreWrong,
    createdMs,
    startedMs,
    endedMs,
  };
}

/** What a pack is called in every browser. */
function packIdOf(ref: PackRef, items: readonly EvaluationItem[]): string {
  if (ref.kind !== "benchmark") return ref.kind;
  const [first] = items;
  const benchmark = first?.asked.kind === "task" ? first.asked.task.benchmark : "benchmark";
  return ref.choice === "" ? benchmark : `${benchmark}/${ref.choice}`;
}

/** One for each template, of the first item of each kind: all items of a kind share their template. */
function promptsOf(
  pack: OpenPack,
  items: readonly EvaluationItem[],
  { plan }: Evaluation,
): Manifest["prompts"] {
  const kinds = new Map<string, EvaluationItem>();
  for (const item of items) if (!kinds.has(item.kind)) kinds.set(item.kind, item);
  const prompts = new Map<string, Manifest["prompts"][number]>();
  for (const item of kinds.values()) {
    const { template, prompt, settings } = pack.compose(item, plan.prompting);
    const asked = settingsJson({ ...settings, ...plan.settings });
    if (!prompts.has(template)) {
      prompts.set(template, { template, sha256: prompt, settings: asked });
    }
  }
  return [...prompts.values()].toSorted((one, other) => (one.template < other.template ? -1 : 1));
}

/** Settings as data; the form of an answer, which differs from item to item, by its hash. */
function settingsJson({
  answer,
  stop,
  ...plain
}: GenSettings): Manifest["prompts"][number]["settings"] {
  return {
    ...plain,
    ...(stop !== undefined && { stop: [...stop] }),
    ...(answer !== undefined && { answer: jsonHash({ ...answer }) }),
  };
}

type Known = Pick<
  ManifestPredictor,
  "id" | "label" | "dialect" | "baseUrl" | "model" | "digest" | "server"
>;

function knownOf({ id, label, source }: Predictor): Known {
  const server = source.kind === "server" ? source.server : null;
  return { id, label, ...modelKeyOf(source), server };
}

function sentOf(outputs: readonly Output[]): Pick<ManifestPredictor, "reported" | "sent"> {
  const reported = new Set<string>();
  const sent = new Map<string, Map<string, Json>>();
  for (const { result } of outputs) {
    if (result.modelReported !== null) reported.add(result.modelReported);
    for (const setting of result.settings) {
      // Forms differ from item to item: that they were sent is what is told.
      const value: Json =
        setting.name === "answer" ? setting.sent !== null : (setting.sent?.value ?? null);
      const values = sent.get(setting.name) ?? new Map<string, Json>();
      values.set(jsonHash(value), value);
      sent.set(setting.name, values);
    }
  }
  return {
    reported: [...reported].toSorted(),
    sent: Object.fromEntries([...sent].map(([name, values]) => [name, [...values.values()]])),
  };
}

function countsOf(
  done: PredictorProgress | undefined,
): Pick<ManifestPredictor, "calls" | "retries" | "counts" | "usage" | "usd"> {
  return {
    calls: done?.calls ?? 0,
    retries: done?.retries ?? 0,
    counts: { ...done?.counts },
    usage: { in: 0, out: 0, reasoning: 0, ...done?.tokens },
    usd: done?.usd ?? null,
  };
}

/** SHA-256 of what was answered: of facts alone, so that new rules change nothing. */
function resultsHash(rows: readonly ResultRow[]): string {
  return jsonHash(
    rows.map(({ item, sample, text, alone, finish, failure }) => {
      return { item, sample, text, alone, finish, failure };
    }),
  );
}
