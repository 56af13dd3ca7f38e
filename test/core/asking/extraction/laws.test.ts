import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { statedConfidence } from "../../../../src/core/asking/extraction/confidence.ts";
import {
  type Extraction,
  extractionStates,
} from "../../../../src/core/asking/extraction/extraction.ts";
import { extractReply } from "../../../../src/core/asking/extraction/extractReply.ts";
import { type AskedForm, extract } from "../../../../src/core/asking/extraction/ladder.ts";
import { questionReader } from "../../../../src/core/asking/extraction/readers/question.ts";
import type { Failed, Finish } from "../../../../src/core/asking/generation.ts";
import type { RawAnswer } from "../../../../src/core/prediction/prediction.ts";
import { printTruth } from "../../../../src/core/prediction/printTruth.ts";
import type { Question } from "../../../../src/core/question/question.ts";
import { questionOf, questions } from "../../prediction/questions.ts";
import { truths } from "../../score/arbitrary.ts";

/** Texts made of what the ladder looks for, so that the traps meet each other. */
const pieces = fc.constantFrom(
  "[ANSWER]",
  "[/ANSWER]",
  "[answer]",
  "<answer>",
  "</answer>",
  "<think>",
  "</think>",
  "[THOUGHT]",
  "[/THOUGHT]",
  "```",
  "```python\n",
  "\n",
  "\n```\n",
  "Answer:",
  "answer = ",
  "**",
  "`",
  "5",
  "[1, 2]",
  "'a'",
  "“b”",
  "{",
  "}",
  '{"answer": ',
  '"',
  "\\",
  "assert f(1) == ",
  "==",
  "x = ",
  "true",
  "none",
  "UNSURE",
  "RAISES E",
  "CONFIDENCE: 80",
  "\uffff",
  "\ud800",
  "é",
  " ",
  "3 4",
  "(3 4)×3",
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 14 }).map((parts) => parts.join("")),
  fc.string({ unit: "binary", maxLength: 60 }),
);
const finishes = fc.constantFrom<Finish>("stop", "length", "filter");
const forms = fc.record({
  form: fc.constantFrom<AskedForm["form"]>("text", "json"),
  opened: fc.constantFrom<AskedForm["opened"]>(null, "answer", "thought"),
  abstains: fc.boolean(),
});
const asked = fc.constantFrom(...questions);

function ask(question: Question, more: Partial<AskedForm> = {}): AskedForm {
  return { reader: questionReader(question), form: "text", opened: null, abstains: false, ...more };
}

function answerOf(extraction: Extraction): RawAnswer | null | undefined {
  return "answer" in extraction ? extraction.answer : undefined;
}

describe("[X1] the ladder", () => {
  test("has an answer to any text, the same each time, and never throws", () => {
    fc.assert(
      fc.property(asked, texts, finishes, forms, (question, text, finish, form) => {
        const found = extract(text, finish, ask(question, form));
        expect(extractionStates).toContain(found.state);
        expect(extract(text, finish, ask(question, form))).toEqual(found);
      }),
      { numRuns: 4_000 },
    );
  });

  const megabyte = 1 << 20;
  const filled = (part: string): string => part.repeat(Math.ceil(megabyte / part.length));
  test.each([
    ["spaces", filled(" ")],
    ["brackets", filled("[")],
    ["braces", filled("{")],
    ["braces and quotes", filled('{"')],
    ["objects", filled('{"a":1}')],
    ["colons", `{"a"${filled(" ")}x${filled(":")}`],
    ["answers", filled("[ANSWER]5[/ANSWER]")],
    ["openers", filled("[ANSWER]")],
    ["thoughts", filled("[THOUGHT]")],
    ["ends of thoughts", filled("</think>")],
    ["fences", filled("```\n")],
    ["backticks", filled("`")],
    ["stars", filled("*")],
    ["labels", filled("Answer: 5\n")],
    ["long labels", `${filled("**")}answer`],
    ["line ends", filled("\n")],
    ["quotes", filled("'")],
    ["an assertion", `assert f(1) == ${filled("1, ")}`],
    ["equals signs", `x ${filled("=")}`],
    ["confidences", filled("CONFIDENCE: 80\n")],
    ["one answer", `[ANSWER][${filled("1, ")}1][/ANSWER]`],
    ["one string of JSON", `{"answer": "${filled("a")}"}`],
    ["escapes of JSON", `{"answer": ["${filled("\\n")}"]}`],
    ["JSON with a mistake", `{"answer": [${filled("1, ")}}`],
    ["times", `[ANSWER]3${filled(" ")}times[/ANSWER]`],
  ])(
    "reads 1 MB of %s in bounded time",
    (_, text) => {
      const begun = performance.now();
      for (const form of ["text", "json"] as const) {
        for (const kind of ["state", "path", "output"] as const) {
          extract(text, "stop", ask(questionOf[kind], { form }));
        }
      }
      statedConfidence(text);
      // Six readings; whatever grew with the square of the length would take hours.
      expect(performance.now() - begun).toBeLessThan(20_000);
    },
    60_000,
  );
});

