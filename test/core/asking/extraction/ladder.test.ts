import { describe, expect, test } from "vitest";
import type { Extraction } from "../../../../src/core/asking/extraction/extraction.ts";
import { type AskedForm, extract } from "../../../../src/core/asking/extraction/ladder.ts";
import { questionReader } from "../../../../src/core/asking/extraction/readers/question.ts";
import type { Finish } from "../../../../src/core/asking/generation.ts";
import type { QuestionKind } from "../../../../src/core/question/question.ts";
import { questionOf } from "../../prediction/questions.ts";

function asked(kind: QuestionKind, more: Partial<AskedForm> = {}): AskedForm {
  const reader = questionReader(questionOf[kind]);
  return { reader, form: "text", opened: null, abstains: false, ...more };
}

function run(
  kind: QuestionKind,
  text: string,
  more: Partial<AskedForm> & { finish?: Finish } = {},
): Extraction {
  return extract(text, more.finish ?? "stop", asked(kind, more));
}

/** An extraction in a word: `ok answer-tag: 5`, `unparsed ambiguous`, `empty`. */
function told(extraction: Extraction): string {
  if (extraction.state === "unparsed") return `unparsed ${extraction.why}`;
  if (extraction.state !== "ok" && extraction.state !== "repaired") return extraction.state;
  const { state, rung, answer } = extraction;
  const text =
    answer === null ? "UNSURE" : answer.form === "raises" ? `!${answer.text}` : answer.text;
  return `${state} ${rung}: ${text}`;
}

describe("[X4] the rungs, from the top", () => {
  test.each([
    ["tags", "Some talk.\n[ANSWER]\n5\n[/ANSWER]\nMore talk", "ok answer-tag: 5"],
    ["tags in small letters", "[answer]5[/answer]", "ok answer-tag: 5"],
    ["a tag whose end the stop sequence ate", "so [ANSWER] 5", "ok answer-open: 5"],
    ["a tag whose end was cut in the middle", "[ANSWER] 5 [/ANSWER", "ok answer-tag: 5"],
    ["an element", "so <answer>5</answer>.", "ok answer-element: 5"],
    ["tags before elements", "<answer>4</answer>[ANSWER]5[/ANSWER]", "ok answer-tag: 5"],
    ["a fence", "It is:\n```python\n5\n```\n", "ok fence: 5"],
    ["a fence with tildes", "~~~\n5\n~~~", "ok fence: 5"],
    ["the first line of a fence", "```\n5\nas I said\n```", "ok fence: 5"],
    ["a fence without an end", "```\n[1, 2]", "ok fence: [1, 2]"],
    ["a line", "I think.\n**Answer:** 5", "repaired answer-line: 5"],
    ["a final line", "- The final answer = 5", "repaired answer-line: 5"],
    ["nothing but the answer", " 5\n", "ok whole: 5"],
    ["talk", "The value is 5, I think.", "unparsed no-answer"],
    [
      "no rung below one that cannot be read",
      "[ANSWER]five[/ANSWER]\nAnswer: 5",
      "unparsed unreadable",
    ],
  ])("%s", (_, text, expected) => {
    expect(told(run("state", text))).toBe(expected);
  });

  test("the whole text is no answer where any text would be one", () => {
    expect(told(run("output", "It prints 5."))).toBe("unparsed no-answer");
    expect(told(run("output", "5\n[/ANSWER]", { opened: "answer" }))).toBe("ok answer-tag: 5");
    expect(told(run("output", "5", { opened: "answer" }))).toBe("ok answer-open: 5");
  });
});

describe("[X2] states", () => {
  test.each<[string, string, Finish, string]>([
    ["a filter", "[ANSWER]5[/ANSWER]", "filter", "refused"],
    ["declining", "I'm sorry, but I can't help with that.", "stop", "refused"],
    [
      "declining, then answering",
      "I cannot run code, but: [ANSWER]5[/ANSWER]",
      "stop",
      "ok answer-tag: 5",
    ],
    ["nothing", "", "stop", "empty"],
    ["spaces", " \n\t", "stop", "empty"],
    ["only thinking", "<think>5</think>\n", "stop", "empty"],
    ["nothing, cut", "", "length", "truncated"],
    ["thinking, cut", "<think>it is 5", "length", "truncated"],
    ["tags with nothing", "[ANSWER] [/ANSWER]", "stop", "unparsed nothing-inside"],
  ])("%s", (_, text, finish, expected) => {
    expect(told(run("state", text, { finish }))).toBe(expected);
  });

  test("nothing between tags is no output", () => {
    expect(told(run("output", "[ANSWER]\n[/ANSWER]"))).toBe("ok answer-tag: ");
  });
});

