import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { afterEach, describe, expect, test } from "vitest";
import { evaluationVerbs, type EvaluationVerbs } from "../../src/store/evaluations/verbs.ts";
import { noRecordings } from "../../src/store/recordings.ts";
import { refusalOf } from "../../src/store/refusal.ts";
import { openStore } from "../../src/store/store.ts";
import { tablesOver } from "../../src/store/tables.ts";
import { windowBacking } from "../../src/store/window.ts";
import { sampleCell, sampleEvaluation, sampleOutput } from "./evaluationSamples.ts";
import { quiet } from "./open.ts";

afterEach(() => Dexie.delete("foretrace"));

const places: readonly (readonly [string, () => Promise<EvaluationVerbs>])[] = [
  ["on disk", async () => (await openStore(quiet, Date.now)).evaluations],
  [
    "in a window",
    async () => {
      const backing = windowBacking(quiet);
      return evaluationVerbs(
        backing,
        tablesOver(backing, noRecordings, quiet, refusalOf),
        refusalOf,
      );
    },
  ],
];

describe.each(places)("evaluations kept %s", (_, open) => {
  test("tell the keys of all that was answered, each once, until it is taken away", async () => {
    const verbs = await open();
    const keys = async () => {
      const found = await verbs.keys();
      return found.kind === "found" ? [...found.value].toSorted() : null;
    };
    expect(await keys()).toEqual([]);
    for (const [id, items] of [
      ["e", ["i1", "i2"]],
      ["f", ["i2", "i3"]],
    ] as const) {
      await verbs.add(sampleEvaluation(id));
      await verbs.keep(
        id,
        items.map((item) => sampleCell(id, item)),
        items.map((item) => sampleOutput(id, item)),
      );
    }
    expect(await keys()).toEqual(["key of i1", "key of i2", "key of i3"]);
    await verbs.remove("f");
    expect(await keys()).toEqual(["key of i1", "key of i2"]);
  });
});
