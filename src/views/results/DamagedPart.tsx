import type { ResultsState } from "../../app/results/results.ts";
import { sumOf } from "../../app/results/check.ts";
import { counted } from "../words/numbers.ts";
import { predictFailureWords } from "../words/predicting.ts";
import { checkWords, refusedFileWords } from "../words/results.ts";
import { refusalWords } from "../words/keeping.ts";
import type { Source } from "./sources.ts";
import css from "./DamagedPart.module.css";

interface Properties {
  readonly state: ResultsState;
  readonly source: Source;
}

/** What could not be read of the source that is shown, and how its scores compare with those made again. */
export function DamagedPart({ state, source }: Properties) {
  const file = state.files.find(({ id }) => id === source.file);
  if (file === undefined) {
    const { failure = null, damaged = [] } = state.kept ?? {};
    return (
      <>
        {failure !== null && (
          <p className={css.notice} data-tone="error" role="alert">
            What is kept could not be read: {refusalWords(failure)}
          </p>
        )}
        <Damaged
          records={damaged.map(({ table, id, reason }) => [`${table} ${id}`, reason] as const)}
        />
      </>
    );
  }
  const running = file.records.filter(
    ({ checking }) => checking.kind === "waiting" || checking.kind === "running",
  ).length;
  const checks = file.records.flatMap(({ checking }) =>
    checking.kind === "checked" ? [checking.check] : [],
  );
  const check = sumOf(checks);
  return (
    <>
      {file.refused !== null && (
        <p className={css.notice} data-tone="error" role="alert">
          {refusedFileWords(file.refused)}
        </p>
      )}
      {running > 0 && (
        <p className={css.notice} role="status">
          Running {counted(running, "program")} again, to make the scores from the raw answers.
        </p>
      )}
      {file.records.map(({ record: { attempt }, checking }) => {
        if (checking.kind === "failed") {
          return (
            <p key={attempt.id} className={css.notice} data-tone="error">
              {attempt.title}: {predictFailureWords(checking.failure)}
            </p>
          );
        }
        return null;
      })}
      {running === 0 && checks.length > 0 && (
        <p className={css.notice} data-tone={check.different.length > 0 ? "error" : undefined}>
          {checkWords(check)}
        </p>
      )}
      <Damaged records={file.damaged.map(({ place, problem }) => [place, problem] as const)} />
    </>
  );
}

function Damaged({ records }: { readonly records: readonly (readonly [string, string])[] }) {
  if (records.length === 0) return null;
  return (
    <div className={css.notice} data-tone="error">
      <p>
        {counted(records.length, "record")} could not be read.{" "}
        {records.length === 1 ? "It is" : "They are"} left out, and all others are here.
      </p>
      <ul className={css.records}>
        {records.slice(0, 50).map(([place, problem]) => (
          <li key={`${place} ${problem}`}>
            <code translate="no">{place}</code>: {problem}
          </li>
        ))}
      </ul>
    </div>
  );
}
