import * as z from "zod/mini";
import { jsonHash } from "./canonical.ts";

const hash = z.string().check(z.regex(/^[0-9a-f]{64}$/));
const setting = z.object({ asked: z.json(), sent: z.json() });

const manifestSchema = z.object({
  schema: z.literal("foretrace.run/1"),
  app: z.string(),
  pack: z.object({
    id: z.string(),
    sha256: hash,
    items: z.int(),
    seed: z.int(),
    sha256OfItems: hash,
  }),
  tracer: z.object({ version: z.string(), sha256: hash }),
  pyodide: z.string(),
  python: z.string(),
  /** Judges by kind of question, as `strict/state 1`. */
  judges: z.array(z.string()),
  prompts: z.array(z.object({ id: z.string(), version: z.int(), sha256: hash })),
  extractor: z.int(),
  model: z.object({
    dialect: z.string(),
    /** Without user, query and fragment. */
    baseUrl: z.string(),
    id: z.string(),
    reported: z.nullable(z.string()),
    digest: z.nullable(z.string()),
    server: z.nullable(z.string()),
  }),
  settings: z.record(z.string(), setting),
  samples: z.int().check(z.gte(1)),
  startedMs: z.number(),
  endedMs: z.nullable(z.number()),
  calls: z.int(),
  retries: z.int(),
  counts: z.record(z.string(), z.int()),
  usage: z.object({ in: z.int(), out: z.int(), reasoning: z.int() }),
  cost: z.object({ usd: z.nullable(z.number()), source: z.string() }),
  sha256OfResults: z.nullable(hash),
});

/** All that an evaluation was made of: enough to make it again, and to see why another one came out otherwise. Nothing in it is a secret. */
export type Manifest = z.infer<typeof manifestSchema>;

const sealedSchema = z.object({ manifest: manifestSchema, sha256: hash });

export type ManifestReading =
  | { readonly kind: "read"; readonly manifest: Manifest }
  /** `cut`: no JSON. `other`: something else, or of a later version. `altered`: not what was sealed. */
  | { readonly kind: "refused"; readonly reason: "cut" | "other" | "altered" };

/** A manifest with its hash, as a file holds it. */
export function printManifest(manifest: Manifest): string {
  return `${JSON.stringify({ manifest, sha256: jsonHash(manifest) }, null, 1)}\n`;
}

/** Reads what `printManifest` wrote; nothing throws. */
export function readManifest(text: string): ManifestReading {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: "refused", reason: "cut" };
  }
  const read = sealedSchema.safeParse(json);
  if (!read.success) return { kind: "refused", reason: "other" };
  const { manifest, sha256 } = read.data;
  return jsonHash(manifest) === sha256
    ? { kind: "read", manifest }
    : { kind: "refused", reason: "altered" };
}
