import fc from "fast-check";
import { dictOf, setOf } from "../../../src/core/value/hashed.ts";
import { identityOf } from "../../../src/core/value/identity.ts";
import type { PythonValue } from "../../../src/core/value/pythonValue.ts";

/** Texts of any UTF-16 code units: lone surrogates, control characters, quotes and what looks like an escape. */
const texts = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.string({ unit: "binary", maxLength: 6 }),
  fc
    .array(
      fc.constantFrom("'", '"', "\\", "\n", "\r", "\t", "\0", "\ud800", "\udfff", "é", "n", "x41"),
      {
        maxLength: 6,
      },
    )
    .map((parts) => parts.join("")),
);

const names = fc.constantFrom("x", "y", "name", "größe", "_z");

/** Parts of complex numbers: no literal tells the sign of a zero in them. */
const parts = fc.double().map((value) => (value === 0 ? 1 : value));

export const scalars: fc.Arbitrary<PythonValue> = fc.oneof(
  fc.constantFrom<PythonValue>({ kind: "none" }, { kind: "ellipsis" }),
  fc.boolean().map((value): PythonValue => ({ kind: "bool", value })),
  fc.bigInt().map((value): PythonValue => ({ kind: "int", value })),
  fc.integer().map((value): PythonValue => ({ kind: "int", value: BigInt(value) })),
  fc.double().map((value): PythonValue => ({ kind: "float", value })),
  fc
    .tuple(parts, parts)
    .map(([real, imaginary]): PythonValue => ({ kind: "complex", real, imaginary })),
  parts.map((value): PythonValue => ({ kind: "complex", real: 0, imaginary: Math.abs(value) })),
  texts.map((text): PythonValue => ({ kind: "str", text })),
  fc
    .tuple(fc.constantFrom("bytes" as const, "bytearray" as const), fc.uint8Array({ maxLength: 6 }))
    .map(([type, bytes]): PythonValue => ({ kind: "bytes", type, bytes: [...bytes] })),
);

const none: PythonValue = { kind: "none" };

/** Values that a literal can write: any depth, equal items once in a set, everything hashable that has to be. */
export function valuesOf(leaves: fc.Arbitrary<PythonValue>): fc.Arbitrary<PythonValue> {
  return fc.letrec<{ value: PythonValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthSize: "small" },
      leaves,
      fc
        .tuple(fc.constantFrom("list", "tuple", "deque"), fc.array(tie("value"), { maxLength: 4 }))
        .map(([type, items]): PythonValue => ({ kind: "sequence", type, items })),
      fc
        .tuple(fc.constantFrom("set", "frozenset"), fc.array(tie("value"), { maxLength: 4 }))
        .map(([type, items]) => setOf(type, items.filter(isHashable)) ?? none),
      fc
        .tuple(
          fc.constantFrom("dict", "OrderedDict", "Counter", "defaultdict", "mappingproxy"),
          fc.array(fc.tuple(tie("value"), tie("value")), { maxLength: 3 }),
        )
        .map(
          ([type, entries]) =>
            dictOf(
              type,
              entries.filter(([key]) => isHashable(key)),
            ) ?? none,
        ),
      fc
        .tuple(
          fc.constantFrom("Point", "Größe", "module.Name"),
          fc.uniqueArray(fc.tuple(names, tie("value")), {
            maxLength: 3,
            selector: ([name]) => name,
          }),
        )
        .map(([type, attributes]): PythonValue => ({ kind: "object", type, attributes })),
      fc.array(tie("value"), { minLength: 1, maxLength: 2 }).map((items): PythonValue => ({
        kind: "object",
        type: "ValueError",
        attributes: [["args", { kind: "sequence", type: "tuple", items }]],
      })),
      tie("value").map((value): PythonValue => ({
        kind: "object",
        type: "Color",
        attributes: [
          ["(member)", { kind: "str", text: "RED" }],
          ["value", value],
        ],
      })),
    ),
  })).value;
}

function isHashable(value: PythonValue): boolean {
  return identityOf(value) !== null;
}

/** The same value with some of its parts written otherwise; `picks` say which, 0 to 3 each, over and over. */
export function varied(value: PythonValue, picks: readonly number[]): PythonValue {
  let at = 0;
  const vary = (part: PythonValue): PythonValue => {
    const pick = picks[at++ % picks.length] ?? 0;
    switch (part.kind) {
      case "int":
        if (pick === 1) return { kind: "float", value: Number(part.value) };
        return pick === 2 ? { kind: "str", text: String(part.value) } : part;
      case "str":
        return pick === 1 ? { kind: "str", text: `${part.text} ` } : part;
      case "sequence": {
        const items = part.items.map(vary);
        if (pick === 1) return { ...part, type: part.type === "list" ? "tuple" : "list", items };
        return pick === 2 ? (setOf("set", items) ?? part) : { ...part, items };
      }
      case "set": {
        const items = part.items.map(vary).toReversed();
        const other = setOf(pick === 1 ? "frozenset" : part.type, items) ?? part;
        return pick === 2 ? { kind: "sequence", type: "list", items } : other;
      }
      case "dict":
        return (
          dictOf(
            pick === 1 ? "dict" : part.type,
            part.entries.map(([key, inner]) => [vary(key), vary(inner)] as const).toReversed(),
          ) ?? part
        );
      default:
        return part;
    }
  };
  return vary(value);
}

export const pythonValues = valuesOf(scalars);

/** Values of few parts that are often equal, or nearly. */
export const nearValues = valuesOf(
  fc.constantFrom<PythonValue>(
    { kind: "int", value: 1n },
    { kind: "int", value: 0n },
    { kind: "bool", value: true },
    { kind: "float", value: 1 },
    { kind: "float", value: 1 + 1e-12 },
    { kind: "float", value: NaN },
    { kind: "str", text: "1" },
    { kind: "str", text: "1 " },
    { kind: "bytes", type: "bytes", bytes: [49] },
    { kind: "none" },
  ),
);
