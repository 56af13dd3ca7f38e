import type { PythonValue } from "../../../core/value/pythonValue.ts";

/** Integers longer than this are not computed with: a guard is peeked at, not run. */
const mostBits = 256n;

/** An operation on two integers, as Python does it; null for anything else. */
export function operate(
  operator: string,
  left: PythonValue,
  right: PythonValue,
): PythonValue | null {
  if (left.kind !== "int" || right.kind !== "int") return null;
  const value = operateOnInts(operator, left.value, right.value);
  return value === null || value > 1n << mostBits || value < -(1n << mostBits)
    ? null
    : { kind: "int", value };
}

function operateOnInts(operator: string, left: bigint, right: bigint): bigint | null {
  switch (operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "//":
      return right === 0n ? null : (left - remainder(left, right)) / right;
    case "%":
      return right === 0n ? null : remainder(left, right);
    default:
      return null;
  }
}

/** Python's remainder has the sign of what it is divided by. */
function remainder(left: bigint, right: bigint): bigint {
  return ((left % right) + right) % right;
}
