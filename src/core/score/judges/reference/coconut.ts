import { withoutRepeats } from "../../../trace/profiles/coconut.ts";
import { textRatio } from "../../text/difflib.ts";

/** What CoCoNUT's code says of one list of lines. */
export interface TraceMark {
  readonly matched: boolean;
  /** 0 to 1. */
  readonly similarity: number;
}

/** A list that stands in a model's words, and what is known of it without asking Python. */
export interface FoundList {
  readonly text: string;
  /** It is a list of whole numbers, which Python need not be asked about. */
  readonly plain: boolean;
}

/** What stands for an answer in which no list was found. */
export const noList = "[]";

const plainList = /^\[\s*(?:(?:0|[1-9][0-9]*)\s*(?:,\s*(?:0|[1-9][0-9]*)\s*)*,?\s*)?\]$/;

/**
 * The lists of an answer that may be the one that is meant, the likeliest first: the last one comes first, and none behind the first that
 * is surely it. A list may be open where the answer ends. `shown` is the source that the model saw.
 */
export function findLists(raw: string, shown: string): readonly FoundList[] {
  const found: FoundList[] = [];
  for (const [text] of [...raw.matchAll(/\[[^\n]*?(?:\]|\s*$)/g)].toReversed()) {
    const plain = plainList.test(text);
    if (plain && shown.includes(text)) continue;
    found.push({ text, plain });
    if (plain) break;
  }
  return found;
}

/**
 * The text of the list that is meant: the last that Python takes for a list and that the source does not hold. `isList` says of each list
 * that is not plain what Python made of it. One that it cannot read is taken all the same when it says that something repeats.
 */
export function pickList(
  lists: readonly FoundList[],
  isList: (text: string) => boolean | "unreadable",
  shown: string,
): string {
  for (const { text, plain } of lists) {
    const verdict = plain || isList(text);
    if (verdict === "unreadable" && /repeats|\.\.\./.test(text)) return text;
    if (verdict === true && !shown.includes(text)) return text;
  }
  return noList;
}

/** The true lines as their text is compared: items that follow equal ones are left out, and parentheses lose the quotes that Python puts around them. */
export function withoutRepeatsText(list: string): string {
  const inside = /^\s*\[(.*)\]\s*$/s.exec(list)?.[1];
  if (inside === undefined) return list;
  if (inside.trim() === "") return noList;
  const items = inside.split(",").map((item) => item.trim().replace(/^(['"])([()])\1$/, "$2"));
  return `[${withoutRepeats(items).join(", ")}]`;
}

/**
 * Marks a list by its text, as published: `actual` loses its repeats, `predicted` is left as it is. Texts are compared, not lists, and one
 * that lacks the first character is right as well; how alike they are is measured over their characters with commas between them.
 */
export function markTrace(actual: string, predicted: string): TraceMark {
  const text = withoutRepeatsText(actual);
  return {
    matched: predicted === text || predicted === Array.from(text).slice(1).join(""),
    similarity: textRatio(Array.from(text).join(","), Array.from(predicted).join(",")),
  };
}
