import type { Found, Writing } from "../records.ts";
import { clearSteps } from "../steps.ts";
import type { Tables } from "../tables.ts";
import { importBackup, type Import } from "./restore.ts";
import { writeBackup } from "./write.ts";

/** The verbs for everything at once. No promise of them rejects. */
export interface BackupVerbs {
  /** Everything but recordings, in one file; the time is in ms since 1970. */
  write(madeMs: number): Promise<Found<Blob>>;
  /** Brings a file in. `own`: whether its program, settings and preferences take the place of those here. */
  restore(file: Blob, own: "keep" | "replace"): Promise<Import>;
  /** Deletes everything but recordings. */
  clear(): Promise<Writing>;
}

/** The verbs over tables. */
export function backupVerbs(tables: Tables): BackupVerbs {
  return {
    write: (madeMs) => writeBackup(tables, madeMs),
    restore: (file, own) => importBackup(tables, file, own),
    clear: () => tables.change(clearSteps()),
  };
}
