import type { Token } from "../../../core/question/source/tokens.ts";
import type { PythonValue } from "../../../core/value/pythonValue.ts";
import { type Names, peekValue } from "./expression.ts";

/** How many numbers a `range` has, as an integer that is zero when it has none. */
export function rangeLength(
  bounds: readonly (readonly Token[])[],
  names: Names,
): PythonValue | null {
  const values = bounds.map((bound) => peekValue(bound, names));
  const ints = values.map((value) => (value?.kind === "int" ? value.value : null));
  if (ints.length === 0 || ints.length > 3 || ints.includes(null)) return null;
  const [first, second, third] = ints.map((int) => int ?? 0n);
  const [from, to] = second === undefined ? [0n, first ?? 0n] : [first ?? 0n, second];
  const step = third ?? 1n;
  if (step === 0n) return null;
  const reach = step > 0n ? to - from : from - to;
  const width = step > 0n ? step : -step;
  return { kind: "int", value: reach <= 0n ? 0n : (reach + width - 1n) / width };
}
