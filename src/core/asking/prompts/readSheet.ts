import type { Question } from "../../question/question.ts";
import type { Extraction } from "../extraction/extraction.ts";
import { type AskedForm, decide, mended } from "../extraction/ladder.ts";
import { questionReader } from "../extraction/readers/question.ts";
import type { Candidate } from "../extraction/reading.ts";
import { withoutThinking } from "../extraction/thinking.ts";

/** What the reply to a sheet holds. */
export interface SheetReply {
  /** One for each question, in their order. */
  readonly extractions: readonly Extraction[];
  /** What stands at each question's number, as it was written, each time that it stands there. */
  readonly texts: readonly (readonly string[])[];
  /** Numbers that no question has, ascending. */
  readonly unknown: readonly number[];
}

const marks = /\[(\/?)answer\s{1,4}#?(\d{1,6})\]/gi;
const numbered =
  /^[ \t*_>-]{0,8}(?:(?:question|answer)\s{1,4})?#?(\d{1,6})[*_]{0,3}[ \t]{0,4}(?:[:)]|\.(?!\d))(?:\*\*(?=\s))?/i;

/**
 * Reads the reply to a sheet: what stands between numbered marks, or, where there is no such mark at all, behind the numbers that lines begin with (`repaired`). A
 * question without an answer is `unparsed`, and different answers to one question are ambiguous ([P6]).
 */
export function readSheet(
  text: string,
  questions: readonly Question[],
  abstains: boolean,
): SheetReply {
  if (text.trim() === "") {
    return {
      extractions: questions.map(() => ({ state: "empty" })),
      texts: questions.map(() => []),
      unknown: [],
    };
  }
  const said = withoutThinking(text, false).text;
  const marked = betweenMarks(said);
  const places = marked.size > 0 ? marked : behindNumbers(said);
  const extractions = questions.map((question, index): Extraction => {
    const own = places.get(index + 1);
    if (own === undefined) return { state: "unparsed", why: "no-answer", rung: null, span: null };
    const reader = questionReader(question);
    const asked: AskedForm = { reader, form: "text", opened: null, abstains };
    if (marked.size > 0) return decide("answer-tag", own, said, asked);
    return mended(decide("answer-line", own, said, asked));
  });
  const unknown = [...places.keys()].filter((number) => number < 1 || number > questions.length);
  const texts = questions.map((_, index) =>
    (places.get(index + 1) ?? []).map(({ start, end }) => text.slice(start, end)),
  );
  return { extractions, texts, unknown: unknown.toSorted((one, other) => one - other) };
}

type Places = Map<number, Candidate[]>;

function betweenMarks(text: string): Places {
  const places: Places = new Map();
  let open: { readonly number: number; readonly start: number } | null = null;
  for (const mark of text.matchAll(marks)) {
    const number = Number(mark[2]);
    if (mark[1] !== "/") open = { number, start: mark.index + mark[0].length };
    else if (open?.number === number) {
      add(places, number, { start: open.start, end: mark.index, closed: true });
      open = null;
    }
  }
  return places;
}

function behindNumbers(text: string): Places {
  const places: Places = new Map();
  for (let at = 0; at < text.length;) {
    const lineEnd = text.indexOf("\n", at);
    const end = lineEnd < 0 ? text.length : lineEnd;
    const found = numbered.exec(text.slice(at, Math.min(end, at + 100)));
    if (found !== null) {
      add(places, Number(found[1]), { start: at + found[0].length, end, closed: true });
    }
    at = end + 1;
  }
  return places;
}

function add(places: Places, number: number, candidate: Candidate): void {
  const others = places.get(number);
  if (others === undefined) places.set(number, [candidate]);
  else others.push(candidate);
}
