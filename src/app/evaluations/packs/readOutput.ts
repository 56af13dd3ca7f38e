import { statedConfidence } from "../../../core/asking/extraction/confidence.ts";
import { extractorVersion } from "../../../core/asking/extraction/extraction.ts";
import type { ReadReply, ReplyForm } from "../../../core/asking/extraction/extractReply.ts";
import { type AskedForm, extract } from "../../../core/asking/extraction/ladder.ts";
import type { AnswerReader } from "../../../core/asking/extraction/reading.ts";
import type { Output } from "../../../core/evaluation/evaluation.ts";

/** Finds the answer in an output: by the ladder, or, where the answer came alone, in all of its text. */
export function readOutput(
  { result, answerAlone }: Pick<Output, "result" | "answerAlone">,
  form: ReplyForm,
  reader: AnswerReader,
): ReadReply {
  if (result.kind === "failed") {
    return { extractor: extractorVersion, extraction: { state: "error" }, confidence: null };
  }
  const asked = { ...form, reader };
  if (answerAlone) return readAlone(result.text, result.confidence, asked);
  return {
    extractor: extractorVersion,
    extraction: extract(result.text, result.finish, asked),
    confidence: result.confidence ?? statedConfidence(result.text),
  };
}

function readAlone(
  text: string,
  confidence: number | null,
  { reader, abstains }: AskedForm,
): ReadReply {
  const span = { start: 0, end: text.length };
  const alone = { extractor: extractorVersion, confidence };
  if (abstains && text.trim().toUpperCase() === "UNSURE") {
    return { ...alone, extraction: { state: "ok", answer: null, rung: "whole", span } };
  }
  const reading = reader.read(text);
  if (reading.kind === "read") {
    const state = reading.repaired ? "repaired" : "ok";
    return { ...alone, extraction: { state, answer: reading.raw, rung: "whole", span } };
  }
  if (text.trim() === "") return { ...alone, extraction: { state: "empty" } };
  const why = "unreadable";
  return { ...alone, extraction: { state: "unparsed", why, rung: "whole", span } };
}
