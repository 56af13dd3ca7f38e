import { typeNameOf } from "../../../core/value/typeName.ts";
import type { RevalTask } from "../../../core/benchmark/reval/probe.ts";
import { printPythonValue } from "../../../core/value/print.ts";
import type { Question, Truth } from "../../../core/question/question.ts";

/** The question of our own that is nearest to one of REval's on a line, the line's first visit meant; null where there is none. */
export function nearestQuestion({ id, probe }: RevalTask): Question | null {
  if (probe.asks === "output") return null;
  const { line, variable } = probe;
  const asked = { id, shown: -1, reveals: 0, line, visit: 1, reason: "plain" } as const;
  switch (probe.asks) {
    case "reach":
      return { ...asked, kind: "coverage", lines: [line], frame: null };
    case "next":
      return { ...asked, kind: "next-line" };
    case "value":
      return {
        ...asked,
        kind: "state",
        expression: variable,
        when: "after",
        frame: 0,
        ordered: false,
      };
  }
}

/** The core of REval's answer that says the same as an answer to the nearest question; null where it has none. */
export function plainOf({ probe }: RevalTask, truth: Truth): string | null {
  if (probe.asks === "output") return null;
  switch (truth.kind) {
    case "coverage":
      return truth.ran.includes(probe.line) ? "YES" : "NO";
    case "next-line":
      return truth.next.kind === "line" ? `+${truth.next.line - probe.line}` : "-1";
    case "state":
      return `${printPythonValue(truth.value)}; ${typeNameOf(truth.value)}`;
    default:
      return null;
  }
}
