import { printTruth } from "../../core/prediction/printTruth.ts";
import type { Question, Truth } from "../../core/question/question.ts";
import { randomOf } from "../../core/question/random.ts";
import type { PythonValue } from "../../core/value/pythonValue.ts";
import type { Player } from "./player.ts";

/**
 * Simulated from the truth: right, but for a share `wrong` (0 to 1) of its answers, which a seed decides for each item and sample alone.
 * So its accuracy is known: 1 - `wrong`. Its confidence is that with up to 0.1 more or less.
 */
export function createNoisy(wrong: number, seed: number): Player {
  return {
    id: `noisy(${wrong}, ${seed})`,
    sort: "simulated",
    answer({ id, question, truth }, sample) {
      const right = truth === null ? null : printTruth(truth);
      if (truth === null || right === null) return null;
      const draw = (what: string): number => randomOf(seed, `${what} ${sample} ${id}`);
      const confidence = Math.min(1, Math.max(0, 1 - wrong + (draw("confidence") - 0.5) / 5));
      if (draw("answer") >= wrong) return { raw: right, confidence };
      const other = wrongAnswer(question, truth);
      return { raw: other === null ? null : printTruth(other), confidence };
    },
  };
}

/** An answer to a question that is wrong for certain; null, not sure, where there is none. */
function wrongAnswer(question: Question, truth: Truth): Truth | null {
  switch (truth.kind) {
    case "coverage": {
      const [line] = question.kind === "coverage" ? question.lines : [];
      if (line === undefined) return null;
      const ran = truth.ran.includes(line)
        ? truth.ran.filter((one) => one !== line)
        : [line, ...truth.ran];
      return { kind: "coverage", ran };
    }
    case "branch": {
      const ways = question.kind === "branch" ? question.ways : [];
      const way = ways.find((one) => one !== truth.way);
      return way === undefined ? null : { kind: "branch", way };
    }
    case "next-line":
      return {
        kind: "next-line",
        next: truth.next.kind === "end" ? { kind: "raises" } : { kind: "end" },
      };
    case "path":
      return { kind: "path", lines: [...truth.lines, truth.lines.at(-1) ?? 1], steps: [] };
    case "state":
      return { kind: "state", value: otherValue(truth.value) };
    case "output":
      return { kind: "output", text: `${truth.text}?`, raises: null };
    case "input":
      return null;
    case "count":
      return { kind: "count", times: truth.times + 1 };
    case "alias":
      return { kind: "alias", groups: regrouped(truth.groups) };
  }
}

function otherValue(value: PythonValue): PythonValue {
  switch (value.kind) {
    case "bool":
      return { kind: "bool", value: !value.value };
    case "int":
      return { kind: "int", value: value.value + 1n };
    case "str":
      return { kind: "str", text: `${value.text}?` };
    case "none":
      return { kind: "int", value: 0n };
    default:
      return { kind: "none" };
  }
}

/** All of one object where they are several, else all apart. */
function regrouped(groups: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const names = groups.flat().toSorted();
  return groups.length > 1 ? [names] : names.map((name) => [name]);
}
