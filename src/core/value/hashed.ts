import { identityOf } from "./identity.ts";
import type { PythonValue } from "./pythonValue.ts";

/** A set of items in which equal ones stand once, the first of them; null when an item cannot be in a set. */
export function setOf(type: string, items: readonly PythonValue[]): PythonValue | null {
  const found = new Map<string, PythonValue>();
  for (const item of items) {
    const identity = identityOf(item);
    if (identity === null) return null;
    if (!found.has(identity)) found.set(identity, item);
  }
  return { kind: "set", type, items: [...found.values()] };
}

/** A dict of entries: of equal keys the first stays, with the last value; null when a key cannot be one. */
export function dictOf(
  type: string,
  entries: readonly (readonly [PythonValue, PythonValue])[],
): PythonValue | null {
  const found = new Map<string, readonly [PythonValue, PythonValue]>();
  for (const [key, value] of entries) {
    const identity = identityOf(key);
    if (identity === null) return null;
    found.set(identity, [found.get(identity)?.[0] ?? key, value]);
  }
  return { kind: "dict", type, entries: [...found.values()] };
}
