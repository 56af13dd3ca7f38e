/** The door through which everything that a program caused comes in: each message of the frame is parsed here, once. */
import * as z from "zod/mini";
import { deathCauses, type FrameReply } from "./contract.ts";

const slot = z.int().check(z.nonnegative());
const run = z.string();
const bytes = z.instanceof(ArrayBuffer);
const remark = z.string().check(z.maxLength(10_000));
const text = z.string().check(z.maxLength(32_000_000));

const replySchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("ready"), slot }),
  z.object({ type: z.literal("broken"), slot, message: remark }),
  z.object({
    type: z.literal("chunk"),
    slot,
    run,
    tables: text,
    columns: z.object({
      path: bytes,
      extra: bytes,
      ops: bytes,
      floats: bytes,
      text: bytes,
      textEnds: bytes,
      values: bytes,
    }),
  }),
  z.object({ type: z.literal("part"), slot, run, outcome: text }),
  z.object({ type: z.literal("done"), slot, run, outcome: text }),
  z.object({ type: z.literal("fatal"), slot, run, cause: z.enum(deathCauses), message: remark }),
  z.object({ type: z.literal("flood"), slot, run }),
  z.object({ type: z.literal("pong"), token: z.int() }),
]);

/** Reads one message of the frame; null when it is none that the contract knows. */
export function parseFrameReply(message: unknown): FrameReply | null {
  const parsed = replySchema.safeParse(message);
  return parsed.success ? parsed.data : null;
}
