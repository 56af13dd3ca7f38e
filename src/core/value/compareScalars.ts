import type { DifferenceKind } from "./comparison.ts";
import { printPythonValue } from "./print.ts";
import type { PythonValue } from "./pythonValue.ts";
import { typeNameOf } from "./typeName.ts";

/** Compares two values of which at most one is a container. */
export function compareScalars(
  mine: PythonValue,
  python: PythonValue,
  tolerance: number,
): DifferenceKind | "equal" {
  if (python.kind === "cut") {
    return python.type === "" || python.type === typeNameOf(mine) ? "unknown" : "different";
  }
  if (mine.kind === python.kind) return sameKind(mine, python, tolerance);
  return sameButForType(mine, python, tolerance) ? "wrong-type" : "different";
}

function sameKind(
  mine: PythonValue,
  python: PythonValue,
  tolerance: number,
): DifferenceKind | "equal" {
  if (mine.kind === "str" && python.kind === "str") {
    if (mine.text === python.text) return "equal";
    return sameButForWhitespace(mine.text, python.text) ? "whitespace" : "different";
  }
  if (mine.kind === "bytes" && python.kind === "bytes") {
    if (!sameBytes(mine.bytes, python.bytes)) return "different";
    return mine.type === python.type ? "equal" : "wrong-type";
  }
  if (mine.kind === "opaque" && python.kind === "opaque") {
    return mine.text === python.text ? "equal" : "different";
  }
  if (mine.kind === "int" && python.kind === "int") {
    return mine.value === python.value ? "equal" : "different";
  }
  if (mine.kind === "none" || mine.kind === "ellipsis") return "equal";
  return sameNumber(mine, python, tolerance) ? "equal" : "different";
}

function sameBytes(mine: readonly number[], python: readonly number[]): boolean {
  return mine.length === python.length && mine.every((byte, index) => byte === python[index]);
}

/** True when two texts are the same once all whitespace is taken out. */
export function sameButForWhitespace(mine: string, python: string): boolean {
  return mine.replace(/\s+/g, "") === python.replace(/\s+/g, "");
}

function sameButForType(mine: PythonValue, python: PythonValue, tolerance: number): boolean {
  if (mine.kind === "str") return quotes(mine.text, python);
  if (python.kind === "str") return quotes(python.text, mine);
  return sameNumber(mine, python, tolerance);
}

/** True when a text is what Python writes for a value that is no text, or holds the characters of bytes. */
function quotes(text: string, value: PythonValue): boolean {
  if (value.kind === "bytes") {
    return (
      value.bytes.length === text.length &&
      value.bytes.every((byte, index) => byte === text.charCodeAt(index))
    );
  }
  const trimmed = text.trim();
  return printPythonValue(value, trimmed.length + 1) === trimmed;
}

function sameNumber(mine: PythonValue, python: PythonValue, tolerance: number): boolean {
  const [one, other] = [numberOf(mine), numberOf(python)];
  if (one === null || other === null) return false;
  return (
    closeNumbers(one.real, other.real, tolerance) &&
    closeNumbers(one.imaginary, other.imaginary, tolerance)
  );
}

function numberOf(value: PythonValue): { real: number; imaginary: number } | null {
  switch (value.kind) {
    case "bool":
      return { real: value.value ? 1 : 0, imaginary: 0 };
    case "int": {
      const real = Number(value.value);
      return Number.isFinite(real) ? { real, imaginary: 0 } : null;
    }
    case "float":
      return { real: value.value, imaginary: 0 };
    case "complex":
      return value;
    default:
      return null;
  }
}

/** True for equal numbers, for two nan, and for numbers no further apart than the tolerance, relative to the larger one. */
function closeNumbers(one: number, other: number, tolerance: number): boolean {
  if (one === other || (Number.isNaN(one) && Number.isNaN(other))) return true;
  if (!Number.isFinite(one) || !Number.isFinite(other)) return false;
  return Math.abs(one - other) <= tolerance * Math.max(Math.abs(one), Math.abs(other));
}
