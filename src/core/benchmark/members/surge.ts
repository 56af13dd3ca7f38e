import { extractSurge, scoreSurge, type SurgeRow } from "../../score/judges/reference/surge.ts";
import type { AnsweredTask, Benchmark } from "../benchmark.ts";
import type { Aggregates } from "../mark.ts";
import { recordingOf } from "../request.ts";
import { samePrinted, shareOf, strictPrintedMark } from "./printed.ts";
import { type PrintedTruth, printedTruth } from "./printedTruth.ts";

/** The short names of SURGE's categories, from 1 on. */
export const surgeCategories = ["ml", "cl", "rl", "sc", "tc", "bg", "dr", "fl"] as const;

/** SURGE: what a program puts out, from a fragment to a compiler's verdict. Answers are judged by the output that the files hold. */
export const surge: Benchmark<SurgeRow, PrintedTruth> = {
  id: "surge",
  choices: [],
  select: (tasks) => tasks,
  planTruths: (tasks) =>
    tasks.map((task) => ({
      tasks: [task],
      requests: recordingOf(task.program),
    })),
  truthOf(task, _work, replies) {
    if (task.program !== null) return printedTruth(replies[0]);
    const reason = "It is no program of Python alone; what the file holds is taken.";
    return { kind: "unavailable", module: null, reason };
  },
  agrees(task, truth) {
    if (task.stored === null || truth.kind === "unavailable") return null;
    return samePrinted(truth.value.text, task.stored);
  },
  printTruth: ({ id }, truth) =>
    truth.kind === "computed"
      ? { id, output: truth.value.text }
      : { id, unavailable: truth.module ?? truth.reason },
  planJudging: () => [],
  judge(task, truth, prediction) {
    const { raw, extracted } = prediction;
    const output = extracted === true ? raw : extractSurge(raw);
    const score = scoreSurge(task.probe, raw, output);
    return {
      task: task.id,
      part: prediction.part,
      sample: prediction.sample,
      reference: {
        passed: score === 1,
        verdict: score === 1 ? "correct" : score > 0 ? "partial" : "wrong",
        readings: { score },
      },
      strict: strictPrintedMark(output ?? "", truth, task.stored),
    };
  },
  aggregate: (answered) => ({
    reference: figures(answered, (marked) => marked.reference.readings["score"] ?? null, true),
    strict: figures(
      answered,
      ({ strict }) => (strict.passed === null ? null : Number(strict.passed)),
      false,
    ),
  }),
};

type Worth = (marked: AnsweredTask["marked"][number]) => number | null;

/** The mean of what answers are worth, of each category and of all. */
function figures(
  answered: readonly AnsweredTask<SurgeRow>[],
  worth: Worth,
  baselines: boolean,
): Aggregates {
  const { value, n, interval } = shareOf(answered, worth, null);
  const parts: Record<string, Aggregates> = {};
  for (const [index, name] of surgeCategories.entries()) {
    const mine = answered.filter(({ task }) => task.probe.category === index + 1);
    const share = shareOf(mine, worth, null);
    if (share.n > 0) parts[name] = { score: share.value, n: share.n, interval: share.interval };
  }
  const empty = mostCommonScore(answered);
  return {
    score: value,
    n,
    intervals: { score: interval },
    categories: parts,
    ...(baselines && { baselines: { most_common_output: empty } }),
  };
}

/** What the output is worth that most files hold, given to every question. */
function mostCommonScore(answered: readonly AnsweredTask<SurgeRow>[]): number | null {
  const counts = new Map<string, number>();
  for (const { task } of answered) {
    counts.set(task.probe.truth, (counts.get(task.probe.truth) ?? 0) + 1);
  }
  const [common] = [...counts].toSorted(([, one], [, other]) => other - one);
  if (common === undefined) return null;
  const [text] = common;
  const scores = answered.map(({ task: { probe } }) => scoreSurge(probe, text, text));
  return scores.reduce((sum, score) => sum + score, 0) / scores.length;
}
