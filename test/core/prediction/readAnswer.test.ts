import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answer, RawAnswer } from "../../../src/core/prediction/prediction.ts";
import { longestAnswer, readAnswer } from "../../../src/core/prediction/readAnswer.ts";
import type { QuestionKind } from "../../../src/core/question/question.ts";
import { questionOf, questions } from "./questions.ts";

function read(kind: QuestionKind, text: string, form: RawAnswer["form"] = "plain"): Answer {
  return readAnswer(questionOf[kind], { form, text });
}

describe("[A7] an empty text", () => {
  test.each([
    "coverage",
    "branch",
    "next-line",
    "path",
    "state",
    "input",
    "count",
    "alias",
  ] as const)("is no answer to a question on %s", (kind) => {
    expect(read(kind, "")).toEqual({ kind: "unanswered" });
    expect(read(kind, " \n\t")).toEqual({ kind: "unanswered" });
  });

  test("says that nothing is printed", () => {
    expect(read("output", "")).toEqual({ kind: "output", text: "", raises: null });
    expect(read("output", "", "raises")).toEqual({ kind: "unanswered" });
  });

  test("says that there is no input, where none has to be", () => {
    const { input } = questionOf;
    for (const ask of [
      { kind: "stdin" },
      { kind: "arguments", function: "f", parameters: [] },
    ] as const) {
      expect(readAnswer({ ...input, ask }, { form: "plain", text: "" })).toEqual({
        kind: "input",
        text: "",
      });
    }
  });

  test("is something else than not being sure", () => {
    for (const question of questions) {
      expect(readAnswer(question, null)).toEqual({ kind: "not-sure" });
    }
  });

  test("and `none` for lines is an answer", () => {
    expect(read("coverage", "none")).toEqual({ kind: "coverage", ran: [] });
    expect(read("path", "none")).toEqual({ kind: "path", lines: [] });
  });
});

describe("[A8] answers of few forms", () => {
  test("are read whatever the case of their letters", () => {
    expect(read("branch", " True ")).toEqual({ kind: "branch", way: "true" });
    expect(read("branch", " maybe")).toEqual({ kind: "unreadable", problem: "not-a-way", at: 1 });
    expect(read("count", " 12 ")).toEqual({ kind: "count", times: 12 });
    expect(read("coverage", "3 2")).toEqual({ kind: "coverage", ran: [2, 3] });
  });

  test.each(["-1", "1.5", "many", "1e3", "0x1", "9999999999999999", "1 2"])(
    "and %s is no count",
    (text) => {
      expect(read("count", text)).toEqual({ kind: "unreadable", problem: "not-a-number", at: 0 });
    },
  );
});

describe("[A12] an exception", () => {
  test.each([
    ["ValueError", "ValueError"],
    ["  json.JSONDecodeError ", "JSONDecodeError"],
    ["ValueError: bad", "ValueError"],
    ["KeyError('a')", "KeyError"],
  ])("is named as %j", (text, raises) => {
    expect(read("output", text, "raises")).toEqual({ kind: "output", text: "", raises });
  });

  test.each(["3", "Value Error", "'ValueError'"])("and not as %j", (text) => {
    expect(read("output", text, "raises")).toMatchObject({ problem: "not-a-name", at: 0 });
  });
});

describe("[A1] any text has a reading", { timeout: 60_000 }, () => {
  test("for each kind of question", () => {
    const forms = fc.constantFrom("plain" as const, "raises" as const);
    const texts = fc.oneof(
      fc.string({ unit: "binary" }),
      fc
        .array(fc.constantFrom(..."0123456789 ()[]×x*-,=abc\ud800\0".split("")))
        .map((c) => c.join("")),
    );
    fc.assert(
      fc.property(fc.constantFrom(...questions), forms, texts, (question, form, text) => {
        const answer = readAnswer(question, { form, text });
        expect([question.kind, "unanswered", "unreadable"]).toContain(answer.kind);
        const at = answer.kind === "unreadable" ? answer.at : 0;
        expect(at >= 0 && at <= text.length).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ["brackets", "("],
    ["digits", "9"],
    ["lines", "1 "],
    ["names", "a="],
    ["repeats", "1×9"],
    ["spaces", " "],
    ["hyphens", "-"],
    ["arrows", "->"],
    ["numbers with hyphens", "1-1 "],
    ["surrogates", "\udc00"],
  ])("in a moment when it is a megabyte of %s", (_, part) => {
    const text = part.repeat(Math.floor(longestAnswer / part.length));
    const began = performance.now();
    for (const question of questions) {
      for (const form of ["plain", "raises"] as const) readAnswer(question, { form, text });
    }
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test("up to a megabyte", () => {
    for (const question of questions) {
      const text = "1".repeat(longestAnswer + 1);
      expect(readAnswer(question, { form: "plain", text })).toEqual({
        kind: "unreadable",
        problem: "too-long",
        at: longestAnswer,
      });
    }
  });
});
