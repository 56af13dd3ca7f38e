import { printPythonValue } from "./print.ts";
import type { PythonValue } from "./pythonValue.ts";

/** How two values differ, the lightest first. `unknown`: the recording cut off what would tell. */
export type DifferenceKind = "whitespace" | "wrong-type" | "unknown" | "different";

/** One place where two values differ; a side that has nothing there is null. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** The way to the place, as Python writes it behind the name: `[2]['a'].x`. */
  readonly path: string;
  readonly mine: PythonValue | null;
  readonly python: PythonValue | null;
}

export type Comparison = { readonly kind: "equal" } | Difference;

/** One step of the way into a value: an index, a key, or the name of an attribute. */
export type PathPart = number | PythonValue | string;

/** The way to a part as Python writes it; long keys are shortened. */
export function printPathParts(parts: readonly PathPart[]): string {
  return parts
    .map((part) => {
      if (typeof part === "string") return `.${part}`;
      return `[${typeof part === "number" ? part : printPythonValue(part, 60)}]`;
    })
    .join("");
}

/** Collects differences in the order in which they are met, and says what they come to. */
export class Findings {
  private readonly first = new Map<DifferenceKind, Difference>();

  /** True when a difference of this kind was met; only the first one counts. */
  has(kind: DifferenceKind): boolean {
    return this.first.has(kind);
  }

  add(difference: Difference): void {
    if (!this.has(difference.kind)) this.first.set(difference.kind, difference);
  }

  /** True when nothing that comes can change the result any more. */
  get settled(): boolean {
    return this.first.has("different");
  }

  /** The worst of what was found, at its first place. A wrong type here and other whitespace there are two mistakes: `different`. */
  get result(): Comparison {
    const whitespace = this.first.get("whitespace");
    const type = this.first.get("wrong-type");
    const worst = this.first.get("different") ?? this.first.get("unknown");
    if (worst !== undefined) return worst;
    if (whitespace !== undefined && type !== undefined) return { ...whitespace, kind: "different" };
    return type ?? whitespace ?? { kind: "equal" };
  }
}
