import { describe, expect, test } from "vitest";
import type { Evaluations } from "../../../../src/app/evaluations/evaluations.ts";
import { manifestOf } from "../../../../src/app/evaluations/exchange/manifestOf.ts";
import { type RunAgain, runAgain } from "../../../../src/app/evaluations/exchange/runAgain.ts";
import type { OpenPack, PackOpening } from "../../../../src/app/evaluations/pack.ts";
import type { Evaluation } from "../../../../src/core/evaluation/evaluation.ts";
import type { Manifest } from "../../../../src/core/evaluation/manifest.ts";
import type { Predictor, PredictorSource } from "../../../../src/core/evaluation/predictor.ts";
import { createWorld, openOf, predictor } from "../world.ts";
import { doneEvaluation, hashedPack } from "./world.ts";

const server = (change: Partial<Extract<PredictorSource, { kind: "server" }>> = {}) =>
  ({
    kind: "server",
    connection: "there",
    server: "ollama",
    dialect: "openai-chat",
    baseUrl: "http://localhost:11434/v1",
    model: "small",
    digest: "sha256:1",
    ...change,
  }) as const;

interface Here {
  readonly pack?: OpenPack;
  readonly tracer?: string;
  readonly sources?: readonly PredictorSource[];
  readonly packs?: Evaluations["packs"];
  readonly refused?: boolean;
}

async function manifest(predictors: readonly Predictor[] = [predictor("p")]): Promise<Manifest> {
  const state = openOf((await doneEvaluation()).session);
  const { evaluation } = state;
  const plan = { ...evaluation.plan, predictors };
  return manifestOf({ ...state, evaluation: { ...evaluation, plan } }, "tracer 1");
}

/** Runs a manifest in another browser. */
async function again(
  given: Manifest,
  here: Here = {},
): Promise<{ readonly came: RunAgain; readonly made: readonly Evaluation[] }> {
  const world = createWorld();
  const tab = world.tab({ clients: {}, pack: here.pack ?? hashedPack(6) });
  if (here.refused === true) tab.refuse({ kind: "full" });
  const parts = {
    evaluations: { ...tab.evaluations, ...(here.packs !== undefined && { packs: here.packs }) },
    models: {
      sources: () =>
        (here.sources ?? []).map((source) => ({ source, label: "", serverKind: null })),
    },
    tracer: here.tracer ?? "tracer 1",
  };
  const came = await runAgain(given, parts, () => undefined, new AbortController().signal);
  const kept = await world.verbs.list();
  const made = kept.kind === "found" ? kept.value.map(({ evaluation }) => evaluation) : [];
  return { came, made };
}

function partsOf(came: RunAgain): readonly string[] {
  if (came.kind !== "differs") throw new Error(came.kind);
  return came.mismatches.map(({ part, of }) => `${part} ${of}`.trim());
}

const setOf = (set: string, hash: string): OpenPack => ({
  ...hashedPack(6, hash),
  ref: { kind: "benchmark", set, choice: "" },
});

const list = () => Promise.resolve([]);

