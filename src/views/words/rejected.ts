import type { Rejected } from "../../core/benchmark/imported.ts";
import { count } from "./numbers.ts";

/** Where a rejected row stands: `tasks.jsonl, line 6`. */
export function rejectedPlace({ file, line }: Rejected): string {
  return line === 0 ? file : `${file}, line ${count(line)}`;
}

/** A rejected row as one line of text. */
export function rejectedLine(row: Rejected): string {
  const place = row.line === 0 ? row.file : `${row.file}, line ${row.line}`;
  return `${place}: ${row.reason}`;
}
