import * as z from "zod/mini";
import type { PythonValue } from "../../value/pythonValue.ts";
import { bigSchema, countSchema, floatSchema, integer } from "./numbers.ts";

/** A Python value as it is kept; in JSON its numbers are texts. */
export const pythonValueSchema: z.ZodMiniType<PythonValue> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("none") }),
    z.object({ kind: z.literal("ellipsis") }),
    z.object({ kind: z.literal("bool"), value: z.boolean() }),
    z.object({ kind: z.literal("int"), value: bigSchema }),
    z.object({ kind: z.literal("float"), value: floatSchema }),
    z.object({ kind: z.literal("complex"), real: floatSchema, imaginary: floatSchema }),
    z.object({ kind: z.literal("str"), text: z.string() }),
    z.object({
      kind: z.literal("bytes"),
      type: z.enum(["bytes", "bytearray"]),
      bytes: z.array(integer(0, 255)),
    }),
    z.object({ kind: z.literal("sequence"), type: z.string(), items: z.array(pythonValueSchema) }),
    z.object({ kind: z.literal("set"), type: z.string(), items: z.array(pythonValueSchema) }),
    z.object({
      kind: z.literal("dict"),
      type: z.string(),
      entries: z.array(z.tuple([pythonValueSchema, pythonValueSchema])),
    }),
    z.object({
      kind: z.literal("object"),
      type: z.string(),
      attributes: z.array(z.tuple([z.string(), pythonValueSchema])),
    }),
    z.object({ kind: z.literal("opaque"), type: z.string(), text: z.string() }),
    z.object({ kind: z.literal("cycle"), up: countSchema }),
    z.object({ kind: z.literal("cut"), type: z.string() }),
  ]),
);
