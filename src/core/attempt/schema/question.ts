import * as z from "zod/mini";
import { largestSeed } from "../../program/program.ts";
import {
  questionKinds,
  reasons,
  type Item,
  type Question,
  type SetOptions,
} from "../../question/question.ts";
import { countSchema, integer, placeSchema, stepSchema } from "./numbers.ts";

const asked = {
  id: z.string(),
  shown: stepSchema,
  reveals: stepSchema,
  line: placeSchema,
  visit: placeSchema,
  reason: z.enum(reasons),
};

const branch = z.object({
  ...asked,
  kind: z.literal("branch"),
  construct: countSchema,
  test: z.string(),
  ways: z.array(z.string()),
});

const state = z.object({
  ...asked,
  kind: z.literal("state"),
  expression: z.string(),
  when: z.enum(["before", "after", "return", "argument", "condition"]),
  frame: countSchema,
  ordered: z.boolean(),
});

const output = z.object({
  ...asked,
  kind: z.literal("output"),
  scope: z.enum(["run", "line"]),
});

const questions = [
  z.object({
    ...asked,
    kind: z.literal("coverage"),
    lines: z.array(placeSchema),
    frame: z.nullable(countSchema),
  }),
  branch,
  z.object({ ...asked, kind: z.literal("next-line") }),
  z.object({
    ...asked,
    kind: z.literal("path"),
    frame: z.nullable(countSchema),
    from: z.nullable(placeSchema),
  }),
  state,
  output,
  z.object({
    ...asked,
    kind: z.literal("input"),
    ask: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("stdin") }),
      z.object({
        kind: z.literal("arguments"),
        function: z.string(),
        parameters: z.array(z.string()),
      }),
    ]),
    goal: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("output"), text: z.string() }),
      z.object({ kind: z.literal("returns"), text: z.string() }),
      z.object({ kind: z.literal("reaches"), line: placeSchema }),
      z.object({ kind: z.literal("raises"), type: z.string() }),
    ]),
  }),
  z.object({ ...asked, kind: z.literal("count") }),
  z.object({
    ...asked,
    kind: z.literal("alias"),
    names: z.array(z.string()),
    frame: countSchema,
  }),
] as const;

const table = z.object({
  kind: z.literal("table"),
  id: z.string(),
  shown: stepSchema,
  reveals: stepSchema,
  columns: z.array(
    z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("name"), name: z.string(), frame: countSchema }),
      z.object({ kind: z.literal("condition"), construct: countSchema, test: z.string() }),
      z.object({ kind: z.literal("output") }),
    ]),
  ),
  rows: z.array(
    z.object({
      step: stepSchema,
      line: placeSchema,
      visit: placeSchema,
      cells: z.array(
        z.discriminatedUnion("kind", [
          z.object({ kind: z.literal("given"), text: z.string() }),
          z.object({ kind: z.literal("empty") }),
          z.object({ kind: z.literal("same") }),
          z.object({
            kind: z.literal("asked"),
            question: z.discriminatedUnion("kind", [state, branch, output]),
          }),
        ]),
      ),
    }),
  ),
});

/** A question as it is kept. */
export const questionSchema: z.ZodMiniType<Question> = z.discriminatedUnion("kind", questions);

/** An item as it is kept. */
export const itemSchema: z.ZodMiniType<Item> = z.discriminatedUnion("kind", [...questions, table]);

/** How a set was chosen, as it is kept. */
export const setOptionsSchema: z.ZodMiniType<SetOptions> = z.object({
  seed: integer(0, largestSeed),
  size: countSchema,
  kinds: z.array(z.enum([...questionKinds, "table"])),
  help: z.enum(["empty", "unchanged"]),
  chosen: z.array(stepSchema),
});
