import { identityOf } from "./identity.ts";
import type { PythonValue } from "./pythonValue.ts";

/**
 * Whether Python's `==` holds between two values: `1`, `1.0` and `True` are equal, a list and a tuple never are, nan is not even equal to
 * itself. Instances, and what was cut off, are equal to nothing; what has no literal is known by its type and text.
 */
export function equalInPython(one: PythonValue, other: PythonValue): boolean {
  switch (one.kind) {
    case "bool":
    case "int":
    case "float":
    case "complex":
      return isNumber(other) && !hasNan(one) && identityOf(one) === identityOf(other);
    case "str":
      return other.kind === "str" && one.text === other.text;
    case "bytes":
      return other.kind === "bytes" && sameBytes(one.bytes, other.bytes);
    case "sequence":
      return (
        other.kind === "sequence" && one.type === other.type && sameItems(one.items, other.items)
      );
    case "set":
      return other.kind === "set" && sameSet(one.items, other.items);
    case "dict":
      return other.kind === "dict" && sameDict(one, other);
    case "none":
    case "ellipsis":
      return other.kind === one.kind;
    case "opaque":
      return other.kind === "opaque" && one.type === other.type && one.text === other.text;
    case "object":
    case "cycle":
    case "cut":
      return false;
  }
}

function isNumber({ kind }: PythonValue): boolean {
  return kind === "bool" || kind === "int" || kind === "float" || kind === "complex";
}

function hasNan(value: PythonValue): boolean {
  if (value.kind === "complex") return Number.isNaN(value.real) || Number.isNaN(value.imaginary);
  return value.kind === "float" && Number.isNaN(value.value);
}

function sameBytes(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

function sameItems(one: readonly PythonValue[], other: readonly PythonValue[]): boolean {
  return (
    one.length === other.length &&
    one.every((item, index) => {
      const partner = other[index];
      return partner !== undefined && equalInPython(item, partner);
    })
  );
}

function sameSet(one: readonly PythonValue[], other: readonly PythonValue[]): boolean {
  if (one.length !== other.length) return false;
  const known = new Set(other.map(identityOf));
  return one.every((item) => {
    const identity = identityOf(item);
    return identity !== null && known.has(identity);
  });
}

type Dict = Extract<PythonValue, { kind: "dict" }>;

function sameDict(one: Dict, other: Dict): boolean {
  const ordered = one.type === "OrderedDict" && other.type === "OrderedDict";
  const [mine, theirs] = [countedEntries(one, other), countedEntries(other, one)];
  if (mine.length !== theirs.length) return false;
  const known = new Map(theirs.map(([key, value]) => [identityOf(key), value] as const));
  return mine.every(([key, value], index) => {
    const identity = identityOf(key);
    const partner = theirs[index]?.[0];
    if (ordered && (partner === undefined || identityOf(partner) !== identity)) return false;
    const found = identity === null ? undefined : known.get(identity);
    return found !== undefined && equalInPython(value, found);
  });
}

/** Between two Counters, what is counted zero times is as good as missing. */
function countedEntries(one: Dict, other: Dict): Dict["entries"] {
  if (one.type !== "Counter" || other.type !== "Counter") return one.entries;
  return one.entries.filter(([, count]) => identityOf(count) !== "n0");
}
