import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { inspect } from "../../../src/packs/interchange/inspect.ts";
import { printInspectTask } from "../../../src/packs/interchange/inspectTask.ts";
import { type Foretrace, loadForetrace } from "../pyodide.ts";

let python: Foretrace;

beforeAll(async () => {
  python = await loadForetrace();
});

const stub = readFileSync(fileURLToPath(new URL("stub.py", import.meta.url)), "utf8");

const title = 'A "title"\\n with \u007f and ä';
const items = [
  { item: "ab/x@1", text: "What is x?", expected: "5" },
  { item: "ab/y@1", text: "What is y?\n'''", expected: null },
].map(({ item, text, expected }) => ({
  item,
  program: "ab",
  kind: "state",
  messages: [
    { role: "system", text: "You work out." },
    { role: "user", text },
  ] as const,
  expected,
  prompt: "cd",
  settings: { maxTokens: 50, stop: ["[/ANSWER]"], temperature: 0 },
}));

/** Runs the files as Inspect would, with a model that gives these replies; the log that comes of it. */
function logOf(replies: readonly string[]): unknown {
  const { pyodide } = python;
  pyodide.FS.mkdirTree("/task");
  for (const { name, text } of printInspectTask({ title, items, samples: 2 })) {
    pyodide.FS.writeFile(`/task/${name}`, text);
  }
  pyodide.globals.set("replies_json", JSON.stringify(replies));
  return JSON.parse(String(pyodide.runPython(stub)));
}

test("the task for Inspect runs in Python, asks with the settings of each item, and its log comes back", () => {
  const log = logOf([
    "so [ANSWER]4[/ANSWER] no [ANSWER] 5 [/ANSWER]",
    "",
    "[ANSWER]6",
    "[ANSWER]x[/ANSWER]",
  ]);
  expect(log).toMatchObject({
    task: { name: title, epochs: 2, cluster: "program" },
    asked: [
      { max_tokens: 50, stop_seqs: ["[/ANSWER]"], temperature: 0 },
      { max_tokens: 50, stop_seqs: ["[/ANSWER]"], temperature: 0 },
      {},
      {},
    ],
    marks: ["C", "N", "I", "I"],
  });
  const reading = inspect.read?.(JSON.stringify(log));
  if (reading?.kind !== "read") throw new Error("the log was not read");
  expect(reading.rejected).toEqual([]);
  expect(reading.answers.map(({ item, sample, raw, model }) => [item, sample, raw, model])).toEqual(
    [
      ["ab/x@1", 0, "so [ANSWER]4[/ANSWER] no [ANSWER] 5 [/ANSWER]", "stub/model"],
      ["ab/x@1", 1, "", "stub/model"],
      ["ab/y@1", 0, "[ANSWER]6", "stub/model"],
      ["ab/y@1", 1, "[ANSWER]x[/ANSWER]", "stub/model"],
    ],
  );
  expect(reading.answers[0]).toMatchObject({
    messages: items[0]?.messages,
    usage: { inputTokens: 7, outputTokens: 3 },
  });
});
