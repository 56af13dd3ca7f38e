import { beforeAll, describe, expect, test } from "vitest";
import { ruleOf } from "../../src/core/attempt/ruleOf.ts";
import { truthOf } from "../../src/core/question/index.ts";
import type { Question, Reason } from "../../src/core/question/question.ts";
import { visits, type Recording } from "../../src/core/trace/index.ts";
import { loadForetrace, type Foretrace } from "./pyodide.ts";
import { recorded } from "./recorded.ts";

/** A question on the n-th visit of a line, by kind. */
function questionOn(
  recording: Recording,
  kind: string,
  line: number,
  visit: number,
  reason: Reason,
): Question {
  const step = visits(recording, line)[visit - 1] ?? -1;
  const asked = { id: "q", shown: step, reveals: step + 1, line, visit, reason };
  const construct = recording.constructs.findIndex((one) => one.line === line);
  const [name = "", expression = ""] = kind.split(" ");
  switch (name) {
    case "branch":
      return { ...asked, kind: "branch", construct, test: "", ways: ["true", "false"] };
    case "next-line":
      return { ...asked, kind: "next-line" };
    default: {
      const frame = recording.frameAt(step);
      const when = expression === "return" ? "return" : "after";
      return { ...asked, kind: "state", expression, when, frame, ordered: false };
    }
  }
}

const loops =
  "for i in range(2):\n    x = i\nfor c in 'ab':\n    y = c\nn = 2\nwhile n:\n    n -= 1\n";
const calls =
  "def f(a):\n    if a:\n        print(a)\n    else:\n        return a\nf(1)\nb = f(0)\n";
const branching = "a = 1\nif a:\n    b = 2\n    c = 3\nelse:\n    b = 4\nd = 5\ne = 6\n";
const raising = "try:\n    int('x')\nexcept ValueError:\n    y = 1\nd = {}\nd['k']\n";
const assigning =
  "a = [1]\nb = a\na, c = 1, 2\na += 1\nd = a + 1\nd = d * 2\nq = -7 // 2\nr = 7 % 3\nb.append(3)\n";

describe("the rule that explains what happened", () => {
  let foretrace: Foretrace;

  beforeAll(async () => {
    foretrace = await loadForetrace();
  });

  test.each([
    [loops, "branch", 1, 1, "loop-iterates"],
    [loops, "branch", 1, 3, "range-end"],
    [loops, "branch", 3, 3, "loop-test-false"],
    [loops, "branch", 6, 1, "loop-iterates"],
    [loops, "branch", 6, 3, "loop-test-false"],
    [loops, "next-line", 1, 3, "range-end"],
    [loops, "next-line", 2, 1, "body-leads-back"],
    [loops, "next-line", 7, 1, "body-leads-back"],
    [loops, "next-line", 5, 1, "next-in-order"],
    [branching, "next-line", 4, 1, "branch-passes-rest"],
    [branching, "next-line", 7, 1, "next-in-order"],
    [loops, "state i", 1, 1, "loop-iterates"],
    [calls, "branch", 2, 1, "branch-taken"],
    [calls, "branch", 2, 2, "branch-skipped"],
    [calls, "next-line", 6, 1, "call-begins"],
    [calls, "next-line", 5, 1, "return-ends-call"],
    [calls, "next-line", 7, 1, "call-begins"],
    [calls, "state return", 3, 1, "returns-none"],
    [calls, "state return", 5, 1, "return-ends-call"],
    [raising, "next-line", 2, 1, "exception-caught"],
    [raising, "next-line", 4, 1, "next-in-order"],
    [raising, "next-line", 6, 1, "exception-ends"],
    [assigning, "state b", 2, 1, "assignment-aliases"],
    [assigning, "state d", 5, 1, "value-at-point"],
    [assigning, "state d", 6, 1, "right-side-first"],
    [assigning, "state a", 4, 1, "augmented-assignment"],
    [assigning, "state b", 9, 1, "mutation-in-place"],
  ] as const)("in %j, %s at line %i, time %i: %s", (source, kind, line, visit, rule) => {
    const recording = recorded(foretrace, source);
    const question = questionOn(recording, kind, line, visit, "plain");
    expect(ruleOf(recording, question, truthOf(recording, question))).toBe(rule);
  });

  test.each([
    [7, "integer-division", "floor-division"],
    [8, "integer-division", "remainder"],
    [5, "short-circuit", "short-circuit"],
    [5, "default-argument", "default-shared"],
    [5, "shadowing", "local-name"],
    [5, "negative-index", "negative-index"],
    [5, "slice-end", "slice-end"],
    [5, "return-into-expression", "print-vs-return"],
    [5, "alias-mutation", "mutation-in-place"],
  ] as const)("at line %i, asked because of %s: %s", (line, reason, rule) => {
    const recording = recorded(foretrace, assigning);
    const question = questionOn(recording, "state d", line, 1, reason);
    expect(ruleOf(recording, question, truthOf(recording, question))).toBe(rule);
  });
});
