import * as z from "zod/mini";
import {
  attemptSchema,
  keptScoreSchema,
  predictionSchema,
} from "../core/attempt/schema/attempt.ts";
import { timeSchema } from "../core/attempt/schema/numbers.ts";
import { decodeRecord, encodeRecord } from "../core/attempt/schema/read.ts";
import { confidences } from "../core/prediction/prediction.ts";
import { idOf } from "./backing.ts";
import type { DocumentTable } from "./database.ts";
import type { Damaged, Documents, KeptDraft } from "./records.ts";

/** How a document lies on disk: what is searched by, and the rest as JSON of a format of its own. */
export interface StoredDocument {
  readonly id: string;
  readonly format: number;
  readonly document: unknown;
  /** Of all but attempts. */
  readonly attempt?: string;
  /** Of predictions. */
  readonly question?: string;
  /** Of attempts. */
  readonly startedMs?: number;
  /** Of attempts. */
  readonly programHash?: string;
}

const draftSchema: z.ZodMiniType<KeptDraft> = z.object({
  attempt: z.string(),
  question: z.string(),
  raw: z.nullable(z.object({ form: z.enum(["plain", "raises"]), text: z.string() })),
  confidence: z.nullable(z.enum(confidences)),
  why: z.string(),
  changedMs: timeSchema,
});

const schemas: { readonly [table in DocumentTable]: z.ZodMiniType<Documents[table]> } = {
  attempts: attemptSchema,
  predictions: predictionSchema,
  scores: keptScoreSchema,
  drafts: draftSchema,
};

type Columns = Omit<StoredDocument, "format" | "document">;

const columns: { readonly [table in DocumentTable]: (value: Documents[table]) => Columns } = {
  attempts: ({ id, startedMs, programHash }) => ({ id, startedMs, programHash }),
  predictions: ({ id, attempt, question }) => ({ id, attempt, question }),
  scores: ({ prediction, attempt }) => ({ id: prediction, attempt }),
  drafts: ({ attempt, question }) => ({ id: draftId(attempt, question), attempt }),
};

/** Every table's documents are of their first format. */
const currentFormat = 1;

const storedSchema = z.object({ id: z.string(), format: z.int(), document: z.unknown() });

/** A question has one draft in an attempt. */
export function draftId(attempt: string, question: string): string {
  return JSON.stringify([attempt, question]);
}

/** What reading a stored document came to. */
export type Parsed<T> =
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "damaged"; readonly damage: Damaged };

/** Reads a document as it lies on disk or in a backup. */
export function parseDocument<Name extends DocumentTable>(
  table: Name,
  stored: unknown,
): Parsed<Documents[Name]> {
  const damaged = (id: string, reason: string): Parsed<Documents[Name]> => ({
    kind: "damaged",
    damage: { table, id, reason },
  });
  const row = storedSchema.safeParse(stored);
  if (!row.success) return damaged(idOf(stored), "row");
  const { id, format, document } = row.data;
  if (format !== currentFormat) return damaged(id, format > currentFormat ? "newer" : "format");
  const read = decodeRecord(schemas[table], document);
  if (read.kind === "damaged") return damaged(id, read.problem);
  return columns[table](read.value).id === id ? read : damaged(id, "id");
}

/** The stored document that `parseDocument` reads back as the same value. */
export function printDocument<Name extends DocumentTable>(
  table: Name,
  value: Documents[Name],
): StoredDocument {
  return {
    ...columns[table](value),
    format: currentFormat,
    document: encodeRecord(schemas[table], value),
  };
}
