import * as z from "zod/mini";
import { countSchema, timeSchema } from "../../core/attempt/schema/numbers.ts";
import type { Invocation } from "../../core/benchmark/invocation.ts";
import type { Rejected } from "../../core/benchmark/imported.ts";
import type { Mark } from "../../core/benchmark/mark.ts";
import { benchmarkIds, type Task, type TaskKind } from "../../core/benchmark/task.ts";
import type { TaskTruth } from "../../core/benchmark/truth.ts";
import { questionKinds } from "../../core/question/question.ts";
import type { KeptAnswers, KeptSet, PartContents, PartKind } from "./records.ts";

const rejectedSchema: z.ZodMiniType<Rejected> = z.object({
  file: z.string(),
  line: countSchema,
  reason: z.string(),
});

export const setSchema: z.ZodMiniType<KeptSet> = z.object({
  id: z.string(),
  name: z.string(),
  benchmark: z.enum(benchmarkIds),
  licence: z.nullable(z.string()),
  origin: z.nullable(z.string()),
  notes: z.array(z.string()),
  importedMs: timeSchema,
  tasks: countSchema,
  programs: countSchema,
  rejected: countSchema,
  computed: countSchema,
  unavailable: countSchema,
  answerFiles: countSchema,
  parts: countSchema,
  complete: z.boolean(),
});

const invocationSchema: z.ZodMiniType<Invocation> = z.object({
  source: z.string(),
  userLines: countSchema,
  countsFrom: countSchema,
  profile: z.enum(["3.11", "native"]),
  stdin: z.array(z.string()),
  limits: z.object({ steps: countSchema, timeMs: countSchema }),
});

const taskKinds: readonly TaskKind[] = [...questionKinds, "program", "class"];

/** What a benchmark's own rules need to know of a task is theirs alone: here it is any plain data. */
export const tasksSchema: z.ZodMiniType<readonly Task[]> = z.array(
  z.object({
    id: z.string(),
    benchmark: z.enum(benchmarkIds),
    group: z.string(),
    case: z.string(),
    kind: z.enum(taskKinds),
    program: z.nullable(invocationSchema),
    probe: z.unknown(),
    stored: z.nullable(z.string()),
  }),
);

export const truthsSchema: z.ZodMiniType<readonly TaskTruth[]> = z.array(
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("computed"), value: z.unknown() }),
    z.object({
      kind: z.literal("unavailable"),
      module: z.nullable(z.string()),
      reason: z.string(),
    }),
  ]),
);

export const answersSchema: z.ZodMiniType<KeptAnswers> = z.object({
  id: z.string(),
  set: z.string(),
  name: z.string(),
  addedMs: timeSchema,
  choice: z.string(),
  answers: countSchema,
  parts: countSchema,
  unknown: z.array(z.string()),
  missing: z.array(z.string()),
  duplicate: z.array(z.string()),
  rejected: z.array(rejectedSchema),
  judges: z.nullable(z.string()),
});

const markSchema: z.ZodMiniType<Mark> = z.object({
  passed: z.nullable(z.boolean()),
  verdict: z.string(),
  readings: z.record(z.string(), z.number()),
});

export const partSchemas: {
  readonly [Kind in PartKind]: z.ZodMiniType<readonly PartContents[Kind][]>;
} = {
  predictions: z.array(
    z.object({
      task: z.string(),
      part: z.string(),
      sample: countSchema,
      raw: z.string(),
      extracted: z.exactOptional(z.boolean()),
      confidence: z.nullable(z.number()),
      model: z.nullable(z.string()),
    }),
  ),
  marks: z.array(
    z.object({
      task: z.string(),
      part: z.string(),
      sample: countSchema,
      reference: markSchema,
      strict: markSchema,
    }),
  ),
};
