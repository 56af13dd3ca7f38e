import type { PythonValue } from "./pythonValue.ts";

type Attributes = readonly (readonly [string, PythonValue])[];

/** What was written without names takes the names of Python's attributes, in their order, unless those are `args` as well. */
export function namedLike(mine: Attributes, python: Attributes): Attributes {
  const [first, ...rest] = mine;
  if (first?.[0] !== "args" || first[1].kind !== "sequence") return mine;
  if (python.some(([name]) => name === "args")) return mine;
  const given = first[1].items.map(
    (item, index) => [python[index]?.[0] ?? `(${index})`, item] as const,
  );
  return [...given, ...rest];
}

/** The parts of a sequence, a set or an instance in their order, without their names. */
export function partsOf(
  value: Extract<PythonValue, { kind: "object" | "sequence" | "set" }>,
): readonly PythonValue[] {
  if (value.kind !== "object") return value.items;
  const [first] = value.attributes;
  if (first?.[0] === "args" && first[1].kind === "sequence") return first[1].items;
  return value.attributes.map(([, part]) => part);
}
