import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { printTruth } from "../../src/core/prediction/printTruth.ts";
import { readAnswer } from "../../src/core/prediction/readAnswer.ts";
import { makeQuestions, truthOf } from "../../src/core/question/index.ts";
import { questionKinds } from "../../src/core/question/question.ts";
import { judge } from "../../src/core/score/judges/index.ts";
import { type Foretrace, loadForetrace } from "./pyodide.ts";
import { questionsOf } from "./questions/laws.ts";
import { recorded } from "./recorded.ts";

const samples = join("src", "app", "samples");
const files = readdirSync(samples).filter((name) => name.endsWith(".py"));

let foretrace: Foretrace;

beforeAll(async () => {
  foretrace = await loadForetrace();
});

describe("[J1] what Python did, written as an answer, is correct", () => {
  test.each(files)("in all questions on %s", (name) => {
    const source = readFileSync(join(samples, name), "utf8");
    const recording = recorded(foretrace, source, { stdin: ["3", "5", "4"] });
    const asked = [1, 2, 3, 4].flatMap(
      (seed) =>
        makeQuestions(recording, {
          seed,
          size: 30,
          kinds: [...questionKinds, "table"],
          help: "empty",
          chosen: [],
        }).items,
    );
    const questions = questionsOf(asked);
    expect(questions.length).toBeGreaterThan(5);
    for (const question of questions) {
      const truth = truthOf(recording, question);
      const raw = truth === null ? null : printTruth(truth);
      const verdict = judge(question, truth, readAnswer(question, raw), {
        kind: "run",
        works: true,
        detail: "",
      }).verdict;
      expect([question, raw, verdict]).toEqual([
        question,
        raw,
        raw === null ? "not-sure" : "correct",
      ]);
    }
  });
});
