import { literalOf } from "./stored.ts";
import { revalTrace } from "../../trace/profiles/reval.ts";
import { createCursor, printValue, type Recording } from "../../trace/index.ts";
import { equalInPython } from "../../value/equality.ts";
import { valueOf } from "../../value/snapshot.ts";
import type { PythonValue } from "../../value/pythonValue.ts";
import type { Invocation } from "../invocation.ts";
import { lastCallOfModule } from "../moduleCalls.ts";
import type { PythonReply } from "../request.ts";
import type { TaskTruth } from "../truth.ts";
import { CandidateReader } from "./candidates.ts";
import { parseRevalExpression } from "./expression.ts";
import type { RevalLineTruth, RevalOutputTruth, RevalTask, RevalTruth } from "./probe.ts";

/** The truth of a task, read from the recording of its run; `stored`: what Python said to the files' own output. */
export function revalTruth(
  task: RevalTask,
  run: PythonReply | undefined,
  stored: PythonReply | undefined,
): TaskTruth<RevalTruth> {
  const { probe, program } = task;
  if (run === undefined || program === null) return unavailable("The item has no such run.");
  if (run.kind === "unavailable") {
    const reason = `The program needs the module ${run.module}.`;
    return { kind: "unavailable", module: run.module, reason };
  }
  if (run.kind !== "recorded") return unavailable("The program could not be run to its end.");
  const { outcome } = run.recording;
  if (outcome?.kind !== "finished") {
    const error = outcome !== null && "error" in outcome ? outcome.error?.type : undefined;
    const reason =
      error === undefined ? "The program did not end." : `The program ended with ${error}.`;
    return { kind: "unavailable", module: strangerIn(program.source), reason };
  }
  const value =
    probe.asks === "output"
      ? outputTruth(run.recording, program, task.stored, stored)
      : lineTruth(run.recording, program, probe);
  return { kind: "computed", value };
}

/** The module that a program imports whose like is not to be had here, though it can be imported: the world outside. */
function strangerIn(source: string): string | null {
  return (
    /^[ \t]*(?:import|from)[ \t]+(socket|ssl|subprocess|multiprocessing)\b/m.exec(source)?.[1] ??
    null
  );
}

function unavailable(reason: string): TaskTruth<RevalTruth> {
  return { kind: "unavailable", module: null, reason };
}

interface Reading {
  readonly trace: ReturnType<typeof revalTrace>;
  readonly candidates: CandidateReader;
}

/** All probes of a run read the same trace. */
const readings = new WeakMap<Recording, Reading>();

function readingOf(recording: Recording, program: Invocation): Reading {
  const known = readings.get(recording);
  if (known !== undefined) return known;
  const trace = revalTrace(recording, program);
  const reading = { trace, candidates: new CandidateReader(recording, trace) };
  readings.set(recording, reading);
  return reading;
}

function lineTruth(
  recording: Recording,
  program: Invocation,
  { line, variable }: { readonly line: number; readonly variable: string },
): RevalLineTruth {
  const { trace, candidates } = readingOf(recording, program);
  const expression = parseRevalExpression(variable);
  return {
    covered: trace.covers(line),
    next: trace.next(line),
    candidates: expression === null ? null : candidates.read(line, expression),
  };
}

/** What the last call from the module returned: a program of the files ends with it. */
function outputTruth(
  recording: Recording,
  { countsFrom }: Invocation,
  stored: string | null,
  evaluated: PythonReply | undefined,
): RevalOutputTruth {
  if (stored === null) return { result: null, asStored: null };
  const call = lastCallOfModule(recording, countsFrom);
  if (call === null) return { result: null, asStored: null };
  const cursor = createCursor(recording);
  cursor.seek(call.step);
  const limits = { depth: Infinity, width: Infinity, setOrder: true };
  return {
    result: printValue(recording, cursor, call.value, limits),
    asStored: isStored(valueOf(recording, cursor, call.value), stored, evaluated),
  };
}

function isStored(
  result: PythonValue,
  stored: string,
  evaluated: PythonReply | undefined,
): boolean | null {
  const literal = literalOf(stored);
  if (literal !== null) return equalInPython(result, literal);
  return evaluated?.kind === "value" ? equalInPython(result, evaluated.value) : null;
}
