import {
  type FineClass,
  fineClassOf,
  readCoarseClass,
  readFineClass,
} from "../../score/judges/reference/lexecutor.ts";
import type { AnsweredTask, Benchmark } from "../benchmark.ts";
import type { Aggregates } from "../mark.ts";
import { mark, outputTruth } from "../outputTruth.ts";
import { shareOf } from "./printed.ts";

/** A name, attribute or call that a piece of code lacks. */
export interface HoleProbe {
  readonly kind: "name" | "attribute" | "call";
  readonly name: string;
  /** 1-based line of its first use; 0 where it is not known. */
  readonly line: number;
  /** An expression for the value that it had; null where only a class, or nothing, is known. */
  readonly value: string | null;
}

/** Partial code as LExecutor looks at it: what class of value a missing name stands for. */
export const lexecutor: Benchmark<HoleProbe, FineClass> = {
  id: "lexecutor",
  choices: [],
  select: (tasks) => tasks,
  planTruths: (tasks) =>
    tasks.map((task) => ({
      tasks: [task],
      requests:
        task.probe.value === null
          ? []
          : [{ kind: "evaluate", source: "", expression: task.probe.value }],
    })),
  truthOf(task, _work, replies) {
    const [reply] = replies;
    if (reply?.kind === "value") return { kind: "computed", value: fineClassOf(reply.value) };
    if (reply !== undefined) {
      const truth = outputTruth(reply);
      if (truth.kind === "unavailable") return truth;
    }
    const held = task.stored !== null;
    const reason = held
      ? "Only its class is known, from the file."
      : "Nothing says what it stood for.";
    return { kind: "unavailable", module: null, reason };
  },
  agrees: (task, truth) =>
    task.stored === null || truth.kind === "unavailable"
      ? null
      : readFineClass(task.stored) === truth.value,
  printTruth: ({ id, stored }, truth) =>
    truth.kind === "computed"
      ? { id, class: truth.value }
      : stored === null
        ? { id, unavailable: truth.module ?? truth.reason }
        : { id, class: stored },
  planJudging: () => [],
  judge(task, truth, prediction) {
    const { raw, part, sample } = prediction;
    const actual = task.stored ?? (truth.kind === "computed" ? truth.value : null);
    if (actual === null) {
      const none = mark(null, "unavailable");
      return { task: task.id, part, sample, reference: none, strict: none };
    }
    const fine = readFineClass(raw) === readFineClass(actual) && readFineClass(raw) !== null;
    const coarse = readCoarseClass(raw) === readCoarseClass(actual);
    const own = truth.kind === "computed" ? truth.value : readFineClass(actual);
    const strict = readFineClass(raw) !== null && readFineClass(raw) === own;
    return {
      task: task.id,
      part,
      sample,
      reference: {
        passed: fine,
        verdict: fine ? "correct" : coarse ? "partial" : "wrong",
        readings: { coarse: Number(coarse) },
      },
      strict: mark(strict, strict ? "correct" : "wrong"),
    };
  },
  aggregate(answered) {
    const fine = figures(answered, "reference");
    const coarse = shareOf(answered, ({ reference }) => reference.readings["coarse"] ?? null, null);
    return {
      reference: {
        value_accuracy: fine.value,
        value_accuracy_coarse: coarse.value,
        n: fine.n,
        intervals: { value_accuracy: fine.interval, value_accuracy_coarse: coarse.interval },
        baselines: { most_common_class: mostCommon(answered) },
      },
      strict: strictFigures(figures(answered, "strict")),
    };
  },
};

type Share = ReturnType<typeof shareOf>;

function figures(answered: readonly AnsweredTask[], which: "reference" | "strict"): Share {
  return shareOf(
    answered,
    (marked) => {
      const { passed } = marked[which];
      return passed === null ? null : Number(passed);
    },
    null,
  );
}

function strictFigures({ value, n, interval }: Share): Aggregates {
  return { value_accuracy: value, n, intervals: { value_accuracy: interval } };
}

function mostCommon(answered: readonly AnsweredTask<HoleProbe, FineClass>[]): number | null {
  const counts = new Map<string, number>();
  let all = 0;
  for (const { task, truth } of answered) {
    const actual = task.stored ?? (truth.kind === "computed" ? truth.value : null);
    const name = actual === null ? null : readFineClass(actual);
    if (name === null) continue;
    all += 1;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return all === 0 ? null : Math.max(...counts.values()) / all;
}
