import { describe, expect, test } from "vitest";
import {
  type Manifest,
  printManifest,
  readManifest,
} from "../../../../src/core/asking/manifest.ts";
import { mismatches } from "../../../../src/core/asking/rerun.ts";

const hash = (digit: string): string => digit.repeat(64);

const manifest: Manifest = {
  schema: "foretrace.run/1",
  app: "0.1.0",
  pack: { id: "basics", sha256: hash("a"), items: 240, seed: 7, sha256OfItems: hash("b") },
  tracer: { version: "2", sha256: hash("c") },
  pyodide: "314.0.7",
  python: "3.14.0",
  judges: ["strict/state 1"],
  prompts: [{ id: "state.direct", version: 1, sha256: hash("d") }],
  extractor: 1,
  model: {
    dialect: "openai-chat",
    baseUrl: "http://localhost:1/v1",
    id: "small",
    reported: "small",
    digest: "sha256:1",
    server: null,
  },
  settings: { temperature: { asked: 0, sent: 0 }, stop: { asked: ["x"], sent: null } },
  samples: 1,
  startedMs: 1,
  endedMs: null,
  calls: 241,
  retries: 1,
  counts: { ok: 233, unparsed: 7 },
  usage: { in: 1, out: 2, reasoning: 0 },
  cost: { usd: null, source: "none" },
  sha256OfResults: null,
};

describe("[V5] a manifest", () => {
  test("comes back from its file as it was", () => {
    expect(readManifest(printManifest(manifest))).toEqual({ kind: "read", manifest });
  });

  test("that was altered is refused, and so is what is none", () => {
    const text = printManifest(manifest);
    expect(readManifest(text.replace("240", "241"))).toEqual({
      kind: "refused",
      reason: "altered",
    });
    expect(readManifest(text.slice(0, -5))).toEqual({ kind: "refused", reason: "cut" });
    for (const other of ["{}", "[]", "null", text.replace("run/1", "run/2")]) {
      expect(readManifest(other)).toEqual({ kind: "refused", reason: "other" });
    }
  });

  test("can be run again where all is the same, whatever came of it", () => {
    const here = { ...manifest, startedMs: 5, calls: 0, counts: {}, app: "0.2.0" };
    const elsewhere = { ...here, model: { ...here.model, baseUrl: "http://other", server: "x" } };
    expect(mismatches(manifest, elsewhere)).toEqual([]);
  });

  test("names each part that differs, with both sides", () => {
    const here: Manifest = {
      ...manifest,
      pack: { ...manifest.pack, sha256: hash("0") },
      tracer: { ...manifest.tracer, sha256: hash("0") },
      pyodide: "315",
      python: "3.15",
      judges: [],
      prompts: [],
      extractor: 2,
      model: { ...manifest.model, digest: "sha256:2" },
      settings: { temperature: { asked: 1, sent: 1 } },
      samples: 2,
    };
    expect(mismatches(manifest, here).map(({ part }) => part)).toEqual([
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
    ]);
    expect(mismatches(manifest, { ...manifest, samples: 2 })).toEqual([
      { part: "samples", expected: "1", found: "2" },
    ]);
  });

  test("takes a model by its name where a digest is not known", () => {
    const unknown = { ...manifest, model: { ...manifest.model, digest: null } };
    expect(mismatches(manifest, unknown)).toEqual([]);
    const other = { ...unknown, model: { ...unknown.model, id: "large" } };
    expect(mismatches(manifest, other).map(({ part }) => part)).toEqual(["model"]);
  });

  test("compares what was asked of a model, not what its server made of it", () => {
    const sent = {
      ...manifest,
      settings: { ...manifest.settings, temperature: { asked: 0, sent: null } },
    };
    expect(mismatches(manifest, sent)).toEqual([]);
  });
});
