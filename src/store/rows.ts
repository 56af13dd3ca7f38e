import * as z from "zod/mini";
import { countSchema, timeSchema } from "../core/attempt/schema/numbers.ts";
import { largestSeed } from "../core/program/program.ts";
import { rowNames, traceViewNames, type RowName, type Rows } from "./kept.ts";

const integer = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));

const programSchema = z.object({
  source: z.string(),
  stdin: z.array(z.string()),
  seed: integer(0, largestSeed),
});

/** A word for a key or for what it does. */
const keyWord = z.string().check(z.maxLength(40));

const settingsSchema = z.object({
  theme: z.enum(["system", "light", "dark"]),
  editor: z.enum(["full", "plain"]),
  codeSize: integer(75, 200),
  letterKeys: z.boolean(),
  keys: z.prefault(z.record(keyWord, z.nullable(keyWord)), {}),
  narration: z.enum(["brief", "normal", "full"]),
  playSpeed: z.number().check(z.gte(0.25), z.lte(20)),
  maxSteps: integer(1, 20_000_000),
  maxTimeMs: integer(100, 120_000),
});

const preferencesSchema = z.object({
  view: z.enum(traceViewNames),
  codeShare: z.number().check(z.gte(15), z.lte(85)),
  simpleInside: z.boolean(),
  references: z.enum(["arrows", "ids"]),
  tableRows: z.enum(["lines", "steps"]),
});

const backupSchema = z.object({ madeMs: timeSchema, answers: countSchema });

const connectionSchema = z.object({
  id: z.string().check(z.minLength(1)),
  server: z.string(),
  dialect: z.string(),
  baseUrl: z.string().check(z.refine(isBareAddress)),
  model: z.string(),
});

const money = z.number().check(z.gte(0));

const priceSchema = z.object({
  origin: z.string(),
  model: z.string(),
  input: money,
  output: money,
  cachedInput: z.nullable(money),
  reasoning: z.nullable(money),
  asOf: z.string().check(z.maxLength(10)),
});

const sheetSchema = z.object({
  evaluation: z.string(),
  label: z.string(),
  size: integer(1, 1_000),
  asked: z.array(z.object({ item: z.string(), sample: integer(0, 1_000_000) })),
  reply: z.string(),
});

/** How a row lies on disk. `format` is that of its value. */
export interface StoredRow {
  readonly id: RowName;
  readonly format: number;
  readonly value: unknown;
}

const storedSchema = z.object({ id: z.string(), format: z.literal(1), value: z.unknown() });

const schemas: { readonly [name in RowName]: z.ZodMiniType<Rows[name]> } = {
  program: programSchema,
  replaced: z.array(programSchema),
  settings: settingsSchema,
  preferences: preferencesSchema,
  backup: backupSchema,
  connections: z.array(connectionSchema),
  prices: z.array(priceSchema),
  sheets: z.array(sheetSchema),
};

/** Reads a row as it lies on disk; null when it is of another format or not what it should be. */
export function parseRow<Name extends RowName>(name: Name, stored: unknown): Rows[Name] | null {
  const row = storedSchema.safeParse(stored);
  if (!row.success) return null;
  const value = schemas[name].safeParse(row.data.value);
  return value.success ? value.data : null;
}

/** Reads a row of any name; null when it cannot be read. */
export function parseAnyRow(stored: unknown): StoredRow | null {
  const row = storedSchema.safeParse(stored);
  const name = rowNames.find((known) => row.success && row.data.id === known);
  if (name === undefined) return null;
  const value = parseRow(name, stored);
  return value === null ? null : printRow(name, value);
}

/** The row that `parseRow` reads back as the same value. */
export function printRow<Name extends RowName>(name: Name, value: Rows[Name]): StoredRow {
  return { id: name, format: 1, value };
}

/** An address that holds nothing but where something is. */
function isBareAddress(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password, search, hash } = new URL(text);
  return username + password + search + hash === "";
}
