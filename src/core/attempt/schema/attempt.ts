import * as z from "zod/mini";
import { confidences, type Prediction } from "../../prediction/prediction.ts";
import { largestSeed } from "../../program/program.ts";
import type { Evidence } from "../../score/evidence.ts";
import { verdicts, type Divergence, type Score } from "../../score/score.ts";
import { modes, type Attempt, type KeptScore } from "../attempt.ts";
import { ruleIds } from "../rules.ts";
import { countSchema, integer, shareSchema, stepSchema, timeSchema } from "./numbers.ts";
import { itemSchema, setOptionsSchema } from "./question.ts";
import { truthSchema } from "./truth.ts";

/** An attempt as it is kept. */
export const attemptSchema: z.ZodMiniType<Attempt> = z.object({
  id: z.string().check(z.minLength(1)),
  title: z.string(),
  concepts: z.array(z.string()),
  program: z.object({
    source: z.string(),
    stdin: z.array(z.string()),
    seed: integer(0, largestSeed),
  }),
  programHash: z.string(),
  mode: z.enum(modes),
  options: setOptionsSchema,
  items: z.array(itemSchema),
  startedMs: timeSchema,
  finishedMs: z.nullable(timeSchema),
  versions: z.object({ python: z.string(), app: z.string() }),
});

/** A prediction as it is kept: what was answered, as it was written. */
export const predictionSchema: z.ZodMiniType<Prediction> = z.object({
  id: z.string().check(z.minLength(1)),
  attempt: z.string(),
  question: z.string(),
  raw: z.nullable(z.object({ form: z.enum(["plain", "raises"]), text: z.string() })),
  confidence: z.nullable(z.enum(confidences)),
  why: z.string(),
  committedMs: timeSchema,
  tookMs: z.number().check(z.gte(0)),
});

const divergenceSchema: z.ZodMiniType<Divergence> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("line"), index: countSchema, step: stepSchema }),
  z.object({ kind: z.literal("part"), path: z.string(), mine: z.string(), python: z.string() }),
  z.object({ kind: z.literal("text"), line: countSchema, column: countSchema }),
]);

/** A score as it is kept. */
export const scoreSchema: z.ZodMiniType<Score> = z.object({
  value: z.nullable(shareSchema),
  verdict: z.enum(verdicts),
  judge: z.object({ id: z.string(), version: countSchema }),
  divergence: z.nullable(divergenceSchema),
  readings: z.record(z.string(), shareSchema),
});

const evidenceSchema: z.ZodMiniType<Evidence> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("run"), works: z.boolean(), detail: z.string() }),
  z.object({ kind: z.literal("continued"), agrees: z.boolean() }),
]);

/** A score with what it was made from, as it is kept. */
export const keptScoreSchema: z.ZodMiniType<KeptScore> = z.object({
  prediction: z.string(),
  attempt: z.string(),
  score: scoreSchema,
  truth: z.nullable(truthSchema),
  truthText: z.string(),
  rule: z.enum(ruleIds),
  evidence: z.nullable(evidenceSchema),
});
