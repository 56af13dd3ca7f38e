import type { AttemptRecord } from "../core/attempt/record.ts";

/** A form in which attempts leave the page. */
export interface ResultFormat {
  readonly id: "result" | "csv" | "jsonl";
  /** What the file's name ends in, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** The whole text of the file; the same attempts give the same text. */
  print(records: readonly AttemptRecord[]): string;
}
