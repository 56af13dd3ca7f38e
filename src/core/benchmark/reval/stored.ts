import { parseLiteral } from "../../value/literal.ts";
import type { PythonValue } from "../../value/pythonValue.ts";
import type { PythonRequest } from "../request.ts";

/** An output as the files hold it, where it is a literal. */
export function literalOf(stored: string): PythonValue | null {
  const read = parseLiteral(stored);
  return read.kind === "read" ? read.value : null;
}

/** Asks Python for the value of a stored output; nothing where it is a literal. */
export function storedEvaluation(stored: string): readonly PythonRequest[] {
  return literalOf(stored) === null ? [{ kind: "evaluate", source: "", expression: stored }] : [];
}
