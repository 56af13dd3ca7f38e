import { canonicalJson } from "../asking/canonical.ts";
import type { Json } from "../asking/generation.ts";
import type { Manifest, ManifestPredictor } from "./manifest.ts";

/** What a manifest was made with and what there is here differ: both as JSON texts, `found` null where there is nothing here. */
export interface Mismatch {
  readonly part: RerunPart;
  /** Of part `predictor` its label, of `prompts` and `settings` the template; else "". */
  readonly of: string;
  readonly expected: string;
  readonly found: string | null;
}

/** What has to be the same for an evaluation to be run again, in the order in which it is compared. */
export const rerunParts = [
  "pack",
  "items",
  "tracer",
  "pyodide",
  "python",
  "judges",
  "prompts",
  "settings",
  "extractor",
  "samples",
  "predictor",
] as const;

export type RerunPart = (typeof rerunParts)[number];

/**
 * Whether an evaluation can be run again here, and if not, every part that differs. Settings are those that were asked for: what a server makes of them is a result. Of a model its address
 * and server may differ; its digest counts where both sides know one. Predictors whose answers were brought are nobody to be asked, and are not compared.
 */
export function mismatches(manifest: Manifest, here: Manifest): readonly Mismatch[] {
  return rerunParts.flatMap((part) => {
    const found = new Map(sides(part, here));
    return sides(part, manifest).flatMap(([of, expected]): readonly Mismatch[] => {
      const other = found.get(of);
      if (other === undefined)
        return [{ part, of, expected: canonicalJson(expected), found: null }];
      const same = canonicalJson(expected) === canonicalJson(other);
      if (same || (part === "predictor" && isSameModel(manifest, here, of))) return [];
      return [{ part, of, expected: canonicalJson(expected), found: canonicalJson(other) }];
    });
  });
}

/** What is compared of a part: one value, or one for each template or predictor. */
function sides(part: RerunPart, manifest: Manifest): readonly (readonly [string, Json])[] {
  switch (part) {
    case "pack":
      return [["", { id: manifest.pack.id, sha256: manifest.pack.sha256 }]];
    case "items":
      return [["", { items: manifest.pack.items, sha256: manifest.pack.sha256OfItems }]];
    case "samples":
      return [["", manifest.plan.samples]];
    case "prompts":
      return manifest.prompts.map(({ template, sha256 }) => [template, sha256] as const);
    case "settings":
      return manifest.prompts.map(({ template, settings }) => [template, settings] as const);
    case "predictor":
      return manifest.predictors
        .filter(({ dialect }) => dialect !== "brought")
        .map(({ label, dialect, model, digest }) => [label, { dialect, model, digest }] as const);
    case "tracer":
    case "pyodide":
    case "python":
    case "judges":
    case "extractor":
      return [["", manifest[part]]];
  }
}

/** True when one of both sides knows no digest, and all else is the same. */
function isSameModel(manifest: Manifest, here: Manifest, label: string): boolean {
  const own = (one: Manifest): ManifestPredictor | undefined =>
    one.predictors.find((predictor) => predictor.label === label);
  const [one, other] = [own(manifest), own(here)];
  if (one === undefined || other === undefined) return false;
  const unknown = one.digest === null || other.digest === null;
  return unknown && one.dialect === other.dialect && one.model === other.model;
}
