import * as z from "zod/mini";
import type { Attempt } from "../core/attempt/attempt.ts";
import { attemptSchema, predictionSchema, scoreSchema } from "../core/attempt/schema/attempt.ts";
import { decodeRecord, encodeRecord } from "../core/attempt/schema/read.ts";
import type { Prediction } from "../core/prediction/prediction.ts";
import type { Score } from "../core/score/score.ts";
import type { ResultFormat } from "./format.ts";

/** The most characters that a file may have. */
const mostCharacters = 64_000_000;
/** The most records of one sort that are read, in a file or in an attempt. */
const mostRecords = 100_000;

const formatName = "foretrace-results";

/** An attempt out of a file: facts, and the scores that the file claims. */
export interface FiledAttempt {
  readonly attempt: Attempt;
  readonly predictions: readonly Prediction[];
  /** By the id of the prediction. Claims: who reads the file makes the scores again. */
  readonly claimed: ReadonlyMap<string, Score>;
}

/** A record of a file that could not be read: where it stands, and the first field that is not what it should be. */
export interface DamagedRecord {
  /** As in `attempts[3].predictions[0]`, 0-based. */
  readonly place: string;
  readonly problem: string;
}

/** What reading a file came to. */
export type ResultReading =
  | {
      readonly kind: "read";
      readonly attempts: readonly FiledAttempt[];
      readonly damaged: readonly DamagedRecord[];
    }
  /** `cut`: no JSON, as when a part is missing. `other`: another sort of file. `newer`: of a later version of this page. */
  | { readonly kind: "refused"; readonly reason: "cut" | "other" | "newer" | "too-large" };

/**
 * The result file: JSON with the program, its hash and seed, the questions, all raw answers and the versions; with it any copy of
 * the page makes the same scores again.
 */
export const resultFile: ResultFormat = {
  id: "result",
  extension: "foretrace.json",
  mediaType: "application/json",
  print(records) {
    const attempts = records.map(({ attempt, predictions, scores }) => ({
      attempt: encodeRecord(attemptSchema, attempt),
      predictions: predictions.map((one) => encodeRecord(predictionSchema, one)),
      scores: scores.map(({ prediction, score }) => ({
        prediction,
        score: encodeRecord(scoreSchema, score),
      })),
    }));
    return `${JSON.stringify({ format: formatName, version: 1, attempts }, null, 1)}\n`;
  },
};

const fileSchema = z.object({
  format: z.literal(formatName),
  version: z.int(),
  attempts: z.optional(z.array(z.unknown())),
});
const sectionsSchema = z.object({
  attempt: z.unknown(),
  predictions: z.array(z.unknown()),
  scores: z.array(z.unknown()),
});
const claimSchema = z.object({ prediction: z.string(), score: scoreSchema });

/** Reads the text of a result file. What is damaged is named and left out, and the rest is kept; nothing throws. */
export function readResultFile(text: string): ResultReading {
  if (text.length > mostCharacters) return { kind: "refused", reason: "too-large" };
  const json = jsonOf(text);
  if (json === undefined) return { kind: "refused", reason: "cut" };
  const file = fileSchema.safeParse(json);
  if (!file.success) return { kind: "refused", reason: "other" };
  if (file.data.version > 1) return { kind: "refused", reason: "newer" };
  const damaged: DamagedRecord[] = [];
  const attempts = readEach(file.data.attempts ?? [], "attempts", damaged, readAttempt);
  return { kind: "read", attempts: firstOfEach(attempts, ({ attempt }) => attempt.id), damaged };
}

function readAttempt(
  record: unknown,
  place: string,
  damaged: DamagedRecord[],
): FiledAttempt | null {
  const sections = sectionsSchema.safeParse(record);
  if (!sections.success) {
    damaged.push({ place, problem: String(sections.error.issues[0]?.path[0] ?? "record") });
    return null;
  }
  const attempt = decodeRecord(attemptSchema, sections.data.attempt);
  if (attempt.kind === "damaged") {
    damaged.push({ place: `${place}.attempt`, problem: attempt.problem });
    return null;
  }
  const predictions = readEach(
    sections.data.predictions,
    `${place}.predictions`,
    damaged,
    readerOf(predictionSchema),
  );
  const claims = readEach(sections.data.scores, `${place}.scores`, damaged, readerOf(claimSchema));
  return {
    attempt: attempt.value,
    // Two answers to one question would count twice: the first is the one that was committed.
    predictions: firstOfEach(
      predictions.filter((one) => one.attempt === attempt.value.id),
      ({ question }) => question,
    ),
    claimed: new Map(claims.map(({ prediction, score }) => [prediction, score])),
  };
}

/** Reads one record of a list; notes what is damaged, and gives null for it. */
type ReadOne<T> = (record: unknown, place: string, damaged: DamagedRecord[]) => T | null;

function readerOf<T>(schema: z.ZodMiniType<T>): ReadOne<T> {
  return (record, place, damaged) => {
    const read = decodeRecord(schema, record);
    if (read.kind === "read") return read.value;
    damaged.push({ place, problem: read.problem });
    return null;
  };
}

function readEach<T>(
  records: readonly unknown[],
  list: string,
  damaged: DamagedRecord[],
  readOne: ReadOne<T>,
): readonly T[] {
  if (records.length > mostRecords) damaged.push({ place: list, problem: "too many" });
  return records.slice(0, mostRecords).flatMap((record, index) => {
    const value = readOne(record, `${list}[${index}]`, damaged);
    return value === null ? [] : [value];
  });
}

function firstOfEach<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const key = keyOf(value);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