describe("[X3] thinking", () => {
  test.each([
    [
      "before the answer",
      "<think>[ANSWER]4[/ANSWER]</think>[ANSWER]5[/ANSWER]",
      "ok answer-tag: 5",
    ],
    ["of a prompt that began it", "[ANSWER]4[/ANSWER]?</think>\n5", "ok whole: 5"],
    [
      "in brackets",
      "[THOUGHT]\nIs it ```4```?\n[/THOUGHT]\n[ANSWER]5[/ANSWER]",
      "ok answer-tag: 5",
    ],
    [
      "in brackets, without an end",
      "[THOUGHT] I say [ANSWER]: [ANSWER]5[/ANSWER]",
      "repaired answer-tag: 5",
    ],
    ["twice", "<thinking>4</thinking>no<think>6</think>[ANSWER]5", "ok answer-open: 5"],
    ["without an end", "<think>so [ANSWER]5[/ANSWER]", "empty"],
    ["inside the answer", "[ANSWER][1, <think>or 3</think>2][/ANSWER]", "unparsed unreadable"],
    ["behind the answer", "[ANSWER]5[/ANSWER]<think>or 6?", "repaired answer-tag: 5"],
  ])("%s is dropped", (_, text, expected) => {
    expect(told(run("state", text))).toBe(expected);
  });

  test("that the prompt began ends where it says so", () => {
    const text = "first [ANSWER]4[/ANSWER]\n[/THOUGHT]\n[ANSWER]5[/ANSWER]";
    expect(told(run("state", text, { opened: "thought" }))).toBe("ok answer-tag: 5");
  });
});

describe("[X5] a reply that was cut", () => {
  test.each([
    ["[ANSWER]5[/ANSWER] and", "ok answer-tag: 5"],
    ["[ANSWER]5", "truncated"],
    ["<answer>5</answer>", "ok answer-element: 5"],
    ["```\n5\n```\nBut wait", "truncated"],
    ["Answer: 5", "truncated"],
    ["5", "truncated"],
  ])("%s", (text, expected) => {
    expect(told(run("state", text, { finish: "length" }))).toBe(expected);
  });

  test("has a JSON answer when the object is whole", () => {
    const form = { form: "json", finish: "length" } as const;
    expect(told(run("state", '{"answer": "5"} ok', form))).toBe("ok json: 5");
    expect(told(run("state", '{"answer": "5', form))).toBe("truncated");
  });
});

describe("[X6] more than one answer", () => {
  test.each([
    ["two", "[ANSWER]4[/ANSWER] no: [ANSWER]5[/ANSWER]", "unparsed ambiguous"],
    ["one, twice", "[ANSWER]{1, 2}[/ANSWER] [ANSWER]{2,1}[/ANSWER]", "ok answer-tag: {2,1}"],
    ["a number and its float", "[ANSWER]1[/ANSWER][ANSWER]1.0[/ANSWER]", "unparsed ambiguous"],
    ["a mention of the form", "I use [ANSWER]…[/ANSWER]: [ANSWER]5[/ANSWER]", "ok answer-tag: 5"],
    ["a mention behind it", "[ANSWER]5[/ANSWER], in [ANSWER]…[/ANSWER]", "unparsed unreadable"],
    ["in two fences", "```\n4\n```\n```\n5\n```", "unparsed ambiguous"],
    ["the program, then the answer", "```\ndef f():\n    x\n```\n```\n5\n```", "ok fence: 5"],
    ["on two lines", "Answer: 4\nAnswer: 5", "unparsed ambiguous"],
    ["an answer and a doubt", "[ANSWER]5[/ANSWER][ANSWER]UNSURE[/ANSWER]", "unparsed ambiguous"],
  ])("%s", (_, text, expected) => {
    expect(told(run("state", text, { abstains: true }))).toBe(expected);
  });
});

