import { canonicalJson } from "./canonical.ts";
import type { Json } from "./generation.ts";
import type { Manifest } from "./manifest.ts";

/** What a manifest was made with and what there is here differ: both as JSON texts. */
export interface Mismatch {
  readonly part: RerunPart;
  readonly expected: string;
  readonly found: string;
}

/** What has to be the same for an evaluation to be run again, in the order in which it is compared. */
const rerunParts = [
  "pack",
  "tracer",
  "pyodide",
  "python",
  "judges",
  "prompts",
  "extractor",
  "model",
  "settings",
  "samples",
] as const;

export type RerunPart = (typeof rerunParts)[number];

/**
 * Whether an evaluation can be run again here, and if not, every part that differs. Settings are those that were asked for: what a server makes of them is a result. Of the model its address
 * and server may differ; its digest counts where both sides know one.
 */
export function mismatches(manifest: Manifest, here: Manifest): readonly Mismatch[] {
  return rerunParts.flatMap((part) => {
    const [expected, found] = [manifest, here].map((one) => canonicalJson(identity(part, one)));
    if (expected === found || expected === undefined || found === undefined) return [];
    const unknown = manifest.model.digest === null || here.model.digest === null;
    if (part === "model" && unknown && sameName(manifest, here)) return [];
    return [{ part, expected, found }];
  });
}

function identity(part: RerunPart, manifest: Manifest): Json {
  switch (part) {
    case "model": {
      const { dialect, id, digest } = manifest.model;
      return { dialect, id, digest };
    }
    case "settings":
      return Object.fromEntries(
        Object.entries(manifest.settings).map(([name, { asked }]) => [name, asked]),
      );
    default:
      return manifest[part];
  }
}

function sameName({ model: one }: Manifest, { model: other }: Manifest): boolean {
  return one.dialect === other.dialect && one.id === other.id;
}
