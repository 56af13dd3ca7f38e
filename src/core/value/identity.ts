import type { PythonValue } from "./pythonValue.ts";

/**
 * A text that two hashable values share exactly when Python's `==` calls them equal (nan with nan too): `1`, `1.0` and `True` share one.
 * Null for what cannot stand in a set: lists, dicts, sets and what holds them.
 */
export function identityOf(value: PythonValue): string | null {
  switch (value.kind) {
    case "bool":
      return value.value ? "n1" : "n0";
    case "int":
      return `n${value.value.toString(16)}`;
    case "float":
      return numberIdentity(value.value);
    case "complex":
      return value.imaginary === 0
        ? numberIdentity(value.real)
        : `c${numberIdentity(value.real)},${numberIdentity(value.imaginary)}`;
    case "str":
      return `s${value.text.length}:${value.text}`;
    case "bytes":
      return value.type === "bytes" ? `b${value.bytes.join(",")}` : null;
    case "sequence":
      return value.type === "tuple" ? joined("t", value.items) : null;
    case "set": {
      if (value.type !== "frozenset") return null;
      const items = value.items.map(identityOf).filter((item) => item !== null);
      if (items.length < value.items.length) return null;
      return `f(${items.toSorted((one, other) => (one < other ? -1 : 1)).join(" ")})`;
    }
    case "dict":
    case "cycle":
      return null;
    case "object": {
      const names = value.attributes.map(([name]) => name).join(",");
      return joined(
        `o${value.type}:${names}`,
        value.attributes.map(([, part]) => part),
      );
    }
    case "none":
    case "ellipsis":
      return value.kind;
    case "opaque":
      return `p${value.text.length}:${value.text}`;
    case "cut":
      return `cut ${value.type}`;
  }
}

function numberIdentity(value: number): string {
  return Number.isInteger(value) ? `n${BigInt(value).toString(16)}` : `n${value}`;
}

function joined(mark: string, parts: readonly PythonValue[]): string | null {
  const items = parts.map(identityOf);
  return items.includes(null) ? null : `${mark}(${items.join(" ")})`;
}
