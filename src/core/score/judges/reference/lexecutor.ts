import type { PythonValue } from "../../../value/pythonValue.ts";

/** LExecutor's classes of values, in its order. */
export const fineClasses = [
  "None",
  "True",
  "False",
  "str_empty",
  "str_nonempty",
  "int_neg",
  "int_zero",
  "int_pos",
  "float_neg",
  "float_zero",
  "float_pos",
  "list_empty",
  "list_nonempty",
  "tuple_empty",
  "tuple_nonempty",
  "set_empty",
  "set_nonempty",
  "dict_empty",
  "dict_nonempty",
  "resource",
  "callable",
  "object",
] as const;

export type FineClass = (typeof fineClasses)[number];

/** The same, told apart by type alone. */
export const coarseClasses = [
  "None",
  "bool",
  "str",
  "int",
  "float",
  "list",
  "tuple",
  "set",
  "dict",
  "resource",
  "callable",
  "object",
] as const;

export type CoarseClass = (typeof coarseClasses)[number];

/** The class of a value. Types are exact: a truth value is no number, and what is derived from a type is an object. */
export function fineClassOf(value: PythonValue): FineClass {
  switch (value.kind) {
    case "none":
      return "None";
    case "bool":
      return value.value ? "True" : "False";
    case "str":
      return value.text === "" ? "str_empty" : "str_nonempty";
    case "int":
      return value.value === 0n ? "int_zero" : value.value < 0n ? "int_neg" : "int_pos";
    case "float":
      // Neither below nor equal to nought, nan falls through to the last.
      return value.value === 0 ? "float_zero" : value.value < 0 ? "float_neg" : "float_pos";
    case "sequence":
      if (value.type === "list") return value.items.length === 0 ? "list_empty" : "list_nonempty";
      if (value.type !== "tuple") return "object";
      return value.items.length === 0 ? "tuple_empty" : "tuple_nonempty";
    case "set":
      if (value.type !== "set") return "object";
      return value.items.length === 0 ? "set_empty" : "set_nonempty";
    case "dict":
      if (value.type !== "dict") return "object";
      return value.entries.length === 0 ? "dict_empty" : "dict_nonempty";
    case "opaque":
      return opaqueClassOf(value.type);
    default:
      return "object";
  }
}

const callables =
  /^(?:function|builtin_function_or_method|method|type|ABCMeta|method-wrapper|wrapper_descriptor|method_descriptor|partial)$/;
const resources =
  /^(?:TextIOWrapper|BufferedReader|BufferedWriter|BufferedRandom|FileIO|StringIO|BytesIO|lock|RLock|_GeneratorContextManager)$/;

function opaqueClassOf(type: string): FineClass {
  if (callables.test(type)) return "callable";
  return resources.test(type) ? "resource" : "object";
}

/** The class by type alone. */
export function coarseClassOf(fine: FineClass): CoarseClass {
  if (fine === "True" || fine === "False") return "bool";
  const found = coarseClasses.find((coarse) => fine === coarse || fine.startsWith(`${coarse}_`));
  return found ?? "object";
}

/** A class as it is written, with or without `@` in front; null where it is none. */
export function readFineClass(text: string): FineClass | null {
  const word = text.trim().replace(/^@/, "");
  return fineClasses.find((fine) => fine === word) ?? null;
}

/** The same of a class by type alone, which a finer one is as well. */
export function readCoarseClass(text: string): CoarseClass | null {
  const fine = readFineClass(text);
  if (fine !== null) return coarseClassOf(fine);
  const word = text.trim().replace(/^@/, "");
  return coarseClasses.find((coarse) => coarse === word) ?? null;
}
