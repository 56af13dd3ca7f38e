import { beforeAll, expect, test } from "vitest";
import { readAnswer } from "../../src/core/prediction/readAnswer.ts";
import { truthOf } from "../../src/core/question/index.ts";
import type { Question } from "../../src/core/question/question.ts";
import { judge } from "../../src/core/score/judges/index.ts";
import { placeOf, stepAt } from "../../src/core/score/runPlace.ts";
import { type Recording, visits } from "../../src/core/trace/index.ts";
import { loadForetrace } from "./pyodide.ts";
import { recorded } from "./recorded.ts";

const source = `for n in range(3):
    if n == 1:
        print("one")
    else:
        print("no", n)
total = 0
`;

let recording: Recording;

beforeAll(async () => {
  recording = recorded(await loadForetrace(), source);
});

const whole = { id: "q", shown: -1, line: 0, visit: 0, reason: "whole-run" } as const;

/** The 0-based step that an answer to a question on the whole run leads to. */
function stepFor(question: Question, text: string): number {
  const truth = truthOf(recording, question);
  const answer = readAnswer(question, { form: "plain", text });
  const score = judge(question, truth, answer);
  return stepAt(recording, placeOf({ question, truth, answer, score }));
}

function visit(line: number, place: number): number {
  return visits(recording, line).at(place) ?? -1;
}

test("an answer on covered lines leads to the first run of the first line that was missed", () => {
  const last = recording.steps - 1;
  const lines = [1, 2, 3, 5, 6];
  const question = { ...whole, reveals: last, kind: "coverage", lines, frame: null } as const;
  expect(stepFor(question, "1 2 5 6")).toBe(visit(3, 0));
  expect(stepFor(question, "1 2 3")).toBe(visit(5, 0));
  expect(stepFor(question, "1 2 3 5 6")).toBe(last);
});

test("an answer on a count leads to the last time that the line runs", () => {
  const question = { ...whole, reveals: recording.steps - 1, line: 5, kind: "count" } as const;
  expect(stepFor(question, "3")).toBe(visit(5, -1));
});

test("an answer on the whole output leads to the step that prints what differs first", () => {
  const last = recording.steps - 1;
  const question = { ...whole, reveals: last, kind: "output", scope: "run" } as const;
  const second = recording.path.kinds.data.findIndex(
    (_, step) => recording.kindAt(step) === "output" && recording.lineAt(step) === 3,
  );
  expect(stepFor(question, "no 0\none!\nno 2\n")).toBe(second);
  expect(stepFor(question, "no 0\ntwo\nno 2\n")).toBe(second);
  expect(stepFor(question, "no 0\none\nno 2\nno 3\n")).toBe(last);
});
