import type { SetFailure } from "./session.ts";

/** What went wrong, in its own words. */
export function brokenBy(error: unknown): Extract<SetFailure, { kind: "broken" }> {
  return { kind: "broken", message: error instanceof Error ? error.message : String(error) };
}
