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
    return replyOf(JSON.parse(text));
  } catch (error) {
    return bad(String(error));
  }
}

const repliesSchema = z.object({ replies: z.array(z.unknown()) });

/** Reads the JSON text of the replies to a batch; null where it is none. */
export function readReplies(text: string): readonly PythonReply[] | null {
  try {
    const read = repliesSchema.safeParse(JSON.parse(text));
    return read.success ? read.data.replies.map(replyOf) : null;
  } catch {
    return null;
  }
}

function replyOf(json: unknown): PythonReply {
  const read = replySchema.safeParse(json);
  return read.success ? read.data : bad(read.error.issues[0]?.message ?? "");
}

function bad(message: string): PythonReply {
  return { kind: "raised", type: "BadReply", message };
}
