import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { extract } from "../../src/core/asking/extraction/ladder.ts";
import { questionReader } from "../../src/core/asking/extraction/readers/question.ts";
import { askText } from "../../src/core/asking/prompts/ask.ts";
import { examplesText } from "../../src/core/asking/prompts/exemplars/examplesText.ts";
import { makeExemplars } from "../../src/core/asking/prompts/exemplars/make.ts";
import { exemplarSources } from "../../src/core/asking/prompts/exemplars/programs.ts";
import { stockExemplars } from "../../src/core/asking/prompts/exemplars/stock.ts";
import { styles } from "../../src/core/asking/prompts/style.ts";
import { suggested, truthOf } from "../../src/core/question/kinds/index.ts";
import { momentsOf } from "../../src/core/question/moments.ts";
import { questionKinds } from "../../src/core/question/question.ts";
import { readAnswer } from "../../src/core/prediction/readAnswer.ts";
import { judge } from "../../src/core/score/judges/index.ts";
import type { Recording } from "../../src/core/trace/index.ts";
import { loadForetrace } from "./pyodide.ts";
import { recorded } from "./recorded.ts";

const file = fileURLToPath(
  new URL("../../src/core/asking/prompts/exemplars/made.json", import.meta.url),
);
/** `EXEMPLARS=write` writes what the recordings say, to be read before it is kept. */
const rewrite = process.env["EXEMPLARS"] === "write";

let recordings: readonly Recording[];

beforeAll(async () => {
  const foretrace = await loadForetrace();
  recordings = exemplarSources.map((source) => recorded(foretrace, source));
});

describe("[P4] worked examples", () => {
  test("are what new recordings of their programs give, to the letter", () => {
    const text = `${JSON.stringify(makeExemplars(recordings), null, 2)}\n`;
    if (rewrite) writeFileSync(file, text);
    // Layout is the formatter's.
    expect(JSON.parse(readFileSync(file, "utf8"))).toEqual(JSON.parse(text));
  });

  test("stand on at least two programs for each kind of question", () => {
    const programs = questionKinds.map(
      (kind) => stockExemplars.exemplars.filter((one) => one.kind === kind).length,
    );
    expect(Math.min(...programs)).toBeGreaterThanOrEqual(2);
  });

  test("are read by the ladder, in each style, and judged to be right", () => {
    let judged = 0;
    for (const exemplar of stockExemplars.exemplars) {
      const recording = recordings[exemplar.program];
      if (recording === undefined) throw new Error("no such program");
      const question = suggested(recording, exemplar.kind, momentsOf(recording)).find(
        (one) => askText(one, recording.source()) === exemplar.ask,
      );
      if (question === undefined) throw new Error(exemplar.ask);
      for (const style of styles) {
        const only = { ...stockExemplars, exemplars: [exemplar] };
        const text = examplesText({ kind: exemplar.kind, style }, only, 1);
        const found = extract(text.slice(text.indexOf("Question:")), "stop", {
          reader: questionReader(question),
          form: style === "json" ? "json" : "text",
          opened: null,
          abstains: false,
        });
        expect([text, found.state]).toEqual([text, "ok"]);
        const answer = readAnswer(question, "answer" in found ? found.answer : null);
        const score = judge(question, truthOf(recording, question), answer);
        expect([score.verdict, exemplar.kind === "input"]).toEqual([
          exemplar.kind === "input" ? "unavailable" : "correct",
          exemplar.kind === "input",
        ]);
        judged += 1;
      }
    }
    expect(judged).toBe(stockExemplars.exemplars.length * styles.length);
  });
});
