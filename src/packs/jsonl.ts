import { encodeRecord } from "../core/attempt/schema/read.ts";
import { keptScoreSchema, predictionSchema } from "../core/attempt/schema/attempt.ts";
import { questionSchema } from "../core/attempt/schema/question.ts";
import { answerRows } from "./answerRow.ts";
import type { ResultFormat } from "./format.ts";

/**
 * One JSON object a line, one line for each answer: attempt, question, raw answer, score and what Python did, all as they are kept.
 *
 * Big integers and floats of Python are texts; steps are 0-based, lines and visits 1-based, times in ms since 1970.
 */
export const jsonl: ResultFormat = {
  id: "jsonl",
  extension: "jsonl",
  mediaType: "application/jsonl",
  print(records) {
    return answerRows(records)
      .map(({ attempt, prediction, question, kept }) =>
        JSON.stringify({
          attempt: {
            id: attempt.id,
            title: attempt.title,
            concepts: attempt.concepts,
            programHash: attempt.programHash,
            programSeed: attempt.program.seed,
            mode: attempt.mode,
            options: attempt.options,
            startedMs: attempt.startedMs,
            finishedMs: attempt.finishedMs,
            versions: attempt.versions,
          },
          question: question === undefined ? null : encodeRecord(questionSchema, question),
          prediction: encodeRecord(predictionSchema, prediction),
          score: kept === undefined ? null : encodeRecord(keptScoreSchema, kept),
        }),
      )
      .map((line) => `${line}\n`)
      .join("");
  },
};
