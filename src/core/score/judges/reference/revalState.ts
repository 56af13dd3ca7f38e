import { equalInPython } from "../../../value/equality.ts";
import { parseLiteral } from "../../../value/literal.ts";
import type { PythonValue } from "../../../value/pythonValue.ts";
import { answerIn, type RevalPrompt } from "./revalTags.ts";

/** A value that REval accepts: its class with the module (`builtins.int`), and its text as Python prints it. */
export interface RevalCandidate {
  readonly type: string;
  readonly repr: string;
}

/** An answer as far as it can be read without Python. */
export type RevalStateText =
  | { readonly kind: "nil" }
  | { readonly kind: "error" }
  | { readonly kind: "none" }
  /** A value and a type that Python has to evaluate. */
  | { readonly kind: "typed"; readonly value: string; readonly type: string };

/** An answer with what Python made of it. */
export type RevalStateAnswer =
  | { readonly kind: "nil" }
  | { readonly kind: "error" }
  | {
      readonly kind: "value";
      /** The class that was named, with its module; null where REval's look-up finds none but goes on. */
      readonly answerType: string | null;
      /** The class of the value, with its module. */
      readonly valueType: string;
      readonly value: PythonValue;
    };

/** Steps 1 to 5 of REval's parser, and of the others what needs no Python. */
export function readRevalState(text: string, prompt: RevalPrompt): RevalStateText {
  const answer = answerIn(withPlainQuotes(text), prompt)?.trim();
  if (answer === undefined) return { kind: "error" };
  if (answer.toLowerCase() === "nil" || answer === "[Nil]") return { kind: "nil" };
  const split = answer.lastIndexOf(";");
  if (split < 0) return { kind: "error" };
  const value = answer.slice(0, split).trim();
  if (value.toLowerCase() === "nil") return { kind: "nil" };
  const type = cleanType(
    answer
      .slice(split + 1)
      .trim()
      .toLowerCase(),
  );
  if (type === "") return { kind: "error" };
  if (value === "None" && type !== "str" && !isDatetime(type) && !isArray(type)) {
    return { kind: "none" };
  }
  return { kind: "typed", value, type };
}

function isDatetime(type: string): boolean {
  return type === "datetime" || type === "datetime.datetime";
}

function isArray(type: string): boolean {
  return type === "numpy.ndarray" || type === "np.ndarray";
}

function withPlainQuotes(text: string): string {
  return text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

function cleanType(text: string): string {
  const named = /^<class '(.*)'>$/s.exec(text)?.[1] ?? text;
  const plain = named.replace(/\[.*\]$/s, "").trim();
  if (plain === "string") return "str";
  if (plain === "integer") return "int";
  return plain.includes(",") || plain.includes("tuple") ? "tuple" : plain;
}

/** The classes whose values are written as literals. */
const literalTypes = new Set("int float str bool list tuple dict set bytes complex".split(" "));

/** What Python would make of an answer whose value is a plain literal; null where Python has to be asked. */
export function literalAnswer({
  value,
  type,
}: Extract<RevalStateText, { kind: "typed" }>): RevalStateAnswer | null {
  if (!literalTypes.has(type)) return null;
  const read = parseLiteral(value);
  if (read.kind !== "read" || !isPlain(read.value)) return null;
  const answerType = `builtins.${type}`;
  return { kind: "value", answerType, valueType: builtinType(read.value), value: read.value };
}

/** Whether Python reads the same from the text of a value as from any literal: nothing in it is called. */
function isPlain(value: PythonValue): boolean {
  switch (value.kind) {
    case "none":
    case "bool":
    case "int":
    case "str":
      return true;
    case "float":
      return Number.isFinite(value.value);
    case "sequence":
      return (value.type === "list" || value.type === "tuple") && value.items.every(isPlain);
    case "set":
      return value.type === "set" && value.items.length > 0 && value.items.every(isPlain);
    case "dict":
      return (
        value.type === "dict" && value.entries.every(([key, part]) => isPlain(key) && isPlain(part))
      );
    default:
      return false;
  }
}

function builtinType(value: PythonValue): string {
  if (value.kind === "none") return "builtins.NoneType";
  return `builtins.${"type" in value ? value.type : value.kind}`;
}

/** REval's `(None, NoneType)`. */
export const noneAnswer: RevalStateAnswer = {
  kind: "value",
  answerType: "builtins.NoneType",
  valueType: "builtins.NoneType",
  value: { kind: "none" },
};

/** The absolute distance below which two floats are the same, at the top level alone. */
const tolerance = 1e-6;

/** Step 9: an answer is held against all candidates; null stands for `Nil`. */
export function judgeRevalState(
  answer: RevalStateAnswer,
  candidates: readonly RevalCandidate[] | null,
): boolean {
  if (answer.kind === "error") return false;
  if (candidates === null) return answer.kind === "nil";
  if (answer.kind === "nil") return false;
  const { answerType, valueType, value } = answer;
  if (answerType !== valueType || !candidates.some(({ type }) => type === answerType)) return false;
  return candidates.some((candidate) => {
    const other = candidateValue(candidate);
    if (answerType !== "builtins.float" || value.kind !== "float") {
      return equalInPython(value, other);
    }
    const number = numberOf(other);
    return number !== null && Math.abs(value.value - number) < tolerance;
  });
}

function numberOf(value: PythonValue): number | null {
  if (value.kind === "float") return value.value;
  if (value.kind === "int" || value.kind === "bool") return Number(value.value);
  return null;
}

/** A candidate as a value. */
export function candidateValue({ type, repr }: RevalCandidate): PythonValue {
  const read = parseLiteral(
    type === "collections.deque" ? repr.replace(/, maxlen=\d+\)$/, ")") : repr,
  );
  if (read.kind === "read" && read.value.kind !== "object") return read.value;
  return { kind: "opaque", type: type.slice(type.lastIndexOf(".") + 1), text: repr };
}
