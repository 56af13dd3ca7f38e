import { expect, test } from "vitest";
import type { Benchmark } from "../../../src/core/benchmark/benchmark.ts";
import { own } from "../../../src/core/benchmark/members/own.ts";
import { scoreTasks } from "../../../src/core/benchmark/run.ts";
import { ownFormat } from "../../../src/packs/formats/own.ts";
import { readPredictions } from "../../../src/packs/predictions/index.ts";
import { textFile } from "../../packs/files/files.ts";

const rules: Benchmark = own;
const asksNothing = { answer: () => Promise.resolve([]) };

async function scored(answers: readonly object[]) {
  const rows = ["a", "b", "c"].map((id) => JSON.stringify({ id, code: "", call: "1" }));
  const { tasks } = await ownFormat.read([textFile("own.jsonl", rows.join("\n"))], {});
  const lines = answers.map((answer) => JSON.stringify(answer)).join("\n");
  const { predictions } = await readPredictions("own", [textFile("a.jsonl", lines)], tasks, {});
  const known = tasks.map((task) => ({
    task,
    truth: { kind: "computed" as const, value: { text: "1", value: true } },
  }));
  return (await scoreTasks(rules, known, predictions, asksNothing)).score;
}

test("trap 48: a file of answers that say how sure they are gets average precision beside plain accuracy", async () => {
  const { reference, strict } = await scored([
    { item: "a", answer: "1", confidence: 0.9 },
    { item: "b", answer: "2", confidence: 0.8 },
    { item: "c", answer: "1", confidence: 0.5 },
  ]);
  expect(reference["accuracy"]).toBeCloseTo(2 / 3, 12);
  expect(reference["confidence"]).toMatchObject({
    average_precision: (1 + 2 / 3) / 2,
    accuracy_of_surest_100: 2 / 3,
    accuracy_of_surest_50: 1 / 2,
    n: 3,
  });
  expect(reference["confidence"]).toHaveProperty("brier", (0.1 ** 2 + 0.8 ** 2 + 0.5 ** 2) / 3);
  expect(strict["confidence"]).toEqual(reference["confidence"]);
});

test("answers that do not say how sure they are get no figures of confidence", async () => {
  const { reference } = await scored([{ item: "a", answer: "1" }]);
  expect(reference).not.toHaveProperty("confidence");
});
