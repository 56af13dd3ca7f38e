import type { Question } from "../../question/question.ts";
import type { GenResult } from "../generation.ts";
import { statedConfidence } from "./confidence.ts";
import { type Extraction, extractorVersion } from "./extraction.ts";
import { type AskedForm, extract } from "./ladder.ts";
import { questionReader } from "./readers/question.ts";

/** What a question's prompt asked the reply to look like. */
export type ReplyForm = Omit<AskedForm, "reader">;

/** What came of asking a model: the answer, and how sure it says that it is (0 to 1). */
export interface ReadReply {
  /** The version of the ladder that read it. */
  readonly extractor: number;
  readonly extraction: Extraction;
  /** A player's own word goes before what stands in the text; null where there is neither. */
  readonly confidence: number | null;
}

/** Finds the answer to a question in what came of asking it. What did not come to a reply is an error, and no answer. */
export function extractReply(question: Question, result: GenResult, form: ReplyForm): ReadReply {
  if (result.kind === "failed") {
    return { extractor: extractorVersion, extraction: { state: "error" }, confidence: null };
  }
  const reader = questionReader(question);
  const extraction = extract(result.text, result.finish, { ...form, reader });
  const confidence = result.confidence ?? statedConfidence(result.text);
  return { extractor: extractorVersion, extraction, confidence };
}
