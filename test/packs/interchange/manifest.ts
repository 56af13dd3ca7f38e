import type { Manifest, ManifestPredictor } from "../../../src/core/evaluation/manifest.ts";
import type { EvaluationPlan } from "../../../src/core/evaluation/plan.ts";
import { stockParameters } from "../../../src/core/asking/prompts/parameters.ts";

const hash = "a".repeat(64);

/** The plan of a small evaluation with one model. */
export const plan: EvaluationPlan = {
  title: "Basics",
  pack: { kind: "samples", questions: { seed: 7, perProgram: 2, kinds: ["state"] } },
  kinds: [],
  size: null,
  seed: 7,
  samples: 1,
  predictors: [
    {
      id: "p1",
      label: "Small",
      source: {
        kind: "server",
        connection: "c1",
        server: "other",
        dialect: "openai-chat",
        baseUrl: "http://localhost:1/v1",
        model: "small",
        digest: "sha256:1",
      },
    },
  ],
  prompting: { style: "direct", parameters: stockParameters, changed: [] },
  settings: { temperature: 0 },
  budget: { usd: null, tokens: null, calls: null },
  concurrency: null,
  stopAtRateLimit: false,
  reuse: true,
};

/** The model of it. */
export const small: ManifestPredictor = {
  id: "p1",
  label: "Small",
  dialect: "openai-chat",
  baseUrl: "http://localhost:1/v1",
  model: "small",
  digest: "sha256:1",
  server: "other",
  reported: ["small"],
  sent: { temperature: [0] },
  calls: 6,
  retries: 0,
  counts: { ok: 4 },
  usage: { in: 1, out: 2, reasoning: 0 },
  usd: null,
  sha256OfResults: null,
};

/** The manifest of a small evaluation that is not over. */
export const manifest: Manifest = {
  schema: "foretrace.run/2",
  app: "0.1.0",
  pack: { id: "samples", title: "Samples", sha256: hash, items: 6, sha256OfItems: hash },
  plan,
  tracer: "1234",
  pyodide: "314.0.7",
  python: "3.14.0",
  judges: ["strict/state 1"],
  prompts: [{ template: "state.direct 1", sha256: hash, settings: { temperature: 0 } }],
  extractor: 1,
  predictors: [small],
  errorsAreWrong: false,
  createdMs: 1_700_000_000_000,
  startedMs: 1_700_000_000_000,
  endedMs: null,
};
