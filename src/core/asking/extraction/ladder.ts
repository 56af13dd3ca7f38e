import type { Finish } from "../generation.ts";
import { answerLines } from "./answerLines.ts";
import type { Extraction, Rung } from "./extraction.ts";
import { fencedBlocks } from "./fences.ts";
import { jsonAnswers, type JsonAnswer, repairedAnswers } from "./jsonAnswers.ts";
import { undressed } from "./literalText.ts";
import {
  type AnswerReader,
  type Candidate,
  dropped,
  type Reading,
  trimmed,
  unread,
} from "./reading.ts";
import { declines } from "./refusal.ts";
import { type Found, notSure, type Read, settle } from "./settle.ts";
import { answerElements, answerTags } from "./tags.ts";
import { withoutThinking } from "./thinking.ts";

/** What a reply was asked to look like. */
export interface AskedForm {
  readonly reader: AnswerReader;
  readonly form: "text" | "json";
  /** The prompt ended inside this, so the reply begins in it. */
  readonly opened: "answer" | "thought" | null;
  /** `UNSURE` was offered as an answer. */
  readonly abstains: boolean;
}

/**
 * Finds the answer in a reply ([X1] to [X9]). Total and pure: the same reply gives the same answer, nothing throws, nothing is ever run, and time grows with
 * the length of the text.
 */
export function extract(text: string, finish: Finish, asked: AskedForm): Extraction {
  if (finish === "filter") return { state: "refused" };
  const cut = finish === "length";
  const said = withoutThinking(text, asked.opened === "thought");
  const bounds = trimmed(said.text, { start: 0, end: text.length });
  if (bounds.start === bounds.end) return { state: cut ? "truncated" : "empty" };
  const found = climb(said.text, cut, { ...asked, reader: remembering(asked.reader) });
  if (found !== null) {
    const bent = said.unclosed || (asked.form === "json" && found.rung !== "json");
    return found.state === "ok" && bent ? { ...found, state: "repaired" } : found;
  }
  if (cut) return { state: "truncated" };
  if (declines(said.text.slice(bounds.start, bounds.end))) return { state: "refused" };
  return { state: "unparsed", why: "no-answer", rung: null, span: null };
}

/** The first rung on which something says that it is the answer decides; of a reply that was cut only what is whole counts. */
function climb(text: string, cut: boolean, asked: AskedForm): Found | null {
  const { reader, form } = asked;
  if (form === "json") {
    const whole = decideJson(jsonAnswers(text, reader), asked, false);
    const found = whole ?? (cut ? null : decideJson(repairedAnswers(text, reader), asked, true));
    if (found !== null) return found;
  }
  const tags = answerTags(text, asked.opened === "answer");
  const closed = tags.filter((one) => one.closed);
  if (closed.length > 0) return decide("answer-tag", closed, text, asked);
  if (!cut && tags.length > 0) return decide("answer-open", tags, text, asked);
  const elements = answerElements(text).filter((one) => one.closed || !cut);
  if (elements.length > 0) return decide("answer-element", elements, text, asked);
  if (form === "json" || cut) return null;
  const blocks = fencedBlocks(text);
  if (blocks.length > 0) return decide("fence", blocks, text, asked);
  const lines = answerLines(text);
  if (lines.length > 0) return mended(decide("answer-line", lines, text, asked));
  if (reader.free) return null;
  const bounds = { start: 0, end: text.length, closed: true };
  const found = decide("whole", [bounds], text, asked);
  return found.state === "unparsed" ? null : found;
}

/** A reader that reads the same text once: a reply may say the same thing sixty thousand times. */
function remembering(reader: AnswerReader): AnswerReader {
  const known = new Map<string, Reading>();
  return {
    ...reader,
    read(text) {
      const reading = known.get(text) ?? reader.read(text);
      known.set(text, reading);
      return reading;
    },
  };
}

/** An answer whose form was not what was asked for. */
export function mended(found: Found): Found {
  return found.state === "ok" ? { ...found, state: "repaired" } : found;
}

/** What places of one rung come to ([X6]): one answer, as often as it is given. */
export function decide(
  rung: Rung,
  candidates: readonly Candidate[],
  text: string,
  asked: AskedForm,
): Found {
  return settle(
    rung,
    candidates.map((candidate) => readAt(candidate, text, rung, asked)),
  );
}

function decideJson(
  answers: readonly JsonAnswer[],
  asked: AskedForm,
  repaired: boolean,
): Found | null {
  if (answers.length === 0) return null;
  const found = settle(
    "json",
    answers.map(({ span, text }) => ({
      candidate: { ...span, closed: true },
      reading: text === null ? unread : readText(text, asked),
    })),
  );
  return repaired ? mended(found) : found;
}

/** Of a fenced block that is no answer as a whole, its first line is read. */
function readAt(candidate: Candidate, text: string, rung: Rung, asked: AskedForm): Read {
  const span = asked.reader.free ? candidate : { ...candidate, ...trimmed(text, candidate) };
  const reading = readText(text.slice(span.start, span.end), asked);
  if (reading.kind === "read" || rung !== "fence" || asked.reader.free)
    return { candidate: span, reading };
  const lineEnd = text.indexOf("\n", span.start);
  if (lineEnd < 0 || lineEnd >= span.end) return { candidate: span, reading };
  const line = { ...candidate, ...trimmed(text, { start: span.start, end: lineEnd }) };
  return { candidate: line, reading: readText(text.slice(line.start, line.end), asked) };
}

function readText(text: string, { reader, abstains }: AskedForm): Reading {
  // Thinking in the middle of an answer: what stands there is not what was written.
  if (text.includes(dropped)) {
    const bare = text.replaceAll(dropped, "");
    return bare.trim() === "" ? { kind: "unread", empty: true } : unread;
  }
  if (abstains && /^["']?unsure["']?[.!]?$/i.test(undressed(text.slice(0, 100)))) {
    return text.length <= 100 ? notSure : unread;
  }
  return reader.read(text);
}
