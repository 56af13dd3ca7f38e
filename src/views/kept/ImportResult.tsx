import type { Import, ImportReport } from "../../app/keptData.ts";
import { addedWords, recordName, recordWords, refusalWords } from "../words/keeping.ts";
import { counted } from "../words/numbers.ts";
import { RecordList } from "./RecordList.tsx";
import css from "./KeptDialog.module.css";

/** What came of restoring a file. */
export function ImportResult({ result }: { readonly result: Import }) {
  switch (result.kind) {
    case "imported":
      return <Report report={result} />;
    case "not-a-backup":
      return (
        <Failure text="This file is no backup of Foretrace. Nothing was changed. A backup’s name ends in .jsonl." />
      );
    case "newer":
      return (
        <Failure text="This backup was made by a newer version of the page. Nothing was changed. Reload the page to get that version." />
      );
    case "too-large":
      return (
        <Failure text="This file is larger than any backup that this page reads. Nothing was changed." />
      );
    case "unreadable":
      return (
        <Failure text="The browser could not read the file to its end. Nothing was changed. Is it still where it was?" />
      );
    case "failed":
      return (
        <Failure
          text={`Not everything was restored: ${refusalWords(result.refusal)} Restoring again goes on where it stopped.`}
        />
      );
  }
}

function Failure({ text }: { readonly text: string }) {
  return (
    <p className={css.advice} data-tone="error">
      {text}
    </p>
  );
}

function Report({ report }: { readonly report: ImportReport }) {
  const { damaged, conflicts, same, complete } = report;
  return (
    <div className={css.report}>
      <p className={css.said}>{addedWords(report)}</p>
      {same > 0 && <p>{counted(same, "record was", "records were")} here already.</p>}
      {!complete && (
        <p className={css.advice} data-tone="warning">
          The file ends before its end, or lacks some of its lines. What is in it was read; is there
          another copy?
        </p>
      )}
      {conflicts.length > 0 && (
        <RecordList
          title={`${counted(conflicts.length, "record differs", "records differ")} from what is here. Those here were left as they are.`}
          records={conflicts.map(({ line, table, id }) => `line ${line}: ${recordName(table, id)}`)}
        />
      )}
      {damaged.length > 0 && (
        <RecordList
          title={`${counted(damaged.length, "record")} could not be read. All others were.`}
          records={damaged.map((record) => `line ${record.line}: ${recordWords(record)}`)}
        />
      )}
    </div>
  );
}
