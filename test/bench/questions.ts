import { readAnswer } from "../../src/core/prediction/readAnswer.ts";
import { printTruth } from "../../src/core/prediction/printTruth.ts";
import type { Answer } from "../../src/core/prediction/prediction.ts";
import { makeQuestions, truthOf } from "../../src/core/question/index.ts";
import {
  type Question,
  questionKinds,
  type SetOptions,
  type Truth,
} from "../../src/core/question/question.ts";
import { judge } from "../../src/core/score/judges/index.ts";
import type { EmittedRun } from "../python/pyodide.ts";
import { type Interpreter, stepsOf } from "./interpreter.ts";
import { onceEach } from "./programs.ts";
import { build } from "./reading.ts";
import { progress, type Table } from "./report.ts";
import { median } from "./statistics.ts";
import { timed } from "./time.ts";

const judgedAtOnce = 20_000;
const options: SetOptions = {
  seed: 1,
  size: 6,
  kinds: [...questionKinds, "table"],
  help: "unchanged",
  chosen: [],
};

/** A question with what is true and an answer to it. */
interface Judged {
  readonly question: Question;
  readonly truth: Truth;
  readonly answer: Answer;
}

/** Making sets of questions on runs of 100,000 steps and more, and judging answers. */
export function measureQuestions(python: Interpreter, rounds: number): readonly Table[] {
  const rows: (readonly [string, number, number, number, number])[] = [];
  const judged: Judged[] = [];
  for (const { name, source } of onceEach()) {
    progress(`questions on ${name}`);
    const run: EmittedRun = python.record(source, {}).result;
    const firsts: number[] = [];
    const others: number[] = [];
    const truths: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const recording = build(source, run);
      const set = timed(() => makeQuestions(recording, options));
      firsts.push(set.cpuMs);
      others.push(timed(() => makeQuestions(recording, { ...options, seed: round })).cpuMs);
      const questions = set.result.items.filter((item) => item.kind !== "table");
      truths.push(timed(() => questions.map((one) => truthOf(recording, one))).cpuMs);
      if (round === 0)
        judged.push(...questions.flatMap((one) => answered(one, truthOf(recording, one))));
    }
    rows.push([name, stepsOf(run), median(firsts), median(others), median(truths)]);
  }
  const sets: Table = {
    title: "Questions",
    columns: ["program", "steps", "first set, ms", "another set, ms", "its truths, ms"],
    rows,
    note: `Processor time, median of ${rounds} rounds, in Node. The first set of a new recording makes the indexes that later ones use.`,
  };
  return [sets, judgements(judged, rounds)];
}

/** The answer that is right, and one that is not, where there is one. */
function answered(question: Question, truth: Truth | null): readonly Judged[] {
  const raw = truth === null ? null : printTruth(truth);
  if (truth === null || raw === null) return [];
  const texts = [raw.text, `${raw.text}1`, "1"];
  return texts.map((text) => ({ question, truth, answer: readAnswer(question, { ...raw, text }) }));
}

function judgements(judged: readonly Judged[], rounds: number): Table {
  const rates = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const kind of questionKinds) {
      const own = judged.filter(({ question }) => question.kind === kind);
      if (own.length === 0) continue;
      const { cpuMs } = timed(() => {
        for (let count = 0; count < judgedAtOnce; count++) {
          const one = own[count % own.length];
          if (one !== undefined) judge(one.question, one.truth, one.answer);
        }
      });
      rates.set(kind, [...(rates.get(kind) ?? []), (judgedAtOnce / cpuMs) * 1000]);
    }
  }
  return {
    title: "Judging",
    columns: ["kind", "judgements each second"],
    rows: [...rates].map(([kind, all]) => [kind, Math.round(median(all))]),
    note: `Answers that were read before, right and wrong ones; ${judgedAtOnce} at once, median of ${rounds} rounds, processor time.`,
  };
}
