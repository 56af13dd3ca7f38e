import "fake-indexeddb/auto";
import { Dexie } from "dexie";
import { afterEach, describe, expect, test } from "vitest";
import { attemptVerbs, type AttemptVerbs } from "../../src/store/attempts.ts";
import { noRecordings } from "../../src/store/recordings.ts";
import { refusalOf } from "../../src/store/refusal.ts";
import { openStore } from "../../src/store/store.ts";
import { tablesOver } from "../../src/store/tables.ts";
import { windowBacking } from "../../src/store/window.ts";
import { quiet } from "./open.ts";
import { sampleAttempt, sampleDraft, samplePrediction, sampleScore } from "./samples.ts";

afterEach(() => Dexie.delete("foretrace"));

const places: readonly (readonly [string, () => Promise<AttemptVerbs>])[] = [
  ["on disk", async () => (await openStore(quiet, Date.now)).attempts],
  [
    "in a window",
    async () => attemptVerbs(tablesOver(windowBacking(quiet), noRecordings, quiet, refusalOf)),
  ],
];

describe.each(places)("attempts kept %s", (_, open) => {
  test("are read back with all that belongs to them", async () => {
    const verbs = await open();
    const [one, two] = [samplePrediction("a", 1), samplePrediction("a", 2)];
    expect(await verbs.begin(sampleAttempt("a"))).toEqual({ kind: "saved" });
    expect(await verbs.commit([two])).toEqual({ kind: "saved" });
    expect(await verbs.commit([one])).toEqual({ kind: "saved" });
    expect(await verbs.keepScores([sampleScore(one)])).toEqual({ kind: "saved" });
    expect(await verbs.saveDraft(sampleDraft("a", "q3"))).toEqual({ kind: "saved" });
    expect(await verbs.finish("a", 9_000)).toEqual({ kind: "saved" });
    const kept = {
      attempt: { ...sampleAttempt("a"), finishedMs: 9_000 },
      predictions: [one, two],
      scores: [sampleScore(one)],
      drafts: [sampleDraft("a", "q3")],
    };
    expect(await verbs.open("a")).toEqual({ kind: "found", value: kept, damaged: [] });
    expect(await verbs.all()).toEqual({ kind: "found", value: [kept], damaged: [] });
  });

  test("are listed newest first", async () => {
    const verbs = await open();
    await verbs.begin(sampleAttempt("old", 1));
    await verbs.begin(sampleAttempt("new", 3));
    await verbs.begin(sampleAttempt("mid", 2));
    const listed = await verbs.list();
    expect(listed.kind === "found" && listed.value.map(({ id }) => id)).toEqual([
      "new",
      "mid",
      "old",
    ]);
  });

  test("forget a draft when its answer is committed", async () => {
    const verbs = await open();
    await verbs.begin(sampleAttempt("a"));
    await verbs.saveDraft(sampleDraft("a", "q1"));
    await verbs.saveDraft(sampleDraft("a", "q2"));
    await verbs.commit([samplePrediction("a", 1)]);
    expect(await verbs.drafts("a")).toMatchObject({ value: [{ question: "q2" }] });
  });

  test("take one answer to each question, and the same answer twice as once", async () => {
    const verbs = await open();
    await verbs.begin(sampleAttempt("a"));
    const answer = samplePrediction("a", 1);
    await verbs.commit([answer]);
    expect(await verbs.commit([answer])).toEqual({ kind: "saved" });
    const other = { ...answer, id: "other", raw: null };
    expect(await verbs.commit([samplePrediction("a", 2), other])).toEqual({
      kind: "failed",
      refusal: { kind: "answered" },
    });
    expect(await verbs.open("a")).toMatchObject({ value: { predictions: [answer] } });
  });

  test("take nothing that belongs to an attempt that is not there", async () => {
    const verbs = await open();
    const missing = { kind: "failed", refusal: { kind: "missing" } };
    const answer = samplePrediction("a", 1);
    expect(await verbs.commit([answer])).toEqual(missing);
    expect(await verbs.keepScores([sampleScore(answer)])).toEqual(missing);
    expect(await verbs.saveDraft(sampleDraft("a", "q1"))).toEqual(missing);
    expect(await verbs.finish("a", 1)).toEqual(missing);
    expect(await verbs.all()).toEqual({ kind: "found", value: [], damaged: [] });
  });

  test("can be dropped one by one", async () => {
    const verbs = await open();
    for (const id of ["a", "b"]) {
      await verbs.begin(sampleAttempt(id));
      await verbs.commit([samplePrediction(id, 1)]);
      await verbs.keepScores([sampleScore(samplePrediction(id, 1))]);
      await verbs.saveDraft(sampleDraft(id, "q2"));
    }
    expect(await verbs.drop("a")).toEqual({ kind: "saved" });
    expect(await verbs.open("a")).toMatchObject({ value: null });
    expect(await verbs.all()).toMatchObject({
      value: [{ attempt: { id: "b" }, predictions: [{}], scores: [{}], drafts: [{}] }],
    });
  });

  test("can be adopted, and twice is once", async () => {
    const verbs = await open();
    const answer = samplePrediction("a", 1);
    const kept = {
      attempt: sampleAttempt("a"),
      predictions: [answer],
      scores: [sampleScore(answer)],
      drafts: [sampleDraft("a", "q2")],
    };
    await verbs.adopt(kept);
    await verbs.adopt(kept);
    expect(await verbs.all()).toEqual({ kind: "found", value: [kept], damaged: [] });
  });
});

describe("a row that cannot be read", () => {
  test("is listed with what is wrong with it, and stays where it is", async () => {
    const first = await openStore(quiet, Date.now);
    await first.attempts.begin(sampleAttempt("good"));
    first.close();
    const raw = new Dexie("foretrace");
    await raw.open();
    await raw
      .table("attempts")
      .bulkPut([
        { id: "later", format: 2, document: {}, startedMs: 1, programHash: "" },
        { id: "odd", format: 1, document: { ...sampleAttempt("odd"), mode: "duel" } },
        { id: "other", format: 1, document: sampleAttempt("else") },
        { id: "bare" },
      ]);
    raw.close();
    const store = await openStore(quiet, Date.now);
    for (let times = 0; times < 2; times += 1) {
      expect(await store.attempts.list()).toMatchObject({
        value: [{ id: "good" }],
        damaged: [
          { table: "attempts", id: "bare", reason: "row" },
          { table: "attempts", id: "later", reason: "newer" },
          { table: "attempts", id: "odd", reason: "mode" },
          { table: "attempts", id: "other", reason: "id" },
        ],
      });
    }
    store.close();
  });
});
