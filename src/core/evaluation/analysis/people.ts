import { canonicalJson } from "../../asking/canonical.ts";
import { itemId } from "../../asking/cell.ts";
import { answerKey } from "../../asking/extraction/sameAnswer.ts";
import { isLenientlyRight } from "../../asking/lenient.ts";
import { markedOf } from "../../attempt/marking.ts";
import type { AttemptRecord } from "../../attempt/record.ts";
import type { Question } from "../../question/question.ts";
import { statedProbability } from "../../score/metrics/calibration.ts";
import type { Marked } from "../../score/metrics/marked.ts";
import type { EvaluationItem } from "../item.ts";
import type { Participant } from "./participant.ts";
import type { Outcome, Response } from "./response.ts";

/** The id of people among the participants: no predictor's id has a space in it. */
const peopleId = "the people";

/**
 * People's answers to the very items of an evaluation, from kept attempts: the first answer to each item counts, since who answered once has seen what Python did. Null when there is
 * none. Who gave them is not known: they may be one person's.
 */
export function peopleOf(
  records: readonly AttemptRecord[],
  items: readonly EvaluationItem[],
  label: string,
): Participant | null {
  const questions = new Map(
    items.flatMap(({ id, asked }) =>
      asked.kind === "question" ? [[id, sameness(asked.question)] as const] : [],
    ),
  );
  const given = new Map<string, Response | null>();
  for (const record of records.toSorted(byBeginning)) {
    for (const marked of markedOf(record)) {
      const item = itemId(record.attempt.programHash, marked.question.id);
      const isTheItem = questions.get(item) === sameness(marked.question);
      if (isTheItem && !given.has(item)) given.set(item, responseOf(item, marked));
    }
  }
  const answered = items.flatMap(({ id }) => {
    const response = given.get(id);
    return response === undefined || response === null ? [] : [response];
  });
  if (answered.length === 0) return null;
  return {
    id: peopleId,
    label,
    sort: "people",
    responses: answered,
    errors: 0,
    unknown: [...given.values()].filter((response) => response === null).length,
    cells: answered.length,
  };
}

/** A text that two questions share when they ask the same; the reason for asking is hidden from people, and is no part of it. */
function sameness(question: Question): string {
  return canonicalJson({ ...JSON.parse(JSON.stringify(question)), reason: "plain" });
}

function responseOf(item: string, marked: Marked): Response | null {
  const { score, answer, confidence, cluster } = marked;
  if (score.verdict === "unavailable") return null;
  const outcome = outcomeOf(marked);
  const isAnswer = outcome === "right" || outcome === "wrong";
  return {
    item,
    program: cluster,
    sample: 0,
    state:
      answer.kind === "unreadable" ? "unparsed" : answer.kind === "unanswered" ? "empty" : "ok",
    outcome,
    lenient: isLenientlyRight(score),
    key: isAnswer ? answerKey(answer) : null,
    confidences:
      isAnswer && confidence !== null
        ? new Map([["words", statedProbability[confidence]]])
        : new Map(),
    marked,
  };
}

function outcomeOf({ score }: Marked): Outcome {
  if (score.value === 1) return "right";
  if (score.verdict === "not-sure") return "unsure";
  return score.value === null ? "none" : "wrong";
}

function byBeginning(one: AttemptRecord, other: AttemptRecord): number {
  return one.attempt.startedMs - other.attempt.startedMs;
}
