import { expect, test } from "vitest";
import { inspect } from "../../../src/packs/interchange/inspect.ts";
import { printInspectDataset } from "../../../src/packs/interchange/inspectDataset.ts";

const item = {
  item: "ab12/state-x@3:2",
  program: "ab12",
  kind: "state",
  messages: [{ role: "user", text: "What is x?\n" }],
  expected: "5",
  prompt: "cd34",
  settings: { maxTokens: 50, stop: ["[/ANSWER]"], temperature: 0 },
} as const;

test("a dataset for Inspect has one item a line, with the messages as they are sent", () => {
  const lines = printInspectDataset([item, { ...item, expected: null }])
    .trimEnd()
    .split("\n");
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    {
      id: item.item,
      input: [{ role: "user", content: "What is x?\n" }],
      target: "5",
      metadata: {
        program: "ab12",
        kind: "state",
        prompt: "cd34",
        settings: { temperature: 0, max_tokens: 50, stop_seqs: ["[/ANSWER]"] },
      },
    },
    expect.objectContaining({ target: "" }),
  ]);
  expect(printInspectDataset([])).toBe("");
});

test("the ids of a dataset come back in the log that Inspect makes of it", () => {
  const { id } = JSON.parse(printInspectDataset([item]));
  const choices = [
    { message: { role: "assistant", content: "[ANSWER]5[/ANSWER]" }, stop_reason: "stop" },
  ];
  const log = {
    version: 2,
    eval: { model: "m" },
    samples: [{ id, epoch: 1, output: { model: "m", choices } }],
  };
  expect(inspect.read?.(JSON.stringify(log))).toMatchObject({
    answers: [{ item: item.item, raw: "[ANSWER]5[/ANSWER]" }],
  });
});
