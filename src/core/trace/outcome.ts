import * as z from "zod/mini";
import { type Damaged, damaged } from "./damage.ts";

/** The longest outcome that is read, in characters. */
const longestOutcome = 4 * 1024 * 1024;

const optionalInt = z.optional(z.nullable(z.int()));

const errorSchema = z.object({
  type: z.string(),
  message: z.string(),
  line: optionalInt,
  column: optionalInt,
  endLine: optionalInt,
  endColumn: optionalInt,
  notes: z.optional(z.array(z.string())),
  traceback: z.optional(z.array(z.object({ file: z.string(), line: z.int(), name: z.string() }))),
  text: z.optional(z.string()),
});

const common = {
  format: z.literal(1),
  python: z.string(),
  steps: z.int().check(z.gte(0)),
  stateUntil: z.int().check(z.gte(0)),
  request: z.optional(z.record(z.string(), z.unknown())),
  fixed: z.optional(z.record(z.string(), z.unknown())),
  limits: z.optional(z.record(z.string(), z.unknown())),
};

const outcomeSchema = z.discriminatedUnion("kind", [
  z.object({ ...common, kind: z.literal("finished") }),
  z.object({ ...common, kind: z.literal("exception"), error: errorSchema }),
  z.object({
    ...common,
    kind: z.literal("exit"),
    code: z.string(),
    line: optionalInt,
    error: z.optional(z.nullable(errorSchema)),
  }),
  z.object({
    ...common,
    kind: z.literal("stopped"),
    reason: z.enum([
      "steps",
      "time",
      "bytes",
      "objects",
      "value-size",
      "window",
      "output",
      "needs-input",
      "stopped-by-you",
      "silent",
      "flood",
      "dead",
    ]),
    line: optionalInt,
    error: z.optional(z.nullable(errorSchema)),
  }),
  z.object({ ...common, kind: z.literal("syntax-error"), error: errorSchema }),
]);

/** How a run ended ([O1]). Lines are 1-based, columns of errors 1-based as Python gives them. */
export type Outcome = z.infer<typeof outcomeSchema>;

/** An exception as Python told it ([O2]). */
export type OutcomeError = z.infer<typeof errorSchema>;

/** Reads the JSON text of an outcome. */
export function parseOutcome(text: unknown): { kind: "outcome"; outcome: Outcome } | Damaged {
  if (typeof text !== "string" || text.length > longestOutcome) {
    return damaged("O1", "the outcome is no text");
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return damaged("O1", "the outcome is no JSON");
  }
  const parsed = outcomeSchema.safeParse(json);
  if (!parsed.success) return damaged("O1", z.prettifyError(parsed.error).slice(0, 500));
  return { kind: "outcome", outcome: parsed.data };
}
