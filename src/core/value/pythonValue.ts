/**
 * A Python value as a tree of its own: what a person writes as a literal, and what a recording held at one step.
 * It says type and content, nothing of identity.
 */
export type PythonValue =
  | { readonly kind: "none" }
  | { readonly kind: "ellipsis" }
  | { readonly kind: "bool"; readonly value: boolean }
  | { readonly kind: "int"; readonly value: bigint }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "complex"; readonly real: number; readonly imaginary: number }
  /** UTF-16 code units; lone surrogates are kept. */
  | { readonly kind: "str"; readonly text: string }
  | {
      readonly kind: "bytes";
      readonly type: "bytes" | "bytearray";
      readonly bytes: readonly number[];
    }
  /** `list`, `tuple`, `deque` and their subclasses: order counts. */
  | { readonly kind: "sequence"; readonly type: string; readonly items: readonly PythonValue[] }
  /** `set`, `frozenset`: order does not count. */
  | { readonly kind: "set"; readonly type: string; readonly items: readonly PythonValue[] }
  /** `dict`, `Counter`, `defaultdict`, `OrderedDict` …, in insertion order. */
  | {
      readonly kind: "dict";
      readonly type: string;
      readonly entries: readonly (readonly [PythonValue, PythonValue])[];
    }
  /** An instance by its attributes: dataclasses, namedtuples, enum members, exceptions (`args` is an attribute), other instances. */
  | {
      readonly kind: "object";
      readonly type: string;
      readonly attributes: readonly (readonly [string, PythonValue])[];
    }
  /** What has no literal: a function, a module, an iterator …; `text` is what is shown for it. */
  | { readonly kind: "opaque"; readonly type: string; readonly text: string }
  /** The container so many levels above this place (1: the one that holds it). */
  | { readonly kind: "cycle"; readonly up: number }
  /** What the recording cut off. Never equal to anything. */
  | { readonly kind: "cut"; readonly type: string };
