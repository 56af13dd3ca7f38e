import type { Refusal } from "./records.ts";

/** Thrown inside a transaction so that nothing of it is written; `refusalOf` reads it again. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.kind);
    this.refusal = refusal;
  }
}

/** Reads what Dexie or the browser threw. Dexie wraps the browser's own errors, some of them twice. */
export function refusalOf(error: unknown): Refusal {
  for (let inner = error, depth = 0; depth < 4; depth += 1) {
    if (inner instanceof Refused) return inner.refusal;
    if (!(inner instanceof Error)) break;
    if (inner.name === "QuotaExceededError") return { kind: "full" };
    if (inner.name === "ConstraintError") return { kind: "answered" };
    inner = causeOf(inner);
  }
  return { kind: "broken", name: error instanceof Error ? error.name : "unknown" };
}

/** What an error of Dexie's wraps: one error, or of many at once the first. */
function causeOf(error: Error): unknown {
  if ("failures" in error && Array.isArray(error.failures)) return error.failures[0];
  return "inner" in error ? error.inner : undefined;
}