describe("[X7] JSON", () => {
  test.each<[QuestionKind, string, string]>([
    ["state", '{"answer": "[1, 2]"}', "ok json: [1, 2]"],
    ["state", 'Sure:\n```json\n{"answer": "5"}\n```', "ok json: 5"],
    ["state", '{"answer": [1.0, null, true, "a\\/b"]}', 'ok json: [1.0, None, True, "a/b"]'],
    [
      "state",
      '{"answer": 123456789012345678901234567890}',
      "ok json: 123456789012345678901234567890",
    ],
    ["state", '{"answer": "abc"}', "unparsed unreadable"],
    ["state", '{"answer": "\'abc\'"}', "ok json: 'abc'"],
    ["state", '{"answer": 4, "answer": 5}', "unparsed ambiguous"],
    ["state", '{"answer": 4} {"answer": 5}', "unparsed ambiguous"],
    ["state", '{"reason": {"answer": 4}, "answer": 5}', "ok json: 5"],
    ["state", '{"reason": "} \\" {", "answer": 5}', "ok json: 5"],
    ["state", 'I open { and then {"answer": 5}', "ok json: 5"],
    ["state", "{'answer': 5,}", "repaired json: 5"],
    ["state", '{"answer": 5', "repaired json: 5"],
    ["state", '{"result": 5}', "unparsed no-answer"],
    ["state", '{"__proto__": {"answer": 5}}', "unparsed no-answer"],
    ["state", "[ANSWER]5[/ANSWER]", "repaired answer-tag: 5"],
    ["state", "5", "unparsed no-answer"],
    ["state", "```\n5\n```", "unparsed no-answer"],
    ["coverage", '{"answer": [1, 3]}', "ok json: 1 3"],
    ["coverage", '{"answer": []}', "ok json: none"],
    ["coverage", '{"answer": [1.5]}', "unparsed unreadable"],
    ["branch", '{"answer": true}', "ok json: true"],
    ["count", '{"answer": 3}', "ok json: 3"],
    ["count", '{"answer": -3}', "unparsed unreadable"],
    ["path", '{"answer": [1, 2, 1]}', "ok json: 1 2 1"],
    ["next-line", '{"answer": "return 4"}', "ok json: return 4"],
    ["alias", '{"answer": [["a", "b"], ["c"]]}', "ok json: a=b c"],
    ["output", '{"answer": "  a\\nb\\n"}', "ok json:   a\nb\n"],
    ["output", '{"answer": "RAISES ValueError"}', "ok json: !ValueError"],
    ["output", '{"answer": 5}', "unparsed unreadable"],
    ["input", '{"answer": "3, [1]"}', "ok json: 3, [1]"],
  ])("of a question on %s: %s", (kind, text, expected) => {
    expect(told(run(kind, text, { form: "json" }))).toBe(expected);
  });

  test("counts only where it was asked for", () => {
    expect(told(run("state", '{"answer": 5}'))).toBe('ok whole: {"answer": 5}');
  });
});

describe("[X8] what models put around an answer", () => {
  test.each<[QuestionKind, string, string]>([
    ["state", "`5`", "ok answer-tag: 5"],
    ["state", "**`[1, 2]`**", "ok answer-tag: [1, 2]"],
    ["state", "```python\n5\n```", "unparsed unreadable"],
    ["state", "x = 5", "ok answer-tag: 5"],
    ["state", "x == 'a == b'", "ok answer-tag: 'a == b'"],
    ["state", "y = 5", "unparsed unreadable"],
    ["state", "assert f(1) == 5", "ok answer-tag: 5"],
    ["state", "assert f('==', [1 == 1]) == {'a': 1}", "ok answer-tag: {'a': 1}"],
    ["state", "assert f(1) == g(2) == 5", "unparsed unreadable"],
    ["state", "“abc”", 'repaired answer-tag: "abc"'],
    ["state", "1, 2", "ok answer-tag: 1, 2"],
    ["state", "5 or True", "unparsed unreadable"],
    ["state", "__import__('os')", "unparsed unreadable"],
    ["state", "abc", "unparsed unreadable"],
    ["coverage", "[1, 3]", "ok answer-tag: 1, 3"],
    ["coverage", "Lines: 1-3", "ok answer-tag: 1-3"],
    ["coverage", "{}", "ok answer-tag: none"],
    ["coverage", "1 and 3", "unparsed unreadable"],
    ["coverage", "7", "unparsed unreadable"],
    ["branch", "True", "ok answer-tag: True"],
    ["branch", "'true'.", "unparsed unreadable"],
    ["branch", "YES", "unparsed unreadable"],
    ["next-line", "line 5", "ok answer-tag: 5"],
    ["next-line", "call f()", "ok answer-tag: call f()"],
    ["path", "1 -> 2 -> (3, 4)x3", "ok answer-tag: 1 -> 2 -> (3, 4)x3"],
    ["count", "3 times", "ok answer-tag: 3"],
    ["alias", "`a`=`b`", "ok answer-tag: a=b"],
    ["input", "f(3)", "ok answer-tag: 3"],
    ["input", "`3`", "ok answer-tag: 3"],
    ["output", "\n  two spaces\n\n", "ok answer-tag:   two spaces\n"],
    ["output", "  beside  ", "ok answer-tag: beside"],
    ["output", "\n```\n a\n```\n", "ok answer-tag:  a"],
    ["output", "RAISES ValueError: no", "ok answer-tag: !ValueError: no"],
  ])("of a question on %s: %s", (kind, text, expected) => {
    expect(told(run(kind, `[ANSWER]${text}[/ANSWER]`))).toBe(expected);
  });
});

describe("[X10] not being sure", () => {
  test("is an answer where it was offered", () => {
    const abstains = true;
    expect(told(run("state", "[ANSWER]UNSURE[/ANSWER]", { abstains }))).toBe(
      "ok answer-tag: UNSURE",
    );
    expect(told(run("count", "unsure.", { abstains }))).toBe("ok whole: UNSURE");
    expect(told(run("state", '{"answer": "UNSURE"}', { abstains, form: "json" }))).toBe(
      "ok json: UNSURE",
    );
    expect(told(run("state", "[ANSWER]UNSURE[/ANSWER]"))).toBe("unparsed unreadable");
  });
});
