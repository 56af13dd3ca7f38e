import * as z from "zod/mini";
import type { NextLine, Truth } from "../../question/question.ts";
import { countSchema, placeSchema, stepSchema } from "./numbers.ts";
import { pythonValueSchema } from "../../value/schema.ts";

const nextLineSchema: z.ZodMiniType<NextLine> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("line"), line: placeSchema }),
  z.object({ kind: z.literal("call"), name: z.string(), line: placeSchema }),
  z.object({ kind: z.literal("return"), line: placeSchema }),
  z.object({ kind: z.literal("raises") }),
  z.object({ kind: z.literal("end") }),
]);

/** What Python did, as it is kept. */
export const truthSchema: z.ZodMiniType<Truth> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("coverage"), ran: z.array(placeSchema) }),
  z.object({ kind: z.literal("branch"), way: z.string() }),
  z.object({ kind: z.literal("next-line"), next: nextLineSchema }),
  z.object({ kind: z.literal("path"), lines: z.array(placeSchema), steps: z.array(stepSchema) }),
  z.object({ kind: z.literal("state"), value: pythonValueSchema }),
  z.object({ kind: z.literal("output"), text: z.string(), raises: z.nullable(z.string()) }),
  z.object({ kind: z.literal("input"), example: z.nullable(z.string()) }),
  z.object({ kind: z.literal("count"), times: countSchema }),
  z.object({ kind: z.literal("alias"), groups: z.array(z.array(z.string())) }),
]);
