import { equalInPython } from "../../../core/value/equality.ts";
import type { PythonValue } from "../../../core/value/pythonValue.ts";

/** `True` or `False`. */
export function boolOf(value: boolean): PythonValue {
  return { kind: "bool", value };
}

/** What `bool` says of a value; null where it cannot be told. */
export function truthOf(value: PythonValue): boolean | null {
  switch (value.kind) {
    case "none":
      return false;
    case "bool":
      return value.value;
    case "int":
      return value.value !== 0n;
    case "float":
      return value.value !== 0;
    case "complex":
      return value.real !== 0 || value.imaginary !== 0;
    case "ellipsis":
      return true;
    default: {
      const size = sizeOf(value);
      return size === null ? null : size > 0;
    }
  }
}

/** What `len` says of a value; null where it has no length. */
export function sizeOf(value: PythonValue): number | null {
  switch (value.kind) {
    case "str":
      return Array.from(value.text).length;
    case "bytes":
      return value.bytes.length;
    case "sequence":
    case "set":
      return value.items.length;
    case "dict":
      return value.entries.length;
    default:
      return null;
  }
}

/** A comparison of two values; null where it cannot be told, or Python would raise. */
export function compareValues(
  operator: string,
  left: PythonValue,
  right: PythonValue,
): boolean | null {
  switch (operator) {
    case "==":
      return known(left, right) ? equalInPython(left, right) : null;
    case "!=":
      return known(left, right) ? !equalInPython(left, right) : null;
    case "is":
      return isSingle(left) || isSingle(right) ? same(left, right) : null;
    case "is not":
      return isSingle(left) || isSingle(right) ? !same(left, right) : null;
    case "in":
      return contains(right, left);
    case "not in": {
      const inside = contains(right, left);
      return inside === null ? null : !inside;
    }
    default:
      return ordered(operator, left, right);
  }
}

function known(...values: readonly PythonValue[]): boolean {
  return values.every(({ kind }) => kind !== "object" && kind !== "opaque" && kind !== "cut");
}

function isSingle({ kind }: PythonValue): boolean {
  return kind === "none" || kind === "bool";
}

function same(left: PythonValue, right: PythonValue): boolean {
  return left.kind === right.kind && equalInPython(left, right);
}

function contains(where: PythonValue, what: PythonValue): boolean | null {
  if (where.kind === "str") return what.kind === "str" ? where.text.includes(what.text) : null;
  if (where.kind === "sequence" || where.kind === "set") {
    return where.items.some((item) => equalInPython(item, what));
  }
  return where.kind === "dict" ? where.entries.some(([key]) => equalInPython(key, what)) : null;
}

function ordered(operator: string, left: PythonValue, right: PythonValue): boolean | null {
  const [one, other] = [keyOf(left), keyOf(right)];
  if (one === null || other === null || (typeof one === "string") !== (typeof other === "string")) {
    return null;
  }
  switch (operator) {
    case "<":
      return one < other;
    case "<=":
      return one <= other;
    case ">":
      return one > other;
    case ">=":
      return one >= other;
    default:
      return null;
  }
}

function keyOf(value: PythonValue): string | number | bigint | null {
  switch (value.kind) {
    case "bool":
      return value.value ? 1n : 0n;
    case "int":
    case "float":
      return value.value;
    case "str":
      return value.text;
    default:
      return null;
  }
}
