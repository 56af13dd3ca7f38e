import type { Manifest } from "../../../src/core/asking/manifest.ts";

const hash = "a".repeat(64);

/** The manifest of a small evaluation that is not over. */
export const manifest: Manifest = {
  schema: "foretrace.run/1",
  app: "0.1.0",
  pack: { id: "basics", sha256: hash, items: 6, seed: 7, sha256OfItems: hash },
  tracer: { version: "2", sha256: hash },
  pyodide: "314.0.7",
  python: "3.14.0",
  judges: ["strict/state 1"],
  prompts: [{ id: "state.direct", version: 1, sha256: hash }],
  extractor: 1,
  model: {
    dialect: "openai-chat",
    baseUrl: "http://localhost:1/v1",
    id: "small",
    reported: null,
    digest: null,
    server: null,
  },
  settings: { temperature: { asked: 0, sent: 0 } },
  samples: 1,
  startedMs: 1_700_000_000_000,
  endedMs: null,
  calls: 6,
  retries: 0,
  counts: {},
  usage: { in: 0, out: 0, reasoning: 0 },
  cost: { usd: null, source: "none" },
  sha256OfResults: null,
};
