import * as z from "zod/mini";
import type { PythonValue } from "./pythonValue.ts";

/** An integer of any size; decimal text in JSON. */
const bigSchema = z.codec(z.string().check(z.regex(/^-?[0-9]{1,100000}$/)), z.bigint(), {
  decode: (text) => BigInt(text),
  encode: String,
});

/** A float with `nan`, the infinities and minus zero, none of which JSON has: text there. */
const floatSchema = z.codec(
  z.string().check(z.regex(/^(NaN|-?Infinity|-?[0-9]+(\.[0-9]+)?(e[+-][0-9]+)?)$/)),
  z.union([z.number(), z.nan(), z.literal(Infinity), z.literal(-Infinity)]),
  { decode: Number, encode: (value) => (Object.is(value, -0) ? "-0" : String(value)) },
);

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
      bytes: z.array(z.int().check(z.gte(0), z.lte(255))),
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
    z.object({ kind: z.literal("cycle"), up: z.int().check(z.gte(0)) }),
    z.object({ kind: z.literal("cut"), type: z.string() }),
  ]),
);
