import type { AttemptRecord } from "../../core/attempt/record.ts";
import type { DamagedRecord, ResultFormat, ResultReading } from "../../packs/index.ts";
import type { Attempts, KeptAttempt, Listing } from "../attempts.ts";
import { createCell, type Cell } from "../cell.ts";
import type { Predicting } from "../predict/predicting.ts";
import type { PredictFailure } from "../predict/session.ts";
import { checkOf, type Check } from "./check.ts";

export type { DamagedRecord, ResultFormat } from "../../packs/index.ts";

/** How far a file's scores have been made again. `waiting`: others come first. */
export type Checking =
  | { readonly kind: "waiting" | "running" }
  | { readonly kind: "checked"; readonly check: Check }
  | { readonly kind: "failed"; readonly failure: PredictFailure };

/** An attempt out of a file; it has no scores until they are made again. */
export interface FiledRecord {
  readonly record: AttemptRecord;
  readonly checking: Checking;
}

/** A result file that was opened. */
export interface OpenedFile {
  /** Unique while the page is open. */
  readonly id: number;
  readonly name: string;
  /** Why nothing of it could be read; null when it could. */
  readonly refused: Extract<ResultReading, { kind: "refused" }>["reason"] | null;
  readonly records: readonly FiledRecord[];
  readonly damaged: readonly DamagedRecord[];
}

/** What the results screen shows. */
export interface ResultsState {
  /** Attempts of this browser; null until they are read. */
  readonly kept: Listing<KeptAttempt> | null;
  /** Files in the order in which they were opened. */
  readonly files: readonly OpenedFile[];
  /** The file whose attempts are shown; null for those of this browser. */
  readonly shown: number | null;
}

/** Attempts of this browser and of files, and what can be done with them. */
export interface Results {
  readonly state: Pick<Cell<ResultsState>, "get" | "subscribe">;
  /** Reads what is kept, now and after each change, until the result is called. */
  watch(): () => void;
  /** Shows the attempts of a file, or with null those of this browser. */
  show(file: number | null): void;
  /** Opens a result file, shows it, and makes its scores again, one attempt after the other. */
  openFile(name: string, text: string): Promise<void>;
  closeFile(id: number): void;
  /** The text of a file that holds these attempts. */
  print(
    format: ResultFormat["id"],
    records: readonly AttemptRecord[],
  ): Promise<{ readonly text: string; readonly extension: string; readonly mediaType: string }>;
}

/** Results over what is kept. */
export function createResults(
  attempts: Pick<Attempts, "all" | "changes">,
  rescore: Predicting["rescore"],
): Results {
  const state = createCell<ResultsState>({
    kept: null,
    files: [],
    shown: null,
  });
  let opened = 0;
  let reading = 0;

  async function read(): Promise<void> {
    reading += 1;
    const own = reading;
    const kept = await attempts.all();
    // A later reading knows more.
    if (own === reading) state.set({ ...state.get(), kept });
  }

  function changeRecord(file: number, index: number, to: FiledRecord): void {
    const files = state
      .get()
      .files.map((one) =>
        one.id === file
          ? { ...one, records: one.records.map((each, at) => (at === index ? to : each)) }
          : one,
      );
    state.set({ ...state.get(), files });
  }

  return {
    state,
    watch() {
      void read();
      return attempts.changes.subscribe(() => void read());
    },
    async openFile(name, text) {
      const { readResultFile } = await import("../../packs/index.ts");
      const found = readResultFile(text);
      opened += 1;
      const id = opened;
      const filed = found.kind === "read" ? found.attempts : [];
      const file: OpenedFile = {
        id,
        name,
        refused: found.kind === "refused" ? found.reason : null,
        records: filed.map(({ attempt, predictions }) => ({
          record: { attempt, predictions, scores: [] },
          checking: { kind: "waiting" },
        })),
        damaged: found.kind === "read" ? found.damaged : [],
      };
      state.set({ ...state.get(), files: [...state.get().files, file], shown: id });
      for (const [index, { attempt, predictions, claimed }] of filed.entries()) {
        const record = { attempt, predictions, scores: [] };
        changeRecord(id, index, { record, checking: { kind: "running" } });
        const made = await rescore(attempt, predictions);
        if (state.get().files.every((one) => one.id !== id)) return;
        changeRecord(
          id,
          index,
          made.kind === "failed"
            ? { record, checking: { kind: "failed", failure: made.failure } }
            : {
                record: { ...record, scores: made.scores },
                checking: { kind: "checked", check: checkOf(claimed, made.scores) },
              },
        );
      }
    },
    show: (shown) => state.set({ ...state.get(), shown }),
    closeFile(id) {
      const { files, shown } = state.get();
      state.set({
        ...state.get(),
        files: files.filter((file) => file.id !== id),
        shown: shown === id ? null : shown,
      });
    },
    async print(id, records) {
      const { resultFormats } = await import("../../packs/index.ts");
      const format = resultFormats.find((one) => one.id === id);
      if (format === undefined) throw new Error(`no format ${id}`);
      return {
        text: format.print(records),
        extension: format.extension,
        mediaType: format.mediaType,
      };
    },
  };
}
