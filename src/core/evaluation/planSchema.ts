import * as z from "zod/mini";
import { styles } from "../asking/prompts/style.ts";
import { settingsSchema } from "../asking/resultSchema.ts";
import type { TaskKind } from "../benchmark/task.ts";
import { largestSeed } from "../program/program.ts";
import { questionKinds } from "../question/question.ts";
import type { EvaluationPlan, PackRef, Prompting, QuestionPlan } from "./plan.ts";
import type { PlayerSpec, Predictor, PredictorSource } from "./predictor.ts";

const text = z.string();
const count = z.int().check(z.gte(0));
const amount = z.number().check(z.gte(0));
const seed = z.int().check(z.gte(0), z.lte(largestSeed));
const taskKinds: readonly TaskKind[] = [...questionKinds, "program", "class"];

const questionsSchema: z.ZodMiniType<QuestionPlan> = z.object({
  seed,
  perProgram: count,
  kinds: z.array(z.enum(questionKinds)),
});

const packSchema: z.ZodMiniType<PackRef> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("samples"), questions: questionsSchema }),
  z.object({
    kind: z.literal("program"),
    title: text,
    program: z.object({ source: text, stdin: z.array(text), seed }),
    questions: questionsSchema,
  }),
  z.object({ kind: z.literal("attempt"), attempt: text }),
  z.object({ kind: z.literal("benchmark"), set: text, choice: text }),
]);

const promptingSchema: z.ZodMiniType<Prompting> = z.object({
  style: z.enum(styles),
  parameters: z.object({
    examples: count,
    confidence: z.boolean(),
    penalty: z.nullable(amount),
    steps: count,
  }),
  changed: z.array(
    z.object({
      id: text,
      version: z.int(),
      kind: z.enum(questionKinds),
      style: z.enum(styles),
      system: text,
      user: text,
    }),
  ),
});

const playerSchema: z.ZodMiniType<PlayerSpec> = z.discriminatedUnion("player", [
  z.object({ player: z.enum(["always", "prior", "guard-peek"]) }),
  z.object({
    player: z.literal("noisy"),
    wrong: z.number().check(z.gte(0), z.lte(1)),
    seed: z.int(),
  }),
  z.object({ player: z.literal("amnesiac"), steps: z.int() }),
]);

const sourceSchema: z.ZodMiniType<PredictorSource> = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("server"),
    connection: text,
    server: text,
    dialect: text,
    baseUrl: text,
    model: text,
    digest: z.nullable(text),
  }),
  z.object({ kind: z.literal("page-model"), model: text, digest: text }),
  z.object({ kind: z.literal("prompt-api"), browser: text }),
  z.object({ kind: z.literal("player"), spec: playerSchema }),
  z.object({ kind: z.literal("scripted"), script: text }),
  z.object({ kind: z.literal("replay"), evaluation: text, predictor: text }),
  z.object({ kind: z.literal("brought"), from: text }),
]);

const predictorSchema: z.ZodMiniType<Predictor> = z.object({
  id: z.string().check(z.minLength(1)),
  label: text,
  source: sourceSchema,
});

/** A plan as it is kept, and as a file holds it. */
export const planSchema: z.ZodMiniType<EvaluationPlan> = z.object({
  title: text,
  pack: packSchema,
  kinds: z.array(z.enum(taskKinds)),
  size: z.nullable(count),
  seed,
  samples: z.int().check(z.gte(1)),
  predictors: z.array(predictorSchema),
  prompting: promptingSchema,
  settings: settingsSchema,
  budget: z.object({
    usd: z.nullable(amount),
    tokens: z.nullable(amount),
    calls: z.nullable(amount),
  }),
  concurrency: z.nullable(z.int().check(z.gte(1))),
  stopAtRateLimit: z.boolean(),
  reuse: z.boolean(),
});
