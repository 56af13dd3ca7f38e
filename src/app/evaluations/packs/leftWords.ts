import type { RunReport } from "../../../core/attempt/examination.ts";

/** Why nothing is asked about a program: a sentence; null where something can be. */
export function reasonLeft(report: RunReport): string | null {
  switch (report.kind) {
    case "recorded":
      return null;
    case "syntax-error":
      return `It cannot be run: ${report.error.type}: ${report.error.message}`;
    case "needs-input":
      return "It reads more lines of input than it is given.";
    case "empty":
      return "It does nothing that could be asked about.";
    case "damaged":
      return "What came of its run is no recording.";
  }
}
