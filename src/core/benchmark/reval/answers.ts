import {
  readRevalCoverage,
  readStrictCoverage,
} from "../../score/judges/reference/revalCoverage.ts";
import { filledIn, readRevalOutput } from "../../score/judges/reference/revalOutput.ts";
import {
  judgeRevalPath,
  judgeStrictPath,
  readRevalPath,
} from "../../score/judges/reference/revalPath.ts";
import {
  judgeRevalState,
  literalAnswer,
  noneAnswer,
  readRevalState,
  type RevalStateAnswer,
} from "../../score/judges/reference/revalState.ts";
import { judgeStrictState } from "../../score/judges/reference/revalStateStrict.ts";
import type { RevalPrompt } from "../../score/judges/reference/revalTags.ts";
import { parseLiteral } from "../../value/literal.ts";
import type { Mark } from "../mark.ts";
import type { TaskPrediction } from "../prediction.ts";
import type { PythonReply, PythonRequest } from "../request.ts";
import { evaluatedAnswer, evaluationOf } from "./evaluation.ts";
import { inFrame } from "./invocation.ts";
import type { RevalLineTruth, RevalOutputProbe, RevalTask } from "./probe.ts";

/** An answer as REval's code and as the strict sibling mark it. */
export interface RevalMarks {
  readonly reference: Mark;
  readonly strict: Mark;
}

/** How the model was asked, which REval writes into the name of a log: `<model>_cot_temp0.8`. */
function promptOf({ model, extracted }: TaskPrediction): RevalPrompt {
  return extracted !== true && /_cot(_|$)/.test(model ?? "") ? "cot" : "direct";
}

/** What Python has to be asked about an answer. */
export function revalQuestions(
  task: RevalTask,
  prediction: TaskPrediction,
): readonly PythonRequest[] {
  const prompt = promptOf(prediction);
  const { probe } = task;
  if (probe.asks === "output") {
    const { text } = readRevalOutput(prediction.raw, prompt, probe.snippet);
    return text === null ? [] : [{ kind: "check", source: checkOf(task, probe, text) }];
  }
  if (probe.asks !== "value") return [];
  const said = readRevalState(prediction.raw, prompt);
  if (said.kind !== "typed" || literalAnswer(said) !== null) return [];
  return [evaluationOf(said.value, said.type)];
}

/** The user's code with completed assertions below it or inside its test. */
function checkOf(task: RevalTask, probe: RevalOutputProbe, text: string): string {
  if (probe.frame !== null) return inFrame(probe.frame, text.replaceAll("assert", "self.assert"));
  return `${codeLines(task).join("\n")}\n${text}\n`;
}

function codeLines({ program }: RevalTask): readonly string[] {
  return program === null ? [] : program.source.split(/\r\n|\r|\n/).slice(0, program.userLines);
}

/** Marks the answer to a question about a line. */
export function markRevalLine(
  task: RevalTask,
  asks: "reach" | "next" | "value",
  truth: RevalLineTruth,
  prediction: TaskPrediction,
  reply: PythonReply | undefined,
): RevalMarks {
  const { raw } = prediction;
  const prompt = promptOf(prediction);
  switch (asks) {
    case "reach": {
      const said = readRevalCoverage(raw, prompt);
      const strict = readStrictCoverage(raw, prompt);
      const readings = { said: Number(said), covered: Number(truth.covered) };
      return {
        reference: { ...markOf(said === truth.covered), readings },
        strict: {
          ...markOf(strict === null ? null : strict === truth.covered),
          readings: { ...readings, said: Number(strict ?? false) },
        },
      };
    }
    case "next": {
      const code = codeLines(task);
      return {
        reference: markOf(judgeRevalPath(readRevalPath(raw, prompt, code), truth.next)),
        strict: markOf(judgeStrictPath(raw, prompt, code, truth.next)),
      };
    }
    case "value": {
      const candidates = truth.candidates?.distinct ?? null;
      const answer = stateAnswer(raw, prompt, reply);
      return {
        reference: markOf(judgeRevalState(answer, candidates)),
        strict: markOf(judgeStrictState(raw, prompt, candidates)),
      };
    }
  }
}

function stateAnswer(
  raw: string,
  prompt: RevalPrompt,
  reply: PythonReply | undefined,
): RevalStateAnswer {
  const said = readRevalState(raw, prompt);
  if (said.kind === "none") return noneAnswer;
  if (said.kind !== "typed") return said;
  return literalAnswer(said) ?? evaluatedAnswer(reply);
}

/** Marks completed assertions. */
export function markRevalOutput(
  probe: RevalOutputProbe,
  prediction: TaskPrediction,
  reply: PythonReply | undefined,
): RevalMarks {
  const { text, runs } = readRevalOutput(prediction.raw, promptOf(prediction), probe.snippet);
  const passed = reply?.kind === "passed";
  const filled = text === null ? null : filledIn(text, probe.snippet);
  const literal = filled?.every((part) => parseLiteral(part.trim()).kind === "read") ?? false;
  return { reference: markOf(runs && passed), strict: markOf(literal && passed) };
}

/** Null: the answer cannot be read, which makes it wrong. */
function markOf(right: boolean | null): Mark {
  const verdict = right === null ? "unreadable" : right ? "passed" : "failed";
  return { passed: right ?? false, verdict, readings: {} };
}
