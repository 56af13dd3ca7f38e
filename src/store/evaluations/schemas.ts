import * as z from "zod/mini";
import { messagesSchema, resultSchema } from "../../core/asking/resultSchema.ts";
import { countSchema, timeSchema } from "../../core/attempt/schema/numbers.ts";
import type {
  Evaluation,
  EvaluationCell,
  Output,
  PauseReason,
} from "../../core/evaluation/evaluation.ts";
import { planSchema } from "../../core/evaluation/planSchema.ts";

const reasonSchema: z.ZodMiniType<PauseReason> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("asked") }),
  z.object({ kind: z.literal("budget"), of: z.enum(["usd", "tokens", "calls"]) }),
  z.object({ kind: z.literal("rate-limit"), retryAfterMs: z.nullable(z.number()) }),
  z.object({ kind: z.literal("predictor"), predictor: z.string(), message: z.string() }),
  z.object({ kind: z.literal("closed") }),
  z.object({ kind: z.literal("not-kept") }),
]);

const evaluationSchema: z.ZodMiniType<Evaluation> = z.object({
  id: z.string().check(z.minLength(1)),
  createdMs: timeSchema,
  plan: planSchema,
  status: z.enum(["planned", "running", "paused", "done", "stopped"]),
  reason: z.nullable(reasonSchema),
  startedMs: z.nullable(timeSchema),
  endedMs: z.nullable(timeSchema),
  packHash: z.nullable(z.string()),
  items: z.nullable(z.array(z.string())),
  versions: z.object({ app: z.string(), python: z.string(), pyodide: z.string() }),
  errorsAreWrong: z.boolean(),
});

const cellSchema: z.ZodMiniType<EvaluationCell> = z.object({
  key: z.string(),
  evaluation: z.string(),
  predictor: z.string(),
  item: z.string(),
  sample: countSchema,
  state: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("todo") }),
    z.object({ kind: z.literal("inflight"), untilMs: timeSchema }),
    z.object({ kind: z.literal("done") }),
    z.object({ kind: z.literal("error"), failure: z.string() }),
  ]),
  attempts: countSchema,
  earlier: countSchema,
});

const outputSchema: z.ZodMiniType<Output> = z.object({
  evaluation: z.string(),
  key: z.string(),
  predictor: z.string(),
  item: z.string(),
  sample: countSchema,
  messages: messagesSchema,
  prompt: z.string(),
  filled: z.string(),
  result: resultSchema,
  createdMs: timeSchema,
  from: z.nullable(z.string()),
  answerAlone: z.boolean(),
});

/** What the tables of evaluations hold. */
export interface EvaluationDocuments {
  readonly evaluations: Evaluation;
  readonly cells: EvaluationCell;
  readonly outputs: Output;
}

export const evaluationSchemas: {
  readonly [Name in keyof EvaluationDocuments]: z.ZodMiniType<EvaluationDocuments[Name]>;
} = { evaluations: evaluationSchema, cells: cellSchema, outputs: outputSchema };
