import "fake-indexeddb/auto";
import { afterEach, describe, expect, test } from "vitest";
import type { BenchmarkSession, OpenSet } from "../../../src/app/benchmarks/session.ts";
import { closePages, cruxevalRows, keepPasted, opened, page } from "./desk.ts";

afterEach(closePages);

const isComputed = ({ truths }: OpenSet): boolean =>
  truths.phase === "idle" && truths.done === truths.total;

const answers = {
  kind: "text",
  text: JSON.stringify({ sample_0: ["2", "3"], sample_1: ["8"], sample_9: ["1"] }),
} as const;

const isScored = (open: OpenSet): boolean => open.answers[0]?.scoring.kind === "scored";

/** What a session exports, by the names of the files. */
async function exported(session: BenchmarkSession): Promise<Readonly<Record<string, string>>> {
  const texts: Record<string, string> = {};
  const file = (await opened(session)).answers[0]?.id ?? null;
  for (const kind of ["truths", "scores", "marks-jsonl", "marks-csv"] as const) {
    const made = await session.export(kind, file);
    if (made.kind !== "file") throw new Error(`${kind} was not made: ${made.kind}`);
    texts[made.name] = await made.content.text();
  }
  return texts;
}

describe("answers to an open set", () => {
  test("are held against its tasks before anything is scored", async () => {
    const { benchmarks, python } = page();
    const session = benchmarks.open(await keepPasted(benchmarks, cruxevalRows));
    await opened(session);
    session.draft.set(answers.text);
    await session.addAnswers(answers);
    const open = await opened(session, (one) => one.answers.length === 1);
    expect(open.answers).toMatchObject([
      {
        unknown: ["sample_9"],
        missing: ["sample_2"],
        duplicate: [],
        scoring: { kind: "unscored" },
      },
    ]);
    expect(open.set.answerFiles).toBe(1);
    expect(session.draft.get()).toBe("");
    expect(python.asked).toEqual([]);
    await session.addAnswers({ kind: "text", text: '{"nothing": "here"}' });
    expect(await opened(session)).toMatchObject({ answersReading: { kind: "no-answers" } });
  });

  test("are scored by both judges, truths first, and the two differ where the files are wrong", async () => {
    const { benchmarks } = page();
    const id = await keepPasted(benchmarks, cruxevalRows);
    const session = benchmarks.open(id);
    await opened(session);
    await session.addAnswers(answers);
    const [file] = (await opened(session)).answers;
    await session.score(file?.id ?? "");
    const { scoring } = (await opened(session, isScored)).answers[0] ?? {};
    if (scoring?.kind !== "scored") throw new Error("it is scored");
    const { score, marked, differences } = scoring.scores;
    expect(score.reference).toMatchObject({ pass_at_1: 75, n: 2 });
    expect(score.strict).toMatchObject({ pass_at_1: 25 });
    expect(marked.map(({ reference }) => reference.passed)).toEqual([true, false, true]);
    // The files say 8, which Python does not.
    expect(differences.map(({ task, prediction }) => [task.id, prediction.raw])).toEqual([
      ["sample_1", "8"],
    ]);
    // A reload knows the marks; nothing is marked again.
    const later = page();
    const again = await opened(later.benchmarks.open(id), isScored);
    expect(again.answers[0]?.scoring).toEqual(scoring);
    expect(later.python.asked).toEqual([]);
  });

  test("belong to the choice under which they came, and are put away with it", async () => {
    const { benchmarks } = page();
    const session = benchmarks.open(await keepPasted(benchmarks, cruxevalRows));
    await opened(session);
    await session.addAnswers(answers);
    session.choose("input");
    const { chosen, answers: shown } = await opened(session);
    expect(chosen.map(({ kind }) => kind)).toEqual(["input", "input", "input"]);
    expect(shown).toEqual([]);
    session.choose("output");
    const [file] = (await opened(session)).answers;
    expect(await session.removeAnswers(file?.id ?? "")).toEqual({ kind: "removed" });
    expect((await opened(session)).answers).toEqual([]);
    expect((await opened(session)).set.answerFiles).toBe(0);
  });

  test("stay unscored when marking is given up", async () => {
    const { benchmarks, python } = page();
    const session = benchmarks.open(await keepPasted(benchmarks, cruxevalRows));
    await opened(session);
    session.compute();
    await opened(session, isComputed);
    await session.addAnswers(answers);
    const release = python.hold();
    const [file] = (await opened(session)).answers;
    const scoring = session.score(file?.id ?? "");
    await opened(session, (open) => open.answers[0]?.scoring.kind === "scoring");
    session.stopScoring();
    await scoring;
    expect((await opened(session)).answers[0]?.scoring).toEqual({ kind: "unscored" });
    release();
  });
});

describe("what an open set exports", () => {
  test("is named by set and answers, and holds a line for each truth and each mark", async () => {
    const { benchmarks } = page();
    const session = benchmarks.open(await keepPasted(benchmarks, cruxevalRows));
    await opened(session);
    expect(await session.export("scores", null)).toEqual({ kind: "cancelled" });
    await session.addAnswers(answers);
    await session.score((await opened(session)).answers[0]?.id ?? "");
    await opened(session, isScored);
    const texts = await exported(session);
    expect(Object.keys(texts)).toEqual([
      "Mine-truths.jsonl",
      "Mine-Pasted-scores.json",
      "Mine-Pasted-marks.jsonl",
      "Mine-Pasted-marks.csv",
    ]);
    expect(texts["Mine-truths.jsonl"]).toBe(
      '{"id":"sample_0","output":"2"}\n{"id":"sample_1","output":"7"}\n{"id":"sample_2","unavailable":"numpy"}\n',
    );
    expect(JSON.parse(texts["Mine-Pasted-scores.json"] ?? "")).toMatchObject({
      benchmark: "cruxeval",
      tasks: 3,
      computed: 2,
      equal: 1,
      answers: 3,
      pass_at_1: 75,
    });
    expect(texts["Mine-Pasted-marks.jsonl"]?.trimEnd().split("\n")).toHaveLength(3);
    expect(texts["Mine-Pasted-marks.csv"]?.trimEnd().split("\n")).toHaveLength(4);
  });
});