describe("[X9] spans", () => {
  test("hold a text that reads as the same answer", () => {
    let answers = 0;
    fc.assert(
      fc.property(asked, texts, (question, text) => {
        const found = extract(text, "stop", ask(question));
        if (found.state !== "ok" && found.state !== "repaired") return;
        const reading = questionReader(question).read(text.slice(found.span.start, found.span.end));
        expect(reading.kind === "read" ? reading.raw : null).toEqual(found.answer);
        answers += 1;
      }),
      { numRuns: 6_000 },
    );
    expect(answers).toBeGreaterThan(100);
  });

  test("of JSON are those of the value", () => {
    const text = 'So: {"why": "5", "answer" : [1, 2] }';
    const found = extract(text, "stop", ask(questionOf.state, { form: "json" }));
    expect(
      "span" in found && found.span !== null && text.slice(found.span.start, found.span.end),
    ).toBe("[1, 2]");
  });

  test("an answer put back into its form is found again", () => {
    fc.assert(
      fc.property(asked, texts, forms, (question, text, form) => {
        const answer = answerOf(extract(text, "stop", ask(question, form)));
        if (answer === undefined) return;
        const written =
          answer === null
            ? "UNSURE"
            : answer.form === "raises"
              ? `RAISES ${answer.text}`
              : answer.text;
        const again = extract(
          `[ANSWER]\n${written}\n[/ANSWER]`,
          "stop",
          ask(question, { abstains: form.abstains }),
        );
        // A mark of thinking inside an answer begins or ends thinking, whatever the answer is.
        if (/<\/?think|\[\/?thought/i.test(written)) return;
        // A mark of an answer inside an answer ends it, and other marks end printed text; JSON alone could say them.
        if (/\[\/?answer/i.test(written)) return;
        if (/\[|<|\uffff/.test(written) && question.kind !== "state") return;
        expect(answerOf(again)).toEqual(answer);
      }),
      { numRuns: 6_000 },
    );
  });

  test("the right answer is found as it was written, in each form", () => {
    fc.assert(
      fc.property(truths, ([question, truth]) => {
        const raw = printTruth(truth);
        if (raw === null || /\[\/?(answer|thought)|<\/?(think|answer)|\uffff/i.test(raw.text))
          return;
        const read = questionReader(question).read(
          `\n${raw.form === "raises" ? `RAISES ${raw.text}` : raw.text}\n`,
        );
        if (read.kind === "unread") return;
        const written = raw.form === "raises" ? `RAISES ${raw.text}` : raw.text;
        const tagged = extract(`[ANSWER]\n${written}\n[/ANSWER]`, "stop", ask(question));
        const json = extract(
          JSON.stringify({ answer: written }),
          "stop",
          ask(question, { form: "json" }),
        );
        expect([tagged.state, json.state]).toEqual(["ok", "ok"]);
        expect(answerOf(tagged)).toEqual(answerOf(json));
      }),
    );
  });
});

describe("[X10] confidence", () => {
  test.each([
    ["[ANSWER]5[/ANSWER]\nCONFIDENCE: 80", 0.8],
    ["**Confidence:** 80%", 0.8],
    ["confidence = 0.8", 0.8],
    ["CONFIDENCE: 100", 1],
    ["CONFIDENCE: 0", 0],
    ['{"answer": 5, "confidence": 65}', 0.65],
    ["CONFIDENCE: 80\nCONFIDENCE: 80 %", 0.8],
    ["CONFIDENCE: 80\nCONFIDENCE: 90", null],
    ["CONFIDENCE: 150", null],
    ["CONFIDENCE: high", null],
    ["CONFIDENCE:", null],
    ["my confidence is 80", null],
    ["", null],
  ])("of %j is %j", (text, expected) => {
    expect(statedConfidence(text)).toBe(expected);
  });
});

test("[X2] what came to no reply is an error, whatever text had come", () => {
  const failed: Failed = {
    kind: "failed",
    failure: { kind: "cut" },
    text: "[ANSWER]5[/ANSWER]",
    firstTextMs: 1,
    totalMs: 2,
    settings: [],
    modelReported: null,
    systemFingerprint: null,
    requestId: null,
    rawHead: "",
  };
  const form = { form: "text", opened: null, abstains: false } as const;
  expect(extractReply(questionOf.state, failed, form).extraction).toEqual({ state: "error" });
  const reply = {
    ...failed,
    kind: "reply",
    reasoning: "[ANSWER]4[/ANSWER]",
    finish: "stop",
    logprobs: null,
    usage: null,
    cost: null,
    confidence: 0.3,
  } as const;
  expect(extractReply(questionOf.state, reply, form)).toMatchObject({
    extraction: { state: "ok", answer: { text: "5" } },
    confidence: 0.3,
  });
});
