import { describe, expect, test } from "vitest";
import {
  evaluationExportIds,
  exportEvaluation,
  exportForInspect,
  exportManifest,
} from "../../../../src/app/evaluations/exchange/exporting.ts";
import {
  askedIn,
  holdAnswers,
  outputsToKeep,
} from "../../../../src/app/evaluations/exchange/hold.ts";
import { readAnswerFile } from "../../../../src/app/evaluations/exchange/readFile.ts";
import { bareExchange, failed } from "../../../../src/models/results.ts";
import { readManifest } from "../../../../src/core/evaluation/manifest.ts";
import { openOf } from "../world.ts";
import { doneEvaluation, judgedOf, packHash, promptHash, said } from "./world.ts";

const parts = { tracer: "tracer 1", scrub: (text: string) => text };
const readable = evaluationExportIds.filter((id) => id !== "every-eval-ever");

describe("an evaluation that leaves the page", () => {
  test.each(readable)("as %s comes back, and is judged as it was", async (form) => {
    const { world, session } = await doneEvaluation();
    const state = openOf(session);
    const { content } = exportEvaluation(state, form, state.evaluation.plan.predictors, parts);
    const reading = readAnswerFile(await content.text());
    if (reading.kind !== "read") throw new Error(reading.reason);
    const [group, ...others] = holdAnswers(reading.answers, askedIn(state), "file");
    if (group === undefined) throw new Error("nothing was held");
    expect([others.length, group.missing, group.unknown, group.duplicate]).toEqual([0, [], [], []]);
    await session.bring("back", "a file", outputsToKeep(group, askedIn(state)));
    await world.until(() => openOf(session).scored.length === 24);
    const judged = judgedOf(openOf(session), "back");
    expect(judged).toEqual(judgedOf(state, "p"));
    expect(new Set(judged.map((one) => one.split(" ")[2]))).toEqual(new Set(["correct", "wrong"]));
  });

  test("says what was asked and what was counted where the form has a place for it, and so does what comes back", async () => {
    const { world, session } = await doneEvaluation();
    const state = openOf(session);
    for (const form of ["foretrace-jsonl", "inspect"] as const) {
      const { content } = exportEvaluation(state, form, state.evaluation.plan.predictors, parts);
      const reading = readAnswerFile(await content.text());
      if (reading.kind !== "read") throw new Error(reading.reason);
      const [group] = holdAnswers(reading.answers, askedIn(state), "file");
      const before = openOf(session).scored.length;
      await session.bring(form, "a file", group?.outputs ?? []);
      await world.until(() => openOf(session).scored.length === before + 12);
      const own = openOf(session).scored.slice(before);
      // Each has its own: they are not shared between items.
      expect(own.map(({ output }) => output.messages)).toEqual(
        own.map(({ item }) => [{ role: "user", text: `What about ${item.id}?` }]),
      );
    }
  });

  test("is an archive where a form has several files, with names of their own", async () => {
    const { session } = await doneEvaluation({ title: "A/B: test?" });
    const state = openOf(session);
    const { predictors } = state.evaluation.plan;
    const file = exportEvaluation(state, "every-eval-ever", predictors, parts);
    expect(file.name).toBe("A-B-test-every-eval-ever.zip");
    expect((await file.content.text()).startsWith("PK")).toBe(true);
    expect(exportEvaluation(state, "csv", predictors, parts).name).toBe("A-B-test.csv");
    await session.bring("P", "a file", []);
    const two = openOf(session);
    const both = exportEvaluation(two, "inspect", two.evaluation.plan.predictors, parts);
    const names = [...(await both.content.text()).matchAll(/A-B-test-[\w-]+\.inspect\.json/g)];
    expect(new Set(names.map(([name]) => name.toLowerCase())).size).toBe(2);
  });

  test.each([...evaluationExportIds, "manifest", "for-inspect"] as const)(
    "as %s holds no key, whoever wrote it down",
    async (form) => {
      const key = "sk-secret-0123456789";
      const { session } = await doneEvaluation({ title: `about ${key}` });
      await session.bring(`by ${key}`, "file", [
        { item: "i0", sample: 0, messages: [], result: said(`I am ${key}`), answerAlone: false },
      ]);
      const state = openOf(session);
      const scrub = (text: string): string => text.replaceAll(key, "…");
      const own = { ...parts, scrub };
      const { predictors } = state.evaluation.plan;
      const { name, content } =
        form === "manifest"
          ? exportManifest(state, own)
          : form === "for-inspect"
            ? exportForInspect(state, scrub)
            : exportEvaluation(state, form, predictors, own);
      const text = await content.text();
      // Names of files come from titles and labels.
      expect([name, text].join(" ")).not.toContain(key);
      expect(text.length).toBeGreaterThan(100);
    },
  );
});

