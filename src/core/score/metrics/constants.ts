import type { Answer } from "../../prediction/prediction.ts";
import type { Question, QuestionKind, Truth } from "../../question/question.ts";
import { judge } from "../judges/index.ts";
import { mean } from "../statistics/interval.ts";
import { creditOf, knownOf, type Marked } from "./marked.ts";

/** Answers that look at nothing, in the order in which they are listed. */
export const constantIds = [
  "all-lines",
  "no-line",
  "always-true",
  "always-false",
  "most-common-way",
  "line-below",
  "program-ends",
  "top-to-bottom",
  "none",
  "zero",
  "true",
  "most-common-value",
  "nothing-printed",
  "once",
  "never",
  "most-common-count",
  "all-separate",
  "all-shared",
] as const;

export type ConstantId = (typeof constantIds)[number];

/** An answer that is the same for every question of a kind. */
interface Constant {
  readonly id: ConstantId;
  readonly kind: QuestionKind;
  /** The answer; null where the question has no such one. `truths` are those of all questions of the kind: the commonest are read off them. */
  answer(question: Question, truths: readonly Truth[]): Answer | null;
}

/** What a constant answer would have earned. */
export interface Baseline {
  readonly constant: ConstantId;
  readonly kind: QuestionKind;
  /** The questions that it has an answer to, marked as if it had been given. */
  readonly marked: readonly Marked[];
  readonly credit: number;
}

const constants: readonly Constant[] = [
  {
    id: "all-lines",
    kind: "coverage",
    answer: (question) =>
      question.kind === "coverage" ? { kind: "coverage", ran: question.lines } : null,
  },
  { id: "no-line", kind: "coverage", answer: () => ({ kind: "coverage", ran: [] }) },
  { id: "always-true", kind: "branch", answer: (question) => way(question, "true") },
  { id: "always-false", kind: "branch", answer: (question) => way(question, "false") },
  {
    id: "most-common-way",
    kind: "branch",
    answer(question, truths) {
      const common = commonest(truths, (truth) => (truth.kind === "branch" ? truth.way : null));
      return common?.kind === "branch" ? way(question, common.way) : null;
    },
  },
  {
    id: "line-below",
    kind: "next-line",
    answer: ({ line }) => ({ kind: "next-line", next: { kind: "line", line: line + 1 } }),
  },
  {
    id: "program-ends",
    kind: "next-line",
    answer: () => ({ kind: "next-line", next: { kind: "end" } }),
  },
  {
    id: "top-to-bottom",
    kind: "path",
    answer(question, truths) {
      // Only what the question shows may be used: its own beginning, and how long paths are on average.
      if (question.kind !== "path") return null;
      const lengths = truths.flatMap((truth) =>
        truth.kind === "path" ? [truth.lines.length] : [],
      );
      const length = Math.round(mean(lengths) ?? 0);
      const first = question.from === null ? 1 : question.from + 1;
      return { kind: "path", lines: Array.from({ length }, (_, index) => first + index) };
    },
  },
  { id: "none", kind: "state", answer: () => ({ kind: "state", value: { kind: "none" } }) },
  {
    id: "zero",
    kind: "state",
    answer: () => ({ kind: "state", value: { kind: "int", value: 0n } }),
  },
  {
    id: "true",
    kind: "state",
    answer: () => ({ kind: "state", value: { kind: "bool", value: true } }),
  },
  {
    id: "most-common-value",
    kind: "state",
    answer(_, truths) {
      const common = commonest(truths, (truth) =>
        truth.kind === "state"
          ? JSON.stringify(truth.value, (_key, part: unknown) =>
              typeof part === "bigint" ? `${part}n` : part,
            )
          : null,
      );
      return common?.kind === "state" ? { kind: "state", value: common.value } : null;
    },
  },
  {
    id: "nothing-printed",
    kind: "output",
    answer: () => ({ kind: "output", text: "", raises: null }),
  },
  { id: "once", kind: "count", answer: () => ({ kind: "count", times: 1 }) },
  { id: "never", kind: "count", answer: () => ({ kind: "count", times: 0 }) },
  {
    id: "most-common-count",
    kind: "count",
    answer(_, truths) {
      const common = commonest(truths, (truth) =>
        truth.kind === "count" ? String(truth.times) : null,
      );
      return common?.kind === "count" ? { kind: "count", times: common.times } : null;
    },
  },
  {
    id: "all-separate",
    kind: "alias",
    answer: (question) =>
      question.kind === "alias"
        ? { kind: "alias", groups: question.names.map((name) => [name]) }
        : null,
  },
  {
    id: "all-shared",
    kind: "alias",
    answer: (question) =>
      question.kind === "alias" ? { kind: "alias", groups: [question.names] } : null,
  },
];

/** What each constant answer would have earned on the same questions, by the same judges; kinds that nobody was asked are left out. */
export function baselinesOf(marked: readonly Marked[]): readonly Baseline[] {
  return constants.flatMap((constant) => {
    const asked = knownOf(marked).filter(({ question }) => question.kind === constant.kind);
    const truths = asked.flatMap(({ truth }) => (truth === null ? [] : [truth]));
    const answered = asked.flatMap((one) => {
      const answer = constant.answer(one.question, truths);
      if (answer === null || one.truth === null) return [];
      const score = judge(one.question, one.truth, answer);
      return [{ ...one, answer, score, confidence: null }];
    });
    const credit = mean(answered.map(creditOf));
    return credit === null
      ? []
      : [{ constant: constant.id, kind: constant.kind, marked: answered, credit }];
  });
}

/** For each kind the constant answer that earned most, which is the hardest to beat; the first of equals. */
export function bestBaselines(marked: readonly Marked[]): readonly Baseline[] {
  const best = new Map<QuestionKind, Baseline>();
  for (const baseline of baselinesOf(marked)) {
    const soFar = best.get(baseline.kind);
    if (soFar === undefined || baseline.credit > soFar.credit) best.set(baseline.kind, baseline);
  }
  return [...best.values()];
}

function way(question: Question, wanted: string): Answer | null {
  return question.kind === "branch" && question.ways.includes(wanted)
    ? { kind: "branch", way: wanted }
    : null;
}

/** What is commonest of fewer says nothing: of one alone it is always right. */
const leastForCommonest = 5;

/** The truth whose key comes most often, the first of equals; undefined of too few. */
function commonest(
  truths: readonly Truth[],
  keyOf: (truth: Truth) => string | null,
): Truth | undefined {
  if (truths.length < leastForCommonest) return undefined;
  const counts = new Map<string, { truth: Truth; times: number }>();
  for (const truth of truths) {
    const key = keyOf(truth);
    if (key === null) continue;
    const found = counts.get(key);
    if (found === undefined) counts.set(key, { truth, times: 1 });
    else found.times += 1;
  }
  let common: { truth: Truth; times: number } | undefined;
  for (const candidate of counts.values()) {
    if (common === undefined || candidate.times > common.times) common = candidate;
  }
  return common?.truth;
}
