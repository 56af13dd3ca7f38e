import { describe, expect, test } from "vitest";
import {
  mostOnSheet,
  nextCells,
  openCells,
  readReply,
  sheetOrigin,
  sheetText,
} from "../../../../src/app/evaluations/exchange/sheets.ts";
import type { OpenEvaluation } from "../../../../src/app/evaluations/session.ts";
import type { EvaluationItem } from "../../../../src/core/evaluation/item.ts";
import { stockParameters } from "../../../../src/core/asking/prompts/parameters.ts";
import { questionOf } from "../../../core/prediction/questions.ts";
import { openOf } from "../world.ts";
import { doneEvaluation } from "./world.ts";

function question(id: string, program: string): EvaluationItem {
  const asked = {
    kind: "question",
    program: { source: `${program} = 1\n`, stdin: [], seed: 0 },
    question: { ...questionOf.count, id },
  } as const;
  return { id, program, title: program, kind: "count", asked };
}

/** Questions on two programs, in turn, that nobody in a chat window has answered. */
async function questions(samples = 1): Promise<OpenEvaluation> {
  const state = openOf((await doneEvaluation()).session);
  const items = [question("q0", "a"), question("q1", "b"), question("q2", "a")];
  const plan = { ...state.evaluation.plan, samples };
  return { ...state, items, scored: [], evaluation: { ...state.evaluation, plan } };
}

describe("a sheet of questions", () => {
  test("takes items of one program together, and all first samples before second ones", async () => {
    const state = await questions(2);
    expect(nextCells(state, "Chat", 3)).toEqual([
      { item: "q0", sample: 0 },
      { item: "q2", sample: 0 },
      { item: "q1", sample: 0 },
    ]);
    expect(openCells(state, "Chat")).toHaveLength(6);
    expect(nextCells(state, "Chat", 0)).toHaveLength(1);
    expect(nextCells(state, "Chat", 50).every(({ sample }) => sample === 0)).toBe(true);
    expect(mostOnSheet(state)).toBe(50);
    const text = sheetText(state, nextCells(state, "Chat", 3));
    expect(text.match(/^Question \d:/gm)).toEqual(["Question 1:", "Question 2:", "Question 3:"]);
    expect(text.match(/^1 \| .*$/gm)).toEqual(["1 | a = 1", "1 | b = 1"]);
  });

  test("is read by the numbers that it gave, and what is missing stays open", async () => {
    const state = await questions();
    const cells = nextCells(state, "Chat", 3);
    const reading = readReply(
      state,
      cells,
      "[ANSWER 1]4[/ANSWER 1]\n[ANSWER 3]2[/ANSWER 3]\n[ANSWER 9]1[/ANSWER 9]",
    );
    expect(reading.unknown).toEqual([9]);
    expect(
      reading.answers.map(({ cell, number, output }) => [
        cell.item,
        number,
        output?.result.text ?? null,
        output?.answerAlone,
      ]),
    ).toEqual([
      ["q0", 1, "4", true],
      ["q2", 2, null, undefined],
      ["q1", 3, "2", true],
    ]);
  });

  test("with two answers to one question keeps both, so that no one chooses between them", async () => {
    const state = await questions();
    const cells = nextCells(state, "Chat", 1);
    const [answer] = readReply(
      state,
      cells,
      "[ANSWER 1]4[/ANSWER 1][ANSWER 1]5[/ANSWER 1]",
    ).answers;
    expect(answer?.extraction).toMatchObject({ state: "unparsed", why: "ambiguous" });
    expect(answer?.output).toMatchObject({
      answerAlone: false,
      result: { text: "[ANSWER]4[/ANSWER]\n[ANSWER]5[/ANSWER]" },
    });
  });

  test("is told apart by whether it offers to be unsure", async () => {
    const state = await questions();
    const parameters = { ...stockParameters, penalty: 0.5 };
    const { evaluation } = state;
    const prompting = { ...evaluation.plan.prompting, parameters };
    const unsure = {
      ...state,
      evaluation: { ...evaluation, plan: { ...evaluation.plan, prompting } },
    };
    expect(sheetOrigin(state)).toMatch(/^chat window, sheets [0-9a-f]{12}$/);
    expect(sheetOrigin(unsure)).not.toBe(sheetOrigin(state));
    expect(sheetText(unsure, nextCells(unsure, "Chat", 1))).toContain("UNSURE");
  });
});

describe("a task of a benchmark", () => {
  test("is asked alone, with its own prompt, and its reply is read as a whole", async () => {
    const state = openOf((await doneEvaluation()).session);
    expect(mostOnSheet(state)).toBe(1);
    const cells = nextCells(state, "Chat", 1);
    const first = state.items[0]?.id;
    expect(sheetText(state, cells)).toBe(`What about ${first}?`);
    expect(sheetText(state, [])).toBe("");
    expect(sheetOrigin(state)).toBe("chat window, the prompt of each task");
    const [answer] = readReply(state, cells, "It is right.").answers;
    expect(answer).toMatchObject({
      extraction: null,
      output: { item: first, sample: 0, answerAlone: false, result: { text: "It is right." } },
    });
    expect(readReply(state, cells, "  \n").answers[0]?.output).toBe(null);
    expect(readReply(state, [], "x")).toEqual({ answers: [], unknown: [] });
  });

  test("that is answered is not asked again, whoever else has answered it", async () => {
    const { world, session } = await doneEvaluation();
    const cells = nextCells(openOf(session), "Chat", 1);
    const [answer] = readReply(openOf(session), cells, "right").answers;
    if (answer?.output === null || answer === undefined) throw new Error("nothing was read");
    expect(await session.bring("Chat", "chat window", [answer.output])).toBe(null);
    await world.until(() => openOf(session).scored.length === 13);
    const [first, second] = openOf(session).items.map(({ id }) => id);
    expect(nextCells(openOf(session), " Chat ", 1)).toEqual([{ item: second, sample: 0 }]);
    // Of the same name as somebody who was asked here, and not the same.
    expect(nextCells(openOf(session), "p", 1)).toEqual([{ item: first, sample: 0 }]);
  });
});
