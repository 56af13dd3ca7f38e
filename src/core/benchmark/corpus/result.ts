import { tokensOf } from "../../question/source/tokens.ts";
import { createCursor, outputUpTo, type Recording } from "../../trace/index.ts";
import { lastCallOfModule } from "../moduleCalls.ts";
import { textOf } from "./variables.ts";

/** What a run came to: `text` is Python's for a value, the class of an exception, or what was printed as a JSON string. */
export interface Result {
  readonly kind: "returned" | "raised" | "printed";
  readonly text: string;
}

/**
 * What came of a run: what the call below the program (of so many lines) gave, where that is one call of one of its functions; else what was
 * printed. Null for a run that did not come to its end.
 */
export function resultOf(recording: Recording, userLines: number): Result | null {
  const { outcome } = recording;
  if (outcome?.kind === "exception") return { kind: "raised", text: outcome.error.type };
  if (outcome?.kind !== "finished" && outcome?.kind !== "exit") return null;
  const name = calledName(
    recording
      .source()
      .split(/\r\n|\r|\n/)
      .slice(userLines)
      .join("\n"),
  );
  const call = lastCallOfModule(recording, userLines + 1);
  const code = call === null ? undefined : recording.codes[recording.codeAt(call.step)];
  if (call !== null && code?.kind === "function" && code.name === name) {
    const cursor = createCursor(recording);
    cursor.seek(call.step);
    const text = textOf(recording, cursor, call.value);
    return { kind: "returned", text };
  }
  const written = outputUpTo(recording, Math.max(0, recording.steps - 1));
  const text = written.flatMap((one) => (one.stream === "stdout" ? [one.text] : [])).join("");
  return { kind: "printed", text: JSON.stringify(text) };
}

/** The name of the function where a text is one call of it and nothing else, as `f(1)`; else null. */
export function calledName(text: string): string | null {
  const tokens = tokensOf(text).filter(({ kind }) => kind !== "newline");
  const [name, open] = tokens;
  if (name?.kind !== "name" || open?.text !== "(" || open.kind !== "operator") return null;
  let depth = 0;
  for (const [index, { kind, text: sign }] of tokens.entries()) {
    if (kind !== "operator") continue;
    if ("([{".includes(sign)) depth += 1;
    else if (")]}".includes(sign)) depth -= 1;
    if (index > 0 && depth === 0) return index === tokens.length - 1 ? name.text : null;
  }
  return null;
}
