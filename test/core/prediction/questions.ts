import type { Question, QuestionKind } from "../../../src/core/question/question.ts";

const asked = {
  id: "q",
  shown: 3,
  reveals: 5,
  line: 2,
  visit: 1,
  reason: "plain",
} as const;

/** One question of each kind, for tests that need no more of it than its kind. */
export const questionOf: { readonly [Kind in QuestionKind]: Extract<Question, { kind: Kind }> } = {
  coverage: { ...asked, kind: "coverage", lines: [1, 2, 3, 4, 5], frame: null },
  branch: { ...asked, kind: "branch", construct: 0, test: "x > 1", ways: ["true", "false"] },
  "next-line": { ...asked, kind: "next-line" },
  path: { ...asked, kind: "path", frame: null, from: null },
  state: {
    ...asked,
    kind: "state",
    expression: "x",
    when: "after",
    frame: 0,
    ordered: false,
  },
  output: { ...asked, kind: "output", scope: "run" },
  input: {
    ...asked,
    kind: "input",
    ask: { kind: "arguments", function: "f", parameters: ["n"] },
    goal: { kind: "returns", text: "3" },
  },
  count: { ...asked, kind: "count" },
  alias: { ...asked, kind: "alias", names: ["a", "b", "c"], frame: 0 },
};

export const questions: readonly Question[] = Object.values(questionOf);
