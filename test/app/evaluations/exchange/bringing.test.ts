import { describe, expect, test } from "vitest";
import { holdAnswers, outputsToKeep } from "../../../../src/app/evaluations/exchange/hold.ts";
import { readAnswerFile } from "../../../../src/app/evaluations/exchange/readFile.ts";
import type { ResultRow } from "../../../../src/core/asking/resultRow.ts";
import { evaluationFormats } from "../../../../src/packs/interchange/index.ts";
import { manifest, small } from "../../../packs/interchange/manifest.ts";

const asked = { items: ["a", "b", "c", "__proto__"].map((id) => ({ id })), samples: 2 };

function held(text: string) {
  const reading = readAnswerFile(text);
  return holdAnswers(reading.kind === "read" ? reading.answers : [], asked, "File");
}

const row: ResultRow = {
  item: "a",
  program: "p",
  kind: "state",
  sample: 0,
  model: "Small",
  messages: [{ role: "user", text: "?" }],
  expected: "5",
  text: "so\n[ANSWER]5[/ANSWER]",
  alone: false,
  reasoning: null,
  finish: "stop",
  failure: null,
  state: "ok",
  answer: "5",
  rung: "answer-tag",
  verdict: "correct",
  value: 1,
  confidence: null,
  usage: null,
  costUsd: null,
  firstTextMs: null,
  totalMs: 1,
};
const rows: readonly ResultRow[] = [
  row,
  { ...row, sample: 1, text: "cut [ANSWER]4", finish: "length" },
  { ...row, item: "b", text: "7", alone: true },
  { ...row, item: "c", sample: 1, text: "", answer: null },
];

describe("answers that leave the page and come back", () => {
  test.each(evaluationFormats.filter(({ read }) => read !== null))(
    "as $id are the same facts, so that the same rules give the same scores",
    ({ id, ...form }) => {
      const predictors = [{ predictor: small, name: "x", rows }];
      const [file] = form.print({ manifest, name: "x", predictors });
      const reading = readAnswerFile(file?.text ?? "");
      expect(reading).toMatchObject({ kind: "read", form: id, rejected: [] });
      const [group, ...others] = held(file?.text ?? "");
      expect(others).toEqual([]);
      expect(group?.label).toBe("Small");
      expect(
        group?.outputs.map(({ item, sample, answerAlone, result }) => [
          item,
          sample,
          answerAlone,
          result.text,
          result.kind === "reply" ? result.finish : "",
        ]),
      ).toEqual(rows.map((one) => [one.item, one.sample, one.alone, one.text, one.finish]));
    },
  );
});

describe("a file of answers", () => {
  test("is held against what is asked: what is missing, unknown, given twice, beyond the samples", () => {
    const [group] = held(
      [
        { item: "a", answer: "1" },
        { item: "a", answer: "2" },
        { item: "a", sample: 7, answer: "2" },
        { item: "nobody", answer: "2" },
        { item: "__proto__", answer: "3" },
        { item: "constructor", answer: "3" },
      ]
        .map((one) => JSON.stringify(one))
        .join("\n"),
    );
    expect(group).toMatchObject({
      label: "File",
      unknown: ["nobody", "constructor"],
      beyond: ["a, sample 8"],
      duplicate: ["a, sample 1"],
    });
    expect(group?.outputs.map(({ item, result }) => [item, result.text])).toEqual([
      ["a", "1"],
      ["__proto__", "3"],
    ]);
    expect(group?.missing).toHaveLength(6);
  });

  test("has what it does not answer kept as not answered", () => {
    const [group] = held('{"item":"a","answer":"1"}');
    if (group === undefined) throw new Error("nothing was held");
    const kept = outputsToKeep(group, asked);
    expect(kept).toHaveLength(8);
    expect(kept.filter(({ result }) => result.kind === "failed")).toHaveLength(7);
  });

  test("with several models is one predictor for each", () => {
    const text = '{"item":"a","answer":"1","model":"x"}\n{"item":"a","answer":"1","model":"y"}';
    expect(held(text).map(({ label, duplicate }) => [label, duplicate])).toEqual([
      ["x", []],
      ["y", []],
    ]);
  });

  test("that is packed, empty, cut or something else is told as such", () => {
    const reasons = ["PK\u0003\u0004rest", " \n", '{"eval": {', "{}", "<html>", "null"].map(
      (text) => {
        const reading = readAnswerFile(text);
        return reading.kind === "refused" ? reading.reason : reading.kind;
      },
    );
    expect(reasons).toEqual(["archive", "empty", "cut", "other", "other", "other"]);
  });

  test("keeps its good lines beside a line of 1 MB, wrong types and lines that are cut", () => {
    const text = [
      '{"item":"a","answer":"1"}',
      `{"item":"b","raw":"${"x".repeat(1_000_000)}"}`,
      '{"item":5,"answer":"1"}',
      '{"item":"c","answer":{"a":1}}',
      '{"item":"c","answer"',
    ].join("\n");
    const reading = readAnswerFile(text);
    expect(reading).toMatchObject({
      kind: "read",
      rejected: [{ place: "line 3" }, { place: "line 4" }, { place: "line 5" }],
    });
    expect(held(text)[0]?.outputs.map(({ item }) => item)).toEqual(["a", "b"]);
  });

  test("may have 100,000 rows", () => {
    const text = Array.from({ length: 100_000 }, (_, at) =>
      JSON.stringify({ item: `i${at}`, answer: "1" }),
    ).join("\n");
    expect(held(text)[0]?.unknown).toHaveLength(100_000);
  });
});
