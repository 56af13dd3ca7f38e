import type { RevalProbe, RevalTask, RevalTruth } from "../../../../benchmark/reval/probe.ts";
import { filledIn } from "../../../../score/judges/reference/revalOutput.ts";
import { judgeRevalPath, readRevalPath } from "../../../../score/judges/reference/revalPath.ts";
import {
  judgeRevalState,
  literalAnswer,
  noneAnswer,
  type RevalCandidate,
  readRevalState,
} from "../../../../score/judges/reference/revalState.ts";
import { parseLiteral } from "../../../../value/literal.ts";
import { yesNoReader } from "../../../extraction/readers/yesNo.ts";
import { revalPrompt } from "../reval.ts";
import { otherLiteral } from "./literals.ts";
import { anyText, textReader } from "./readers.ts";
import type { TaskForm } from "./taskForm.ts";

const valueReader = textReader((text) => readRevalState(text, "direct").kind !== "error");

/** REval: YES or NO, a line's text or -1, `<value>; <type>` or Nil, completed assertions. */
export const revalForm: TaskForm<RevalProbe, RevalTruth> = {
  benchmark: "reval",
  judged: "reply",
  sortOf: ({ probe }) => probe.asks,
  prompt: revalPrompt,
  reader({ probe }) {
    if (probe.asks === "reach") return yesNoReader;
    return probe.asks === "value" ? valueReader : anyText;
  },
  print(task, value) {
    const { asks } = task.probe;
    if (!("next" in value)) return value.result ?? rightOutput(task, value.result) ?? "";
    if (asks === "reach") return value.covered ? "YES" : "NO";
    if (asks === "next") return value.next.map((line) => lineText(task, line)).join("\n");
    if (value.candidates === null) return "Nil";
    return value.candidates.distinct.map(typed).join("\n");
  },
  plain(task, value) {
    const { probe } = task;
    if (probe.asks === "output" || !("next" in value)) {
      return "result" in value ? value.result : null;
    }
    if (probe.asks === "reach") return value.covered ? "YES" : "NO";
    if (probe.asks === "next") {
      const [next = -1] = value.next;
      return next < 0 ? "-1" : `+${next - probe.line}`;
    }
    return rightValue(value.candidates?.distinct ?? null);
  },
  write(task, plain) {
    const { probe } = task;
    if (probe.asks === "output") return probe.snippet.trimEnd().replaceAll("??", () => plain);
    if (probe.asks !== "next" || !plain.startsWith("+")) return plain;
    const from = probe.line + Number(plain.slice(1));
    // An empty line is no answer: the next one that says something is meant.
    const line = codeOf(task).findIndex((text, at) => at + 1 >= from && text.trim() !== "") + 1;
    return line < 1 || from < 1 ? "-1" : lineText(task, line);
  },
  right(task, value) {
    const { asks } = task.probe;
    if (!("next" in value)) return rightOutput(task, value.result);
    if (asks === "reach") return value.covered ? "YES" : "NO";
    if (asks === "next") {
      const written = value.next.map((line) => lineText(task, line));
      return written.find((text) => isNext(task, text, value.next)) ?? null;
    }
    return rightValue(value.candidates?.distinct ?? null);
  },
  wrong(task, value) {
    const { probe } = task;
    if (probe.asks === "output") {
      const result = "result" in value ? value.result : null;
      // No assertion holds of what cannot be worked out.
      const filled = result === null ? "1 / 0" : otherLiteral(result);
      return revalForm.write(task, filled);
    }
    if (!("next" in value)) return null;
    if (probe.asks === "reach") return value.covered ? "NO" : "YES";
    if (probe.asks === "next") {
      const others = ["-1", ...codeOf(task).map((line) => line.trim())];
      return others.find((text) => text !== "" && !isNext(task, text, value.next)) ?? null;
    }
    return value.candidates === null ? "0; int" : "Nil";
  },
};

function isNext(task: RevalTask, text: string, next: readonly number[]): boolean {
  return judgeRevalPath(readRevalPath(text, "direct", codeOf(task)), next);
}

function codeOf({ program }: RevalTask): readonly string[] {
  return program === null ? [] : program.source.split(/\r\n|\r|\n/).slice(0, program.userLines);
}

function lineText(task: RevalTask, line: number): string {
  return line < 0 ? "-1" : (codeOf(task)[line - 1] ?? "").trim();
}

/** A candidate as it is answered; null where there is none that REval's parser reads back. */
function rightValue(candidates: readonly RevalCandidate[] | null): string | null {
  if (candidates === null) return "Nil";
  return candidates.map(typed).find((text) => isRightValue(text, candidates)) ?? null;
}

function typed({ type, repr }: RevalCandidate): string {
  return `${repr}; ${type.replace(/^builtins\./, "")}`;
}

function isRightValue(text: string, candidates: readonly RevalCandidate[]): boolean {
  const said = readRevalState(text, "direct");
  if (said.kind === "none") return judgeRevalState(noneAnswer, candidates);
  const answer = said.kind === "typed" ? literalAnswer(said) : null;
  return answer !== null && judgeRevalState(answer, candidates);
}

/** The assertions with what the function returned; of a test, as they stand in it. */
function rightOutput(task: RevalTask, result: string | null): string | null {
  const { probe } = task;
  if (probe.asks !== "output") return null;
  if (result !== null) {
    return parseLiteral(result).kind === "read" ? revalForm.write(task, result) : null;
  }
  if (probe.frame === null || task.program === null) return null;
  const { above, below } = probe.frame;
  const body = task.program.source.slice(above.length, -below.length);
  const lines = body.replaceAll("self.assert", "assert").trimEnd().split("\n");
  const indents = lines.flatMap((line) =>
    line.trim() === "" ? [] : [line.length - line.trimStart().length],
  );
  const written = lines.map((line) => line.slice(Math.min(...indents))).join("\n");
  return filledIn(written, probe.snippet) === null ? null : written;
}
