import * as z from "zod/mini";
import { questionKinds } from "../../../question/question.ts";
import type { Exemplars } from "./make.ts";
import made from "./made.json" with { type: "json" };

const schema = z.object({
  programs: z.array(
    z.object({
      source: z.string(),
      cot: z.string(),
      trace: z.string(),
      forward: z.string(),
      backward: z.string(),
    }),
  ),
  exemplars: z.array(
    z.object({
      program: z.int(),
      kind: z.enum(questionKinds),
      ask: z.string(),
      text: z.string(),
      json: z.json(),
    }),
  ),
});

/** The worked examples that come with the program: made from recordings, and held against new ones by a test. */
export const stockExemplars: Exemplars = schema.parse(made);
