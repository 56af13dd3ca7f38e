import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../../../src/core/asking/canonical.ts";
import type { Json } from "../../../../src/core/asking/generation.ts";
import { askText, ordinal } from "../../../../src/core/asking/prompts/ask.ts";
import { codeText } from "../../../../src/core/asking/prompts/code.ts";
import { stockExemplars } from "../../../../src/core/asking/prompts/exemplars/stock.ts";
import {
  mostExamples,
  type PromptParameters,
  stockParameters,
} from "../../../../src/core/asking/prompts/parameters.ts";
import { makePrompt, promptHash } from "../../../../src/core/asking/prompts/prompt.ts";
import { styles } from "../../../../src/core/asking/prompts/style.ts";
import { fill, stockTemplate } from "../../../../src/core/asking/prompts/template.ts";
import { textHash } from "../../../../src/core/program/hash.ts";
import { type Question, questionKinds } from "../../../../src/core/question/question.ts";
import { questionOf, questions } from "../../prediction/questions.ts";

const program = {
  source: "def f(n):\n    x = n + 1\n    return x\nprint(f(2), '{{question}}')\n",
  stdin: ["one", "two", ""],
  seed: 0,
};

function promptOf(
  question: Question,
  style: (typeof styles)[number],
  more: Partial<PromptParameters> = {},
) {
  const template = stockTemplate(question.kind, style);
  return makePrompt(program, question, template, { ...stockParameters, ...more }, stockExemplars);
}

const textOf = (...asked: Parameters<typeof promptOf>): string =>
  promptOf(...asked)
    .messages.map(({ role, text }) => `<${role}>\n${text}\n`)
    .join("");

describe("[P1] templates", () => {
  const all = questionKinds.flatMap((kind) => styles.map((style) => stockTemplate(kind, style)));

  test("are one for each kind and style, with ids of their own, and nothing is left to fill in", () => {
    expect(new Set(all.map(({ id }) => id)).size).toBe(questionKinds.length * styles.length);
    for (const question of questions) {
      for (const style of styles) {
        const left = textOf(question, style, { examples: 2, confidence: true, penalty: 1 }).match(
          /\{\{\w+\}\}/g,
        );
        // The one in the program stays as it is.
        expect(left).toEqual(["{{question}}"]);
      }
    }
  });

  test("keep names of no slot, and look at nothing twice", () => {
    const slots = {
      examples: "",
      code: "{{stdin}}",
      stdin: "x",
      question: "",
      steps: "",
      extras: "",
    };
    expect(fill("{{code}} {{other}} {{stdin}} {{", slots)).toBe("{{stdin}} {{other}} x {{");
  });

  test("have the texts that their versions stand for", () => {
    const texts = all.map(({ id, version, system, user }) => [
      id,
      version,
      textHash(system + user),
    ]);
    const words = questions.map((question) => askText(question, program.source));
    // When this fails, a text has changed: give it another version, then this another hash.
    expect(textHash(JSON.stringify([texts, words]))).toBe(
      "6b13f658fb1791fe6ed260e7c93637b92dc3be68c714e7186dcc29a3083144d8",
    );
  });

  test("ask in plain sight", () => {
    expect(textOf(questionOf.state, "cot", { confidence: true })).toBe(`<system>
You work out what Python programs do, without running them. Programs run on Python 3.14. Lines are counted from 1. You answer in exactly the form that
is asked for.
<user>
Program:
1 | def f(n):
2 |     x = n + 1
3 |     return x
4 | print(f(2), '{{question}}')

It reads these lines from its input:
one
two

Question: Line 2 runs for the 1st time, counted over the whole run. What is the value of \`x\` right after that?

The answer is a Python literal, as \`repr\` writes it: \`3\`, \`'text'\`, \`[1, 2.0]\`; an instance as \`Name(field=value)\`.
First think step by step between [THOUGHT] and [/THOUGHT], in at most 10 short steps; do not go through every round of a loop.
Then write your answer between [ANSWER] and [/ANSWER].
Behind the answer, write one line more that says how likely it is right, from 0 to 100: CONFIDENCE: number
`);
  });
});