describe("a manifest that is run again", () => {
  test("makes an evaluation of the same plan where all is the same, and reuses no answer", async () => {
    const given = await manifest();
    const { came, made } = await again(given);
    if (came.kind !== "created") throw new Error(came.kind);
    expect(made).toMatchObject([{ id: came.id, status: "planned" }]);
    expect(made[0]?.plan).toEqual({ ...given.plan, pack: hashedPack().ref, reuse: false });
  });

  test.each<[string, Here, readonly string[]]>([
    ["the pack", { pack: hashedPack(6, "another hash") }, ["pack"]],
    ["the items", { pack: hashedPack(4) }, ["items"]],
    ["the recorder", { tracer: "tracer 2" }, ["tracer"]],
    [
      "Python and Pyodide",
      { pack: { ...hashedPack(6), versions: { python: "3.15.0", pyodide: "315.0.0" } } },
      ["pyodide", "python"],
    ],
    ["the judges", { pack: { ...hashedPack(6), judges: ["fake 2"] } }, ["judges"]],
    [
      "the prompt",
      {
        pack: {
          ...hashedPack(6),
          compose: (item, prompting) => ({
            ...hashedPack(6).compose(item, prompting),
            prompt: "another hash",
          }),
        },
      },
      ["prompts count.direct 1"],
    ],
    [
      "what the prompt asks for",
      {
        pack: {
          ...hashedPack(6),
          compose: (item, prompting) => ({
            ...hashedPack(6).compose(item, prompting),
            settings: { stop: ["x"] },
          }),
        },
      },
      ["settings count.direct 1"],
    ],
  ])(
    "is refused where %s differs, and says that it is that, and no more",
    async (_, here, parts) => {
      const { came, made } = await again(await manifest(), here);
      expect(partsOf(came)).toEqual(parts);
      expect(made).toEqual([]);
    },
  );

  test("names how replies were read where that differs", async () => {
    const given = await manifest();
    const { came } = await again({ ...given, extractor: given.extractor + 1 });
    expect(partsOf(came)).toEqual(["extractor"]);
    expect(came).toMatchObject({ mismatches: [{ expected: String(given.extractor + 1) }] });
  });

  test("leaves those out whose answers were brought, and is refused where there is nobody else", async () => {
    const brought: Predictor = { id: "b", label: "file", source: { kind: "brought", from: "x" } };
    const { came } = await again(await manifest([predictor("p"), brought]));
    expect(came).toMatchObject({ kind: "created", left: ["file"] });
    expect((await again(await manifest([brought]))).came).toEqual({ kind: "nobody" });
  });

  test("asks the model of the same name here, that with the same weights first", async () => {
    const given = await manifest([{ id: "s", label: "Small", source: server() }]);
    const here = { connection: "here", baseUrl: "http://localhost:1/v1" };
    const sources = [
      server({ connection: "other", digest: null }),
      server(here),
      server({ model: "big" }),
    ];
    const { came, made } = await again(given, { sources });
    expect(came.kind).toBe("created");
    expect(made[0]?.plan.predictors).toEqual([{ id: "s", label: "Small", source: server(here) }]);
  });

  test("names the model that is not connected, or has other weights", async () => {
    const given = await manifest([{ id: "s", label: "Small", source: server() }]);
    const missing = await again(given, { sources: [server({ model: "big" })] });
    expect(partsOf(missing.came)).toEqual(["predictor Small"]);
    expect(missing.came).toMatchObject({ mismatches: [{ found: null }] });
    const other = await again(given, { sources: [server({ digest: "sha256:2" })] });
    expect(partsOf(other.came)).toEqual(["predictor Small"]);
    expect((await again(given, { sources: [server({ digest: null })] })).came.kind).toBe("created");
  });

  test("takes of several sets of a benchmark the one with its hash, whatever it is called", async () => {
    const given = await manifest();
    const benchmark: Manifest = {
      ...given,
      pack: { ...given.pack, id: "own" },
      plan: { ...given.plan, pack: { kind: "benchmark", set: "there", choice: "" } },
    };
    const sets = [setOf("one", "other hash"), setOf("two", given.pack.sha256)];
    const packs: Evaluations["packs"] = {
      list: () =>
        Promise.resolve(
          sets.map(({ ref, title }) => ({ ref, title, choices: [], refused: null, note: "" })),
        ),
      open: (ref): Promise<PackOpening> => {
        const pack = sets.find((one) => JSON.stringify(one.ref) === JSON.stringify(ref));
        return Promise.resolve(
          pack === undefined
            ? { kind: "failed", failure: { kind: "missing" } }
            : { kind: "open", pack },
        );
      },
    };
    const { came, made } = await again(benchmark, { packs });
    expect(came.kind).toBe("created");
    expect(made[0]?.plan.pack).toMatchObject({
      set: "two",
    });
    sets.pop();
    expect(partsOf((await again(benchmark, { packs })).came)).toEqual(["pack"]);
    sets.pop();
    expect((await again(benchmark, { packs })).came).toEqual({
      kind: "no-pack",
      title: "A pack",
      sort: "benchmark",
    });
  });

  test("says what stood in the way: a pack that breaks, a store without room, being stopped", async () => {
    const given = await manifest();
    const broken = { list, open: () => Promise.reject(new Error("gone")) };
    expect((await again(given, { packs: broken })).came).toMatchObject({
      kind: "pack-failed",
      failure: { kind: "broken", message: "gone" },
    });
    const full = await again(given, { refused: true });
    expect(full.came).toEqual({ kind: "not-kept", refusal: { kind: "full" } });
    const controller = new AbortController();
    controller.abort();
    const { evaluations } = createWorld().tab({ clients: {}, pack: hashedPack() });
    const parts = { evaluations, models: { sources: () => [] }, tracer: "tracer 1" };
    expect(await runAgain(given, parts, () => undefined, controller.signal)).toEqual({
      kind: "stopped",
    });
  });
});
