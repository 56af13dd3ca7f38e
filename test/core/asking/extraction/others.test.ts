import { describe, expect, test } from "vitest";
import { extract } from "../../../../src/core/asking/extraction/ladder.ts";
import { lineNumberReader } from "../../../../src/core/asking/extraction/readers/lineNumber.ts";
import { questionReader } from "../../../../src/core/asking/extraction/readers/question.ts";
import { yesNoReader } from "../../../../src/core/asking/extraction/readers/yesNo.ts";
import type { AnswerReader } from "../../../../src/core/asking/extraction/reading.ts";
import { isLenientlyRight, lenientAnswer } from "../../../../src/core/asking/lenient.ts";
import { readAnswer } from "../../../../src/core/prediction/readAnswer.ts";
import { judge } from "../../../../src/core/score/judges/index.ts";
import { questionOf } from "../../prediction/questions.ts";

function told(reader: AnswerReader, text: string, form: "text" | "json" = "text"): string {
  const found = extract(text, "stop", { reader, form, opened: null, abstains: false });
  if (found.state === "unparsed") return found.why;
  return "answer" in found ? `${found.rung} ${found.answer?.text}` : found.state;
}

describe("[X12] YES and NO", () => {
  test.each([
    ["YES", "whole YES"],
    ["No.", "whole NO"],
    ["**yes**, it is", "whole YES"],
    ["Line 5 is executed: true", "whole YES"],
    ["[ANSWER]\nNO\n[/ANSWER]", "answer-tag NO"],
    ["YES or NO?", "no-answer"],
    ["[ANSWER]YES, not NO[/ANSWER]", "unreadable"],
    ["It is not known.", "no-answer"],
    ["YESTERDAY", "no-answer"],
  ])("are read from %j as %s", (text, expected) => {
    expect(told(yesNoReader, text)).toBe(expected);
  });

  test("may be truth values in JSON", () => {
    expect(told(yesNoReader, '{"answer": false}', "json")).toBe("json NO");
  });
});

describe("[X12] a line", () => {
  test.each([
    ["5", "whole 5"],
    ["line 5", "whole 5"],
    ["-1", "whole -1"],
    ["`12`", "whole 12"],
    ["7: x = 1", "whole 7"],
    ["[ANSWER]Line 3.[/ANSWER]", "answer-tag 3"],
    ["5.5", "no-answer"],
    ["-2", "no-answer"],
    ["5 or 6", "no-answer"],
    ["x = 1", "no-answer"],
  ])("is read from %j as %s", (text, expected) => {
    expect(told(lineNumberReader, text)).toBe(expected);
  });
});

describe("[X11] lenient rules", () => {
  const reader = questionReader(questionOf.state);
  const lenient = (text: string): string | null => {
    const found = extract(text, "stop", { reader, form: "text", opened: null, abstains: false });
    return lenientAnswer(questionOf.state, found, text)?.text ?? null;
  };

  test.each([
    ["[ANSWER]abc[/ANSWER]", "'abc'"],
    ["[ANSWER]5[/ANSWER]", "5"],
    ["[ANSWER]it's[/ANSWER]", null],
    ["[ANSWER]a\nb[/ANSWER]", null],
    ["[ANSWER][/ANSWER]", null],
    ["[ANSWER]abc[/ANSWER][ANSWER]5[/ANSWER][ANSWER]6[/ANSWER]", null],
    ["abc", null],
  ])("take %j for %j", (text, expected) => {
    expect(lenient(text)).toBe(expected);
  });

  test("forgive a type, and nothing else", () => {
    const truth = { kind: "state", value: { kind: "int", value: 1n } } as const;
    const right = ["1", "1.0", "True", "2"].map((text) =>
      isLenientlyRight(
        judge(questionOf.state, truth, readAnswer(questionOf.state, { form: "plain", text })),
      ),
    );
    expect(right).toEqual([true, true, true, false]);
  });
});