describe("the manifest of an evaluation", () => {
  test("is sealed, counts what came, and has a hash of what was answered that a later reading gives again", async () => {
    const { session } = await doneEvaluation();
    const state = openOf(session);
    const text = await exportManifest(state, parts).content.text();
    const reading = readManifest(text);
    if (reading.kind !== "read") throw new Error(reading.reason);
    expect(reading.manifest).toMatchObject({
      tracer: "tracer 1",
      pack: { items: 6, sha256: packHash },
      judges: ["fake 1"],
      prompts: [{ template: "count.direct 1", sha256: promptHash }],
      predictors: [{ label: "p", calls: 12, reported: ["scripted"] }],
    });
    expect(reading.manifest.predictors[0]?.sha256OfResults).toMatch(/^[0-9a-f]{64}$/);
    expect(await exportManifest(state, parts).content.text()).toBe(text);
  });

  test("has no hash of answers where not all are there", async () => {
    const { session } = await doneEvaluation();
    const one = { item: "i0", sample: 0, messages: [], result: said("right"), answerAlone: true };
    await session.bring("half", "file", [one]);
    const reading = readManifest(await exportManifest(openOf(session), parts).content.text());
    if (reading.kind !== "read") throw new Error(reading.reason);
    expect(reading.manifest.predictors.map((each) => each.sha256OfResults !== null)).toEqual([
      true,
      false,
    ]);
  });
});

test("a second file fills what the first one had no answer to, and changes nothing that it had", async () => {
  const { world, session } = await doneEvaluation({ samples: 2 });
  const lost = failed(bareExchange(0), { kind: "no-answer", message: "none" });
  const row = (item: string, result: typeof lost | ReturnType<typeof said>) => {
    return { item, sample: 0, messages: [], result, answerAlone: true };
  };
  await session.bring("files", "first", [
    row("i0", said("right")),
    row("i1", lost),
    row("i2", lost),
  ]);
  const progressOf = () => openOf(session).progress.find((one) => one.predictor.label === "files");
  expect(progressOf()).toMatchObject({ total: 3, done: 1, errors: 2 });
  expect(openOf(session).failed.map(({ cell }) => cell.item)).toEqual(["i1", "i2"]);
  await session.bring("files", "second", [
    row("i0", said("other")),
    row("i1", said("right")),
    row("i2", lost),
    row("i3", said("right")),
  ]);
  await world.until(() => openOf(session).scored.length === 15);
  expect(progressOf()).toMatchObject({ total: 4, done: 3, errors: 1 });
  expect(openOf(session).failed.map(({ cell }) => cell.item)).toEqual(["i2"]);
  expect(judgedOf(openOf(session), "files").map((one) => one.slice(0, 12))).toEqual([
    "i0 0 correct",
    "i1 0 correct",
    "i3 0 correct",
  ]);
  const kept = await world.verbs.contents(session.id);
  if (kept.kind === "failed") throw new Error(kept.refusal.kind);
  const own = kept.value.cells.filter(({ predictor }) => predictor === progressOf()?.predictor.id);
  expect(own.map(({ item, state }) => `${item} ${state.kind}`).toSorted()).toEqual([
    "i0 done",
    "i1 done",
    "i2 error",
    "i3 done",
  ]);
});