describe("[P2] the hash of a prompt", () => {
  const template = stockTemplate("state", "direct");
  const hash = promptHash(template, stockParameters, stockExemplars);

  test("is the same for all questions of an evaluation, and the filled one is not", () => {
    const [one, other] = [questionOf.state, { ...questionOf.state, visit: 2 }].map((question) =>
      promptOf(question, "direct"),
    );
    expect([one?.hash, other?.hash]).toEqual([hash, hash]);
    expect(one?.filledHash).not.toBe(other?.filledHash);
    expect(one?.filledHash).toBe(promptOf(questionOf.state, "direct").filledHash);
  });

  test.each([
    ["the id", { ...template, id: "mine" }, stockParameters],
    ["the version", { ...template, version: 2 }, stockParameters],
    ["a text", { ...template, user: `${template.user} ` }, stockParameters],
    ["the number of examples", template, { ...stockParameters, examples: 1 }],
    ["confidence", template, { ...stockParameters, confidence: true }],
    ["the penalty", template, { ...stockParameters, penalty: 0.5 }],
  ])("changes with %s", (_, changed, parameters) => {
    expect(promptHash(changed, parameters, stockExemplars)).not.toBe(hash);
  });

  test("changes with the examples that are shown, and only with those", () => {
    const none = { programs: [], exemplars: [] };
    expect(promptHash(template, stockParameters, none)).toBe(hash);
    const shown = { ...stockParameters, examples: 1 };
    expect(promptHash(template, shown, none)).not.toBe(promptHash(template, shown, stockExemplars));
  });

  test.each<[Json, string]>([
    [{ b: 1, a: [true, null, "x"] }, '{"a":[true,null,"x"],"b":1}'],
    ["e\u0301\r\n", '"é\\n"'],
    [{ "\u00e9": 1, z: -0, a: 1e21 }, '{"a":1e+21,"z":0,"é":1}'],
  ])("is taken of canonical JSON: %j", (value, expected) => {
    expect(canonicalJson(value)).toBe(expected);
  });
});

describe("[P3] questions", () => {
  test("say which time their line runs, or that they are on the whole run", () => {
    for (const question of questions) {
      expect(askText({ ...question, visit: 3 }, program.source)).toMatch(
        /3rd time|from start to end|whole program|With which/,
      );
    }
  });

  test("name the function of a call", () => {
    const question = { ...questionOf.coverage, frame: 2, line: 1, visit: 2 };
    expect(askText(question, program.source)).toBe(
      "The function `f` (line 1) is called for the 2nd time. Which of the lines 1, 2, 3, 4, 5 run in this call?",
    );
  });

  test.each([
    [1, "1st"],
    [2, "2nd"],
    [3, "3rd"],
    [4, "4th"],
    [11, "11th"],
    [12, "12th"],
    [13, "13th"],
    [21, "21st"],
    [112, "112th"],
    [1003, "1003rd"],
  ])("count %i as %s", (number, expected) => {
    expect(ordinal(number)).toBe(expected);
  });

  test("stand on code whose lines are numbered in front, or behind in a monologue", () => {
    const source = "x = 1\n\nif x:\r\n    y = 2\n";
    expect(codeText(source, "direct")).toBe("1 | x = 1\n2 |\n3 | if x:\n4 |     y = 2");
    expect(codeText(source, "monologue-forward")).toBe(
      "x = 1 # [L1]\n\nif x: # [L3]\n    y = 2 # [L4]",
    );
    expect(codeText("x\n".repeat(10), "cot").split("\n")[0]).toBe(" 1 | x");
  });
});

describe("[P5] JSON, confidence and not being sure", () => {
  test("are asked for only where they are chosen", () => {
    for (const style of styles) {
      const text = textOf(questionOf.state, style);
      expect(/JSON/.test(text)).toBe(style === "json");
      expect(/confidence|UNSURE/i.test(text)).toBe(false);
      expect(promptOf(questionOf.state, style).answer === null).toBe(style !== "json");
    }
  });

  test("a schema has the answer's own shape", () => {
    const answers = questions.map((question) => {
      const { answer } = promptOf(question, "json");
      return answer?.kind === "schema" ? answer.schema["properties"] : null;
    });
    expect(JSON.stringify(answers[0])).toBe(
      '{"answer":{"type":"array","items":{"type":"integer","enum":[1,2,3,4,5]}}}',
    );
    expect(JSON.stringify(answers[1])).toBe('{"answer":{"type":"string","enum":["true","false"]}}');
    expect(JSON.stringify(answers[7])).toBe('{"answer":{"type":"integer","minimum":0}}');
  });

  test("a schema has room for confidence and for UNSURE", () => {
    const { answer, form } = promptOf(questionOf.count, "json", { confidence: true, penalty: 1 });
    expect(answer?.kind === "schema" && answer.schema).toMatchObject({
      properties: { answer: { anyOf: [{}, { enum: ["UNSURE"] }] }, confidence: { maximum: 100 } },
      required: ["answer", "confidence"],
    });
    expect(form).toEqual({ form: "json", opened: null, abstains: true });
  });

  test.each([
    [0, 0],
    [0.5, 33],
    [1, 50],
    [3, 75],
  ])("a penalty of %f makes it pay to answer from %i %% on", (penalty, percent) => {
    expect(textOf(questionOf.count, "direct", { penalty })).toContain(
      `more than ${percent} % sure`,
    );
  });
});

test("[P4] examples come in the order of their programs, as many as are asked for and there are", () => {
  for (const examples of [0, 1, 2, mostExamples, 9]) {
    const found = textOf(questionOf.path, "trace", { examples }).match(/^Example \d$/gm) ?? [];
    expect(found).toHaveLength(Math.min(examples, mostExamples));
  }
});
