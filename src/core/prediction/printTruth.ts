import { assertNever } from "../trace/assertNever.ts";
import type { Truth } from "../question/question.ts";
import { printPythonValue } from "../value/print.ts";
import { printGroups } from "./groupNotation.ts";
import { printLines } from "./lineList.ts";
import { printNextLine } from "./nextLineNotation.ts";
import { printPath } from "./pathNotation.ts";
import type { RawAnswer } from "./prediction.ts";

/** The answer that is right, as somebody would write it; null for an input when no one that works is known. */
export function printTruth(truth: Truth): RawAnswer | null {
  switch (truth.kind) {
    case "coverage":
      return plain(printLines(truth.ran));
    case "branch":
      return plain(truth.way);
    case "next-line":
      return plain(printNextLine(truth.next));
    case "path":
      return plain(printPath(truth.lines));
    case "state":
      return plain(printPythonValue(truth.value));
    case "output":
      return truth.raises === null ? plain(truth.text) : { form: "raises", text: truth.raises };
    case "input":
      return truth.example === null ? null : plain(truth.example);
    case "count":
      return plain(String(truth.times));
    case "alias":
      return plain(printGroups(truth.groups));
    default:
      return assertNever(truth);
  }
}

function plain(text: string): RawAnswer {
  return { form: "plain", text };
}
