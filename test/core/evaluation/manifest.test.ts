import { describe, expect, test } from "vitest";
import {
  changeTexts,
  type Manifest,
  printManifest,
  readManifest,
} from "../../../src/core/evaluation/manifest.ts";
import { mismatches, rerunParts } from "../../../src/core/evaluation/rerun.ts";
import { manifest, plan, small } from "../../packs/interchange/manifest.ts";

const other = "0".repeat(64);

describe("[V5] a manifest", () => {
  test("comes back from its file as it was", () => {
    expect(readManifest(printManifest(manifest))).toEqual({ kind: "read", manifest });
  });

  test("that was altered is refused, and so is what is none", () => {
    const text = printManifest(manifest);
    for (const [from, to] of [
      [/"items": 6/, '"items": 7'],
      [/"temperature": 0/, '"temperature": 1'],
      [/"calls": 6/, '"calls": 5'],
      [/"title": "Basics"/, '"title": "basics"'],
      // What the schema does not know is sealed as well.
      [/"errorsAreWrong": false/, '"errorsAreWrong": false, "more": 1'],
    ] as const) {
      expect(text).toMatch(from);
      expect(readManifest(text.replace(from, to))).toEqual({ kind: "refused", reason: "altered" });
    }
    expect(readManifest(text.slice(0, -5))).toEqual({ kind: "refused", reason: "cut" });
    for (const none of ["{}", "[]", "null", text.replace("run/2", "run/1")]) {
      expect(readManifest(none)).toEqual({ kind: "refused", reason: "other" });
    }
  });

  test("can be cleared of a text wherever it stands, and is sealed again", () => {
    const model = { ...small, label: "secret one", reported: ["a secret"] };
    const told: Manifest = {
      ...manifest,
      plan: { ...plan, title: "My secret" },
      predictors: [model],
    };
    const cleared = changeTexts(told, (text) => text.replaceAll("secret", "…"));
    expect(printManifest(cleared)).not.toContain("secret");
    expect(readManifest(printManifest(cleared)).kind).toBe("read");
    expect(changeTexts(told, (text) => text)).toEqual(told);
  });

  test("can be run again where all is the same, whatever came of it", () => {
    const here: Manifest = {
      ...manifest,
      startedMs: 5,
      app: "0.2.0",
      predictors: [
        { ...small, calls: 0, counts: {}, baseUrl: "http://other", server: "x", sent: {} },
      ],
    };
    expect(mismatches(manifest, here)).toEqual([]);
  });

  const changes: { readonly [part in (typeof rerunParts)[number]]: Manifest } = {
    pack: { ...manifest, pack: { ...manifest.pack, sha256: other } },
    items: { ...manifest, pack: { ...manifest.pack, sha256OfItems: other } },
    tracer: { ...manifest, tracer: "5678" },
    pyodide: { ...manifest, pyodide: "315" },
    python: { ...manifest, python: "3.15" },
    judges: { ...manifest, judges: [] },
    prompts: {
      ...manifest,
      prompts: manifest.prompts.map((one) => ({ ...one, sha256: other })),
    },
    settings: {
      ...manifest,
      prompts: manifest.prompts.map((one) => ({ ...one, settings: { temperature: 1 } })),
    },
    extractor: { ...manifest, extractor: 2 },
    samples: { ...manifest, plan: { ...plan, samples: 2 } },
    predictor: { ...manifest, predictors: [{ ...small, digest: "sha256:2" }] },
  };

  test.each(rerunParts)("names %s where it differs, and nothing else", (part) => {
    expect(mismatches(manifest, changes[part]).map((one) => one.part)).toEqual([part]);
  });

  test("says both sides of what differs", () => {
    expect(mismatches(manifest, changes.samples)).toEqual([
      { part: "samples", of: "", expected: "1", found: "2" },
    ]);
    expect(mismatches(manifest, changes.predictor)).toEqual([
      {
        part: "predictor",
        of: "Small",
        expected: '{"dialect":"openai-chat","digest":"sha256:1","model":"small"}',
        found: '{"dialect":"openai-chat","digest":"sha256:2","model":"small"}',
      },
    ]);
  });

  test("names a model and a template that are not here at all", () => {
    const here = { ...manifest, predictors: [], prompts: [] };
    expect(mismatches(manifest, here).map(({ part, of, found }) => [part, of, found])).toEqual([
      ["prompts", "state.direct 1", null],
      ["settings", "state.direct 1", null],
      ["predictor", "Small", null],
    ]);
  });

  test("takes a model by its name where a digest is not known", () => {
    const unknown = { ...manifest, predictors: [{ ...small, digest: null }] };
    expect(mismatches(manifest, unknown)).toEqual([]);
    const large = { ...manifest, predictors: [{ ...small, digest: null, model: "large" }] };
    expect(mismatches(manifest, large).map(({ part }) => part)).toEqual(["predictor"]);
  });

  test("asks nobody again whose answers were brought", () => {
    const brought = { ...manifest, predictors: [{ ...small, dialect: "brought" }] };
    expect(mismatches(brought, { ...manifest, predictors: [] })).toEqual([]);
  });
});
