import {
  compareTextTraces,
  parseTextTrace,
  sumTold,
} from "../../score/judges/reference/codeexecutor.ts";
import type { Told } from "../../score/judges/reference/labels.ts";
import type { Recording } from "../../trace/index.ts";
import type { AnsweredTask, Benchmark } from "../benchmark.ts";
import type { Aggregates, Mark } from "../mark.ts";
import { recordingOf } from "../request.ts";
import { shareOf } from "./printed.ts";
import { printedTruth } from "./printedTruth.ts";

/** A program and the text of its trace. */
export interface CodeexecutorProbe {
  readonly code: string;
  readonly trace: string;
}

/** The lines that ran, 0-based as the benchmark counts them. */
type Tags = readonly number[];

/** CodeExecutor: the whole trace of a program as text. Answers are held against the trace that the file holds. */
export const codeexecutor: Benchmark<CodeexecutorProbe, Tags> = {
  id: "codeexecutor",
  choices: [],
  select: (tasks) => tasks,
  planTruths: (tasks) =>
    tasks.map((task) => ({
      tasks: [task],
      requests: recordingOf(task.program),
    })),
  truthOf(_task, _work, replies) {
    const [reply] = replies;
    const printed = printedTruth(reply);
    if (printed.kind === "unavailable") return printed;
    return { kind: "computed", value: reply?.kind === "recorded" ? tagsOf(reply.recording) : [] };
  },
  agrees(task, truth) {
    if (truth.kind === "unavailable") return null;
    const stored = parseTextTrace(task.probe.trace).steps.map(({ tag }) => tag);
    return stored.join() === truth.value.map((tag) => `<${tag}>`).join();
  },
  printTruth: ({ id }, truth) =>
    truth.kind === "computed"
      ? { id, lines: truth.value }
      : { id, unavailable: truth.module ?? truth.reason },
  planJudging: () => [],
  judge(task, _truth, prediction) {
    const marked = markText(prediction.raw, task.probe.trace);
    // The rule compares whole steps and no text around them; there is nothing that a stricter one could see.
    return {
      task: task.id,
      part: prediction.part,
      sample: prediction.sample,
      reference: marked,
      strict: marked,
    };
  },
  aggregate(answered) {
    const sums = figures(answered);
    return { reference: sums, strict: sums };
  },
};

function tagsOf(recording: Recording): Tags {
  const tags: number[] = [];
  for (let step = 0; step < recording.steps; step++) {
    if (recording.kindAt(step) === "line" && recording.fileAt(step) === 0) {
      tags.push(recording.lineAt(step) - 1);
    }
  }
  return tags;
}

function markText(raw: string, truth: string): Mark {
  const { exact, output, lines, identifiers } = compareTextTraces(
    parseTextTrace(raw),
    parseTextTrace(truth),
  );
  return {
    passed: exact,
    verdict: exact ? "correct" : lines.hits > 0 ? "partial" : "wrong",
    readings: {
      ...(output !== null && { output: Number(output) }),
      ...named("line", lines),
      ...named("identifier", identifiers),
    },
  };
}

function named(name: string, { hits, extra, missed }: Told): Readonly<Record<string, number>> {
  return { [`${name}_hits`]: hits, [`${name}_extra`]: extra, [`${name}_missed`]: missed };
}

function figures(answered: readonly AnsweredTask[]): Aggregates {
  const marks = answered.flatMap(({ marked }) => marked.map(({ reference }) => reference));
  const told = (name: string): Told[] =>
    marks.map(({ readings }) => ({
      hits: readings[`${name}_hits`] ?? 0,
      extra: readings[`${name}_extra`] ?? 0,
      missed: readings[`${name}_missed`] ?? 0,
      rejected: 0,
    }));
  const exact = shareOf(answered, ({ reference }) => Number(reference.passed === true), null);
  const outputs = shareOf(answered, ({ reference }) => reference.readings["output"] ?? null, null);
  const withoutAccuracy = (name: string): Aggregates => {
    const { precision, recall, f1 } = sumTold(told(name));
    return { precision, recall, f1 };
  };
  return {
    output_accuracy: outputs.value,
    trace_accuracy: exact.value,
    line: withoutAccuracy("line"),
    identifier: withoutAccuracy("identifier"),
    n: exact.n,
    intervals: { output_accuracy: outputs.interval, trace_accuracy: exact.interval },
  };
}
