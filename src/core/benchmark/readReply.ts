import * as z from "zod/mini";
import { pythonValueSchema } from "../value/schema.ts";
import type { PythonReply } from "./request.ts";

const replySchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("passed") }),
  z.object({
    kind: z.literal("value"),
    value: pythonValueSchema,
    type: z.string(),
    repr: z.nullable(z.string()),
  }),
  z.object({ kind: z.literal("raised"), type: z.string(), message: z.string() }),
  z.object({ kind: z.literal("timed-out") }),
  z.object({ kind: z.literal("unavailable"), module: z.string() }),
]);

/** Reads the JSON text of a reply to a check or an evaluation; what is none is an exception of Python's, `BadReply`. */
export function readReply(text: string): PythonReply {
  try {
    const read = z.safeDecode(replySchema, JSON.parse(text));
    if (read.success) return read.data;
    return bad(read.error.issues[0]?.message ?? "");
  } catch (error) {
    return bad(String(error));
  }
}

function bad(message: string): PythonReply {
  return { kind: "raised", type: "BadReply", message };
}
