import type { Extraction, Rung } from "./extraction.ts";
import type { Candidate, Reading } from "./reading.ts";

/** A place that says that it is the answer, and what it reads as. */
export interface Read {
  readonly candidate: Candidate;
  readonly reading: Reading;
}

/** What one rung comes to. */
export type Found = Extract<Extraction, { readonly rung: Rung | null }>;

/** The reading of `UNSURE`. */
export const notSure = {
  kind: "read",
  raw: { form: "plain", text: "" },
  same: "not-sure",
  repaired: false,
} as const;

/**
 * What the places of one rung come to: an answer when all of them that can be read say the same, and the last one is among them. Else there is
 * none, since which of them was meant would be a guess.
 */
export function settle(rung: Rung, read: readonly Read[]): Found {
  const last = read.at(-1);
  const answers = new Map(
    read.flatMap(({ reading }) =>
      reading.kind === "read" ? [[reading.same, reading] as const] : [],
    ),
  );
  const { start = 0, end = 0 } = last?.candidate ?? {};
  const span = { start, end };
  if (answers.size > 1) return { state: "unparsed", why: "ambiguous", rung, span };
  if (last?.reading.kind !== "read") {
    const empty = last?.reading.empty === true && answers.size === 0;
    return { state: "unparsed", why: empty ? "nothing-inside" : "unreadable", rung, span };
  }
  const { raw, same, repaired } = last.reading;
  const answer = same === notSure.same ? null : raw;
  return { state: repaired ? "repaired" : "ok", answer, rung, span };
}
