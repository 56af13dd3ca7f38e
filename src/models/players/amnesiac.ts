import { printTruth } from "../../core/prediction/printTruth.ts";
import { truthOf } from "../../core/question/kinds/index.ts";
import type { Question, Truth } from "../../core/question/question.ts";
import { outputUpTo, type Recording, visits } from "../../core/trace/index.ts";
import { constantAnswer } from "./always.ts";
import type { Player } from "./player.ts";

/**
 * Simulated from the truth: knows the run up to a step (0-based, included) and has forgotten that it went on. What is asked about later is
 * answered with what was true the last time, and what was never met as `always` does.
 */
export function createAmnesiac(until: number): Player {
  return {
    id: `amnesiac(${until})`,
    sort: "simulated",
    answer({ question, source, truth, recording }) {
      if (truth === null || recording === null) return null;
      const answer =
        question.reveals <= until
          ? truth
          : (staleAnswer(recording, question, truth, until) ?? constantAnswer(question, source));
      return { raw: answer === null ? null : printTruth(answer), confidence: null };
    },
  };
}

/** What somebody would say who saw the run up to a step; null where they saw nothing of it. */
function staleAnswer(
  recording: Recording,
  question: Question,
  truth: Truth,
  until: number,
): Truth | null {
  const seen = (line: number): number =>
    visits(recording, line).filter((step) => step <= until).length;
  switch (truth.kind) {
    case "coverage":
      return { kind: "coverage", ran: truth.ran.filter((line) => seen(line) > 0) };
    case "count":
      return { kind: "count", times: seen(question.line) };
    case "path": {
      const lines = truth.lines.filter((_, place) => (truth.steps[place] ?? Infinity) <= until);
      return { kind: "path", lines, steps: [] };
    }
    case "output": {
      if (question.kind !== "output" || question.scope === "line") return null;
      const text = outputUpTo(recording, until).map((segment) => segment.text);
      return { kind: "output", text: text.join(""), raises: null };
    }
    case "branch":
    case "next-line":
    case "state":
    case "alias": {
      const visit = Math.min(seen(question.line), question.visit);
      return visit === 0 ? null : truthOf(recording, { ...question, visit });
    }
    case "input":
      return null;
  }
}
