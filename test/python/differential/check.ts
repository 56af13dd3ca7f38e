import { compareRuns, type Mismatch } from "./compare.ts";
import type { Laboratory } from "./laboratory.ts";

/** The most steps of a program that are compared. */
const stepLimit = 20_000;

/** The same for programs of which a beginning is enough. */
const prefixLimit = 4_000;

export type Checked =
  | { readonly kind: "equal"; readonly steps: number }
  | { readonly kind: "different"; readonly mismatch: Mismatch }
  /** Recorder or decoder failed outright. */
  | { readonly kind: "failed"; readonly reason: string }
  /** The recorder stopped at a limit: the oracle, which has none inside Python, is not asked. */
  | { readonly kind: "too-long" };

/**
 * Records a program, follows it with the oracle, and compares the two at every step.
 * Of a program that is known to end, its first steps are compared when it is too long; it then runs to its end.
 */
export function checkProgram(laboratory: Laboratory, source: string, ends = false): Checked {
  try {
    const steps = ends ? prefixLimit : stepLimit;
    const recording = laboratory.record(source, { limits: { steps } });
    const { outcome } = recording;
    if (!ends && outcome?.kind === "stopped" && outcome.reason !== "needs-input") {
      return { kind: "too-long" };
    }
    const oracle = laboratory.follow(source, steps);
    const mismatch = compareRuns(recording, oracle, laboratory.mayBeKeptAlive(source));
    if (mismatch !== null) return { kind: "different", mismatch };
    return { kind: "equal", steps: oracle.steps.length };
  } catch (error) {
    return { kind: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}

/** What went wrong without what differs from program to program; null when nothing did. */
export function causeOf(checked: Checked): string | null {
  switch (checked.kind) {
    case "equal":
    case "too-long":
      return null;
    case "failed":
      return `failed: ${checked.reason.slice(-80)}`;
    case "different": {
      const { where, expected, got } = checked.mismatch;
      if (where === "event") return `event: ${expected.split(" ")[0]} for ${got.split(" ")[0]}`;
      return where
        .replace(/^.* /, "")
        .replaceAll(/\d+/g, "")
        .replaceAll(/\[.*\]/g, "[]");
    }
  }
}
