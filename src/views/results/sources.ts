import type { AttemptRecord } from "../../core/attempt/record.ts";
import type { Checking, ResultsState } from "../../app/results/results.ts";

/** Attempts that are looked at together: those of this browser, or of one file. */
export interface Source {
  /** Null: this browser. */
  readonly file: number | null;
  readonly records: readonly AttemptRecord[];
}

/** One attempt, and where it comes from. */
export interface FoundRecord {
  readonly record: AttemptRecord;
  /** The file that it is in; null for this browser. */
  readonly file: { readonly name: string; readonly checking: Checking } | null;
}

/** The attempts of the source that is shown. */
export function shownSource({ kept, files, shown }: ResultsState): Source {
  const file = files.find(({ id }) => id === shown);
  return file === undefined
    ? { file: null, records: kept?.attempts ?? [] }
    : { file: file.id, records: file.records.map(({ record }) => record) };
}

/** The attempt with an id: of the source that is shown, else of any; null when there is none. */
export function findRecord(state: ResultsState, id: string): FoundRecord | null {
  const found = [
    ...(state.kept?.attempts ?? []).map((record) => ({ record, file: null, of: null })),
    ...state.files.flatMap(({ id: of, name, records }) =>
      records.map(({ record, checking }) => ({ record, file: { name, checking }, of })),
    ),
  ].filter(({ record }) => record.attempt.id === id);
  const { record, file } = found.find(({ of }) => of === state.shown) ?? found[0] ?? {};
  return record === undefined || file === undefined ? null : { record, file };
}
