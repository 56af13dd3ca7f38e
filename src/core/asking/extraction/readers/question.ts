import type { RawAnswer } from "../../../prediction/prediction.ts";
import type { Question } from "../../../question/question.ts";
import { undressed } from "../literalText.ts";
import type { AnswerReader, Reading } from "../reading.ts";
import { reading } from "./reading.ts";
import { jsonText } from "./jsonText.ts";
import { readPrinted } from "./printed.ts";
import { readValue } from "./value.ts";

/** Reads answers to a question as models write them. */
export function questionReader(question: Question): AnswerReader {
  return {
    free: question.kind === "output" || question.kind === "input",
    read: (text) => readAs(question, text),
    ofJson: (value, source) => jsonText(question.kind, value, source),
  };
}

function readAs(question: Question, text: string): Reading {
  switch (question.kind) {
    case "state":
      return readValue(question, text);
    case "output":
      return readPrinted(question, text);
    case "input":
      return reading(question, plain(inputText(question, text)));
    case "coverage":
    case "path":
      return reading(
        question,
        plain(withoutBrackets(withoutWord(undressed(text), /^lines?\b:?/i))),
      );
    case "next-line":
      return reading(question, plain(withoutWord(withoutQuotes(undressed(text)), /^line\b:?/i)));
    case "branch":
      return reading(question, plain(withoutQuotes(undressed(text)).replace(/\.$/, "")));
    case "count":
      return reading(question, plain(undressed(text).replace(/\s{1,8}times?\.?$/i, "")));
    case "alias":
      return reading(question, plain(undressed(text).replaceAll("`", "")));
  }
}

function plain(text: string): RawAnswer {
  return { form: "plain", text };
}

function withoutWord(text: string, word: RegExp): string {
  return text.replace(word, "").trim();
}

function withoutQuotes(text: string): string {
  return /^(["'])[^]*\1$/.test(text) ? text.slice(1, -1).trim() : text;
}

/** A list or a set written as Python writes it; `(3 4)×3` keeps its brackets. */
function withoutBrackets(text: string): string {
  if (!/^(?:\[[^[\]]*\]|\{[^{}]*\}|\([^()]*\))$/.test(text)) return text;
  const inside = text.slice(1, -1).trim();
  return inside === "" ? "none" : inside;
}

/** The arguments alone, where the whole call was written. */
function inputText(question: Extract<Question, { kind: "input" }>, text: string): string {
  const { ask } = question;
  if (ask.kind === "stdin") return text.replace(/^[ \t]*\r?\n/, "").replace(/\n[ \t]*$/, "");
  const bare = undressed(text);
  const call = `${ask.function}(`;
  return bare.startsWith(call) && bare.endsWith(")") ? bare.slice(call.length, -1) : bare;
}
