import type { Extraction } from "../../../core/asking/extraction/extraction.ts";
import type { ReadReply } from "../../../core/asking/extraction/extractReply.ts";
import { isLenientlyRight, lenientAnswer } from "../../../core/asking/lenient.ts";
import type { Output, ScoredOutput } from "../../../core/evaluation/evaluation.ts";
import type { Answer, RawAnswer } from "../../../core/prediction/prediction.ts";
import { printTruth } from "../../../core/prediction/printTruth.ts";
import { readAnswer } from "../../../core/prediction/readAnswer.ts";
import type { Evidence } from "../../../core/score/evidence.ts";
import { judge } from "../../../core/score/judges/index.ts";
import type { KnownQuestion } from "./knownQuestion.ts";

/** What running an answer showed: nothing where it needs no run; `unrunnable`: there is nothing in it that could be run. */
export type Shown = Evidence | "unrunnable" | null;

/** Judges the answer that was found in an output. */
export function scoreQuestion(
  { item, question, truth, rule }: KnownQuestion,
  output: Output,
  reading: ReadReply,
  shown: Shown,
): ScoredOutput {
  const { extraction } = reading;
  const evidence = shown === "unrunnable" ? null : shown;
  const answer: Answer =
    shown === "unrunnable" ? unrunnable : answerOf(extraction, (raw) => readAnswer(question, raw));
  const score = judge(question, truth, answer, evidence);
  const text = "text" in output.result ? output.result.text : "";
  const lenient = lenientAnswer(question, extraction, text);
  const isLenient =
    isLenientlyRight(score) ||
    (extraction.state === "unparsed" &&
      lenient !== null &&
      isLenientlyRight(judge(question, truth, readAnswer(question, lenient))));
  return {
    output,
    item,
    reading,
    score,
    lenient: isLenient,
    expected: truthText({ truth }),
    answer: written(extraction),
    marked: {
      question,
      truth,
      answer,
      score,
      confidence: null,
      concepts: [rule],
      attempt: `${output.predictor} ${output.sample} ${item.program}`,
      cluster: item.program,
    },
    marks: null,
  };
}

/** The right answer as somebody would write it; null where none is known. */
export function truthText({ truth }: Pick<KnownQuestion, "truth">): string | null {
  const raw = truth === null ? null : printTruth(truth);
  return raw === null ? null : rawText(raw);
}

/** The answer that extraction found, as it was written; null where there is none. */
export function written(extraction: Extraction): string | null {
  if (extraction.state !== "ok" && extraction.state !== "repaired") return null;
  return extraction.answer === null ? null : rawText(extraction.answer);
}

function rawText({ form, text }: RawAnswer): string {
  return form === "raises" ? `RAISES ${text}` : text;
}

/** What there is to judge: a reply without an answer is one that cannot be read, or nothing at all ([V6]). */
function answerOf(extraction: Extraction, read: (raw: RawAnswer | null) => Answer): Answer {
  switch (extraction.state) {
    case "ok":
    case "repaired":
      return read(extraction.answer);
    case "unparsed":
      return { kind: "unreadable", problem: "unexpected-character", at: 0 };
    case "truncated":
      return { kind: "unreadable", problem: "unclosed", at: 0 };
    case "refused":
    case "empty":
    case "error":
      return { kind: "unanswered" };
  }
}

const unrunnable: Answer = { kind: "unreadable", problem: "not-a-literal", at: 0 };
