import { describe, expect, test } from "vitest";
import { calibrationOf } from "../../../src/core/score/metrics/calibration.ts";
import type { Confidence } from "../../../src/core/prediction/prediction.ts";
import type { Divergence } from "../../../src/core/score/score.ts";
import { ruleIds } from "../../../src/core/attempt/rules.ts";
import { byConcept, byKind } from "../../../src/views/results/groups.ts";
import { conceptName } from "../../../src/views/words/concepts.ts";
import {
  calibrationSentence,
  checkWords,
  coherenceSentence,
  divergenceSentence,
  gradeSum,
  partedSentence,
  placeSentence,
} from "../../../src/views/words/results.ts";
import { percent, percentRange } from "../../../src/views/words/shares.ts";
import { durationWords } from "../../../src/views/words/times.ts";
import { asked, marked, scored } from "../../core/metrics/arbitrary.ts";

const answers = (confidence: Confidence, right: number, n: number) =>
  Array.from({ length: n }, (_, index) =>
    marked({
      question: { ...asked(`q${index}`), kind: "count" },
      score: scored(index < right ? 1 : 0),
      confidence,
    }),
  );

const place = (divergence: Divergence | null) => placeSentence({ ...scored(0), divergence });

describe("shares in words", () => {
  test("are whole hundredths; only all is 100 and only nothing is 0", () => {
    expect([0, 0.001, 0.624, 0.999, 1].map(percent)).toEqual(
      [0, 1, 62, 99, 100].map((hundredths) => `${hundredths}\u00a0%`),
    );
    expect(percentRange({ low: 0.484, high: 0.736, method: "wilson" })).toBe("48 to 74\u00a0%");
  });
});

describe("the sentence on how sure one was", () => {
  test("tells how often “certain” was right", () => {
    expect(calibrationSentence(calibrationOf(answers("certain", 8, 11)))).toBe(
      "When you said “certain”, you were right 8 times of 11. On the whole you are surer than you are right.",
    );
  });

  test("takes the surest word that was used, and waits with more until there are ten answers", () => {
    expect(calibrationSentence(calibrationOf(answers("unsure", 1, 3)))).toBe(
      "When you said “unsure”, you were right 1 time of 3. More answers will tell how far to trust the word.",
    );
    expect(calibrationSentence(calibrationOf(answers("guess", 9, 12)))).toContain(
      "more often than you think",
    );
    expect(calibrationSentence(calibrationOf(answers("fairly-sure", 9, 12)))).toContain(
      "you know well",
    );
  });

  test("is none when nobody said how sure", () => {
    expect(calibrationSentence(calibrationOf([]))).toBeNull();
  });
});

describe("the sentence on the first divergence", () => {
  test("tells where half of the attempts have left Python", () => {
    expect(divergenceSentence([0, 3, 5], 2)).toBe(
      "Half of the attempts that part from Python do so after 3 right answers, or earlier. 2 attempts agreed to the end.",
    );
    expect(divergenceSentence([0], 0)).toBe(
      "The way first parts from Python’s at the first question.",
    );
    expect(divergenceSentence([], 1)).toBe("One attempt agreed with Python to the end.");
  });

  test("names step, line and visit of one attempt", () => {
    const at = marked({
      question: { ...asked("q", 16), kind: "count", line: 4, visit: 3 },
      score: scored(0),
    });
    expect(partedSentence({ agreed: 2, at })).toBe(
      "2 answers agreed with Python before it. First parts from Python at step 17, line 4, third time.",
    );
    expect(partedSentence({ agreed: 5, at: null })).toBe("All 5 answers agreed with Python.");
  });

  test("names the place inside an answer", () => {
    expect(place({ kind: "line", index: 3, step: 6 })).toBe(
      "Agrees with Python up to step 7; the fourth line of the path is another.",
    );
    expect(place({ kind: "line", index: 0, step: -1 })).toBe("Differs from the first line on.");
    expect(place({ kind: "part", path: "[2]", mine: "7", python: "2" })).toBe(
      "They part at `[2]`: you had `7`, Python had `2`.",
    );
    expect(place({ kind: "text", line: 1, column: 4 })).toBe("They part in line 2, character 5.");
    expect(place(null)).toBeNull();
  });
});

describe("other sentences", () => {
  test("the sum of a grade says what it is made of", () => {
    const mixed = [
      ...answers("certain", 2, 3),
      ...[scored(0.5, "follows"), scored(null), scored(null, "unavailable")].map((score, index) =>
        marked({ question: { ...asked(`more ${index}`), kind: "count" }, score }),
      ),
    ];
    expect(gradeSum(mixed)).toBe(
      "2.5 of 5 questions (2 as Python, 1 following from before, 1 not as Python, 1 not sure)",
    );
  });

  test("a lucky output is told gently, then a slip, then neither", () => {
    const none = { bothRight: 0, outputOnly: 0, wayOnly: 0, neither: 0 };
    expect(coherenceSentence(none)).toBeNull();
    expect(coherenceSentence({ ...none, bothRight: 3, outputOnly: 1 })).toContain("1 time of 4");
    expect(coherenceSentence({ ...none, wayOnly: 1 })).toContain("a slip");
    expect(coherenceSentence({ ...none, bothRight: 3 })).toContain("so was the way");
  });

  test("a file's scores are compared in one sentence", () => {
    const none = { same: 0, different: [], rejudged: 0, unclaimed: 0 };
    expect(checkWords({ ...none, same: 9 })).toBe("9 scores made again, the same as in the file.");
    expect(checkWords({ ...none, different: ["a"] })).toContain("1 score in the file is not");
    expect(checkWords(none)).toBe("No answers to score.");
  });

  test("every rule is about a concept, and other concepts stay as they were written", () => {
    for (const rule of ruleIds) expect(conceptName(rule)).not.toBe(rule);
    expect(conceptName("recursion")).toBe("recursion");
  });

  test("durations are in seconds and minutes", () => {
    expect([200, 59_400, 60_000, 130_000].map(durationWords)).toEqual([
      "1 s",
      "59 s",
      "1 min",
      "2 min 10 s",
    ]);
  });
});

describe("groups of answers", () => {
  const question = { ...asked("q"), kind: "count" as const };

  test("stand in the order of the kinds", () => {
    const groups = byKind([
      marked({ question }),
      marked({ question: { ...asked("c"), kind: "coverage", lines: [1], frame: null } }),
    ]);
    expect(groups.map(({ key }) => key)).toEqual(["Which lines run", "How often a line runs"]);
  });

  test("hold an answer in each concept that it is about, the largest first", () => {
    const groups = byConcept([
      marked({ question, concepts: ["recursion", "return-ends-call"] }),
      marked({ question, concepts: ["call-begins"] }),
    ]);
    expect(groups.map(({ key, marked: own }) => [key, own.length])).toEqual([
      ["Calls and returns", 2],
      ["recursion", 1],
    ]);
  });
});
