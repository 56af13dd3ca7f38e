import type { PythonValue } from "../../value/pythonValue.ts";

/** The classes of TRACED (ICSE 2024) that a Python value can fall into, as the profile `traced-py` has them ([K11]). */
export type QuantisedValue =
  | "UNKNOWN"
  | "KNOWN"
  | "NULL"
  | "NOT_NULL"
  | "ALPHA"
  | "NOT_ALPHA"
  | "ZERO"
  | "POSITIVE-VS"
  | "POSITIVE-REG"
  | "POSITIVE-VL"
  | "NEGATIVE-VS"
  | "NEGATIVE-REG"
  | "NEGATIVE-VL"
  | "NAN"
  | "TRUE"
  | "FALSE";

const regular = 10_000;

/** The class of a value: numbers by sign and size, texts and containers by whether there is something in them. */
export function quantise(value: PythonValue): QuantisedValue {
  switch (value.kind) {
    case "none":
      return "NULL";
    case "bool":
      return value.value ? "TRUE" : "FALSE";
    case "int": {
      const size = Number(value.value);
      // Integers have no class of very small ones.
      return size === 0 ? "ZERO" : signed(size, Math.abs(size) > regular ? "VL" : "REG");
    }
    case "float":
      return quantiseFloat(value.value);
    case "str": {
      const [first, second] = value.text;
      if (first === undefined) return "NULL";
      if (second !== undefined) return "KNOWN";
      return /^\p{L}$/u.test(first) ? "ALPHA" : "NOT_ALPHA";
    }
    case "bytes":
      return value.bytes.length === 0 ? "UNKNOWN" : "KNOWN";
    case "sequence":
    case "set":
      return value.items.length === 0 ? "UNKNOWN" : "KNOWN";
    case "dict":
      return value.entries.length === 0 ? "UNKNOWN" : "KNOWN";
    default:
      return "NOT_NULL";
  }
}

function quantiseFloat(value: number): QuantisedValue {
  if (Number.isNaN(value)) return "NAN";
  if (value === 0) return "ZERO";
  const size = Math.abs(value);
  return signed(value, size <= 1 ? "VS" : size <= regular ? "REG" : "VL");
}

function signed(value: number, size: "VS" | "REG" | "VL"): QuantisedValue {
  return value > 0 ? `POSITIVE-${size}` : `NEGATIVE-${size}`;
}
