import type { RawAnswer } from "../../../core/prediction/prediction.ts";
import type { Question, QuestionKind } from "../../../core/question/question.ts";

/** What a form for an answer is given. It keeps nothing itself: what is written stands in `raw`. */
export interface FormProperties<Kind extends QuestionKind = QuestionKind> {
  readonly question: Extract<Question, { kind: Kind }>;
  /** What is written so far; null for nothing. */
  readonly raw: RawAnswer | null;
  readonly onChange: (raw: RawAnswer | null) => void;
  /** The lines of the program. */
  readonly source: readonly string[];
  /** Id of the element that holds the question, to name the fields by. */
  readonly labelledBy: string;
}

/** A plain answer; null for an empty text. */
export function plain(text: string): RawAnswer | null {
  return text === "" ? null : { form: "plain", text };
}

/** A line of the program as it stands in a list: `5: total += x`. Lines are 1-based. */
export function lineText(source: readonly string[], line: number): string {
  const text = source[line - 1]?.trim() ?? "";
  return `${line}: ${text.length > 56 ? `${text.slice(0, 55)}…` : text}`;
}

/** The lines (1-based) that say more than a remark. */
export function codeLines(source: readonly string[]): readonly number[] {
  return source.flatMap((text, index) => (/^\s*(#|$)/.test(text) ? [] : [index + 1]));
}
