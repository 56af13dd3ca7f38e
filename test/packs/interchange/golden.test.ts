import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { ResultRow } from "../../../src/core/asking/resultRow.ts";
import { evaluationFormats } from "../../../src/packs/interchange/index.ts";
import { printInspectTask } from "../../../src/packs/interchange/inspectTask.ts";
import { manifest, small } from "./manifest.ts";

const folder = fileURLToPath(new URL("../../golden/exports/", import.meta.url));
/** `GOLDEN=write` writes the files as they are made now, to be read before they are kept. */
const rewrite = process.env["GOLDEN"] === "write";

const right: ResultRow = {
  item: "ab12/state-x@3:2",
  program: "ab12",
  kind: "state",
  sample: 0,
  model: "Small",
  messages: [
    { role: "system", text: "You work out what Python does." },
    { role: "user", text: "What is x?" },
  ],
  expected: "'ä'",
  text: "It is [ANSWER]'ä'[/ANSWER]",
  alone: false,
  reasoning: "x is 'ä'",
  finish: "stop",
  failure: null,
  state: "ok",
  answer: "'ä'",
  rung: "answer-tag",
  verdict: "correct",
  value: 1,
  confidence: 0.8,
  usage: { inputTokens: 10, outputTokens: 3, reasoningTokens: 0, cachedInputTokens: null },
  costUsd: 0.25,
  firstTextMs: 5,
  totalMs: 1200,
};
/** One of each: right, part of it, wrong at the limit, an answer alone that a spreadsheet would run, nothing to be found, an error, a truth that is not known. */
const rows: readonly ResultRow[] = [
  right,
  { ...right, sample: 1, verdict: "wrong", value: 0, finish: "length", confidence: null },
  { ...right, item: "cd34/path", program: "cd34", kind: "path", verdict: "partial", value: 0.5 },
  { ...right, item: "cd34/output", program: "cd34", text: "=1+1", alone: true, reasoning: null },
  {
    ...right,
    item: "cd34/count@3",
    program: "cd34",
    text: 'Hm,\r\n"well".',
    reasoning: null,
    state: "unparsed",
    answer: null,
    rung: null,
    verdict: "unreadable",
    value: 0,
    usage: null,
    costUsd: null,
    confidence: null,
  },
  {
    ...right,
    item: "cd34/count@1",
    program: "cd34",
    text: null,
    reasoning: null,
    finish: null,
    failure: "rate-limited: slow down",
    state: "error",
    answer: null,
    rung: null,
    verdict: "unanswered",
    value: null,
    usage: null,
    costUsd: null,
    confidence: null,
    firstTextMs: null,
  },
  {
    ...right,
    item: "ef56/x",
    program: "ef56",
    expected: null,
    verdict: "unavailable",
    value: null,
  },
];

const made = [
  ...evaluationFormats.flatMap((format) =>
    format.print({
      manifest: { ...manifest, plan: { ...manifest.plan, samples: 2 } },
      name: "basics",
      predictors: [{ predictor: small, name: "basics-small", rows }],
    }),
  ),
  ...printInspectTask({
    title: 'Basics, "two"',
    samples: 2,
    items: rows.slice(0, 3).map(({ item, program, kind, messages, expected }) => {
      const settings = { temperature: 0, maxTokens: 50, stop: ["[/ANSWER]"] };
      return { item, program, kind, messages, expected, prompt: "a".repeat(64), settings };
    }),
  }),
];

test.each(made)("$name is what it was", ({ name, text }) => {
  if (rewrite) writeFileSync(`${folder}${name}`, text);
  expect(text).toBe(readFileSync(`${folder}${name}`, "utf8"));
});

test("no file lies among the exports that none is made of", () => {
  const names = made.map(({ name }) => name);
  expect(readdirSync(folder).filter((name) => !names.includes(name))).toEqual([]);
});
