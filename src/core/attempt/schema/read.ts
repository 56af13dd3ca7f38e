import * as z from "zod/mini";

/** How deep and how many things a kept record may be; a schema that recurses reads no more than that. */
const mostDepth = 1_000;
const mostParts = 2_000_000;

/** What reading a record came to; `problem` names the first field that is not what it should be. */
export type Decoded<T> =
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "damaged"; readonly problem: string };

/**
 * Reads a record as it lies on disk or in a file: JSON, where big integers and floats are texts.
 *
 * Never throws: what is too deep or too large is told apart before the schema sees it.
 */
export function decodeRecord<T>(schema: z.ZodMiniType<T>, record: unknown): Decoded<T> {
  const excess = excessOf(record);
  if (excess !== null) return { kind: "damaged", problem: excess };
  const read = schema.safeParse(record);
  if (read.success) return { kind: "read", value: read.data };
  const issue = read.error.issues[0];
  const place = issue?.path.map(String).join(".") ?? "";
  return { kind: "damaged", problem: place === "" ? "record" : place };
}

/** The JSON record that `decodeRecord` reads back as the same value. */
export function encodeRecord<T>(schema: z.ZodMiniType<T>, value: T): unknown {
  return z.encode(schema, value);
}

/** Why a record is too much to read, or null; walks without recursion. */
function excessOf(record: unknown): string | null {
  let level: readonly unknown[] = [record];
  let parts = 0;
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > mostDepth) return "too deep";
    parts += level.length;
    if (parts > mostParts) return "too large";
    level = level.flatMap((part) =>
      typeof part === "object" && part !== null ? Object.values(part) : [],
    );
  }
  return null;
}
