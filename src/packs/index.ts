import { csv } from "./csv.ts";
import type { ResultFormat } from "./format.ts";
import { jsonl } from "./jsonl.ts";
import { resultFile } from "./resultFile.ts";

export type { ResultFormat } from "./format.ts";
export { readResultFile, type DamagedRecord, type ResultReading } from "./resultFile.ts";

/** The forms in which attempts leave the page, the one that comes back first. */
export const resultFormats: readonly ResultFormat[] = [resultFile, csv, jsonl];
