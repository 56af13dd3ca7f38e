import * as z from "zod/mini";
import { jsonHash } from "../asking/canonical.ts";
import type { Json } from "../asking/generation.ts";
import { planSchema } from "./planSchema.ts";

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const count = z.int().check(z.gte(0));
const json: z.ZodMiniType<Json> = z.json();

const predictorSchema = z.object({
  /** As in the plan. */
  id: z.string(),
  label: z.string(),
  dialect: z.string(),
  /** Without user, query and fragment; empty for what needs no address. */
  baseUrl: z.string(),
  model: z.string(),
  digest: z.nullable(z.string()),
  server: z.nullable(z.string()),
  /** What servers called the models that answered. */
  reported: z.array(z.string()),
  /** By setting, every value with which it was sent; null: it was left out. */
  sent: z.record(z.string(), z.array(json)),
  calls: count,
  retries: count,
  /** Replies by what was found in them. */
  counts: z.record(z.string(), count),
  usage: z.object({ in: count, out: count, reasoning: count }),
  usd: z.nullable(z.number()),
  /** Of all that was answered, in the order of items and samples; null: not all is answered. */
  sha256OfResults: z.nullable(hash),
});

const manifestSchema = z.object({
  schema: z.literal("foretrace.run/2"),
  app: z.string(),
  /** `id` is the same in every browser: what sort of pack, or which benchmark and choice. */
  pack: z.object({
    id: z.string(),
    title: z.string(),
    sha256: hash,
    /** How many items are asked, and their ids in their order. */
    items: count,
    sha256OfItems: hash,
  }),
  plan: planSchema,
  /** What the page's Python and its recorder are known by. */
  tracer: z.string(),
  pyodide: z.string(),
  python: z.string(),
  /** As `strict/state 1`. */
  judges: z.array(z.string()),
  /** One for each template; `settings`: what it asks for together with the plan, of the first item that has it. */
  prompts: z.array(z.object({ template: z.string(), sha256: hash, settings: json })),
  extractor: z.int(),
  predictors: z.array(predictorSchema),
  errorsAreWrong: z.boolean(),
  createdMs: z.number(),
  startedMs: z.nullable(z.number()),
  endedMs: z.nullable(z.number()),
});

/** All that an evaluation was made of: enough to make it again, and to see why another one came out otherwise. Nothing in it is a secret. */
export type Manifest = z.infer<typeof manifestSchema>;

/** Somebody who took part, and what asking came to. */
export type ManifestPredictor = Manifest["predictors"][number];

const sealedSchema = z.object({ manifest: json, sha256: hash });

export type ManifestReading =
  | { readonly kind: "read"; readonly manifest: Manifest }
  /** `cut`: no JSON. `other`: something else, or of another version. `altered`: not what was sealed. */
  | { readonly kind: "refused"; readonly reason: "cut" | "other" | "altered" };

/** A manifest with its hash, as a file holds it. */
export function printManifest(manifest: Manifest): string {
  return `${JSON.stringify({ manifest, sha256: manifestHash(manifest) }, null, 1)}\n`;
}

/** SHA-256 of the canonical form of a manifest. */
export function manifestHash(manifest: Manifest): string {
  return jsonHash(json.parse(manifest));
}

/** A manifest with every text in it changed, as keys are taken out of it; hashes have to stay what they are. */
export function changeTexts(manifest: Manifest, change: (text: string) => string): Manifest {
  const changed = (value: Json): Json => {
    if (typeof value === "string") return change(value);
    if (typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map(changed);
    return Object.fromEntries(Object.entries(value).map(([name, own]) => [name, changed(own)]));
  };
  return manifestSchema.parse(changed(json.parse(manifest)));
}

/** Reads what `printManifest` wrote; nothing throws. */
export function readManifest(text: string): ManifestReading {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return { kind: "refused", reason: "cut" };
  }
  const sealed = sealedSchema.safeParse(found);
  if (!sealed.success) return { kind: "refused", reason: "other" };
  const read = manifestSchema.safeParse(sealed.data.manifest);
  if (!read.success) return { kind: "refused", reason: "other" };
  return jsonHash(sealed.data.manifest) === sealed.data.sha256
    ? { kind: "read", manifest: read.data }
    : { kind: "refused", reason: "altered" };
}
