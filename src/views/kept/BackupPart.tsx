import { useId, useRef, useState } from "react";
import type { Import, KeptData } from "../../app/keptData.ts";
import { Button } from "../parts/button/Button.tsx";
import { refusalWords } from "../words/keeping.ts";
import { byteSize, counted } from "../words/numbers.ts";
import { ImportResult } from "./ImportResult.tsx";
import { download } from "./download.ts";
import css from "./KeptDialog.module.css";

interface Properties {
  readonly data: KeptData;
  readonly onChanged: () => void;
}

/** Everything into one file, and back from it. */
export function BackupPart({ data, onChanged }: Properties) {
  const box = useId();
  const chooser = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState("");
  const [replaceOwn, setReplaceOwn] = useState(false);
  const [result, setResult] = useState<Import | null>(null);

  async function backUp(): Promise<void> {
    const made = await data.backup();
    setResult(null);
    if (made.kind === "failed") {
      setSaid(`No backup was made: ${refusalWords(made.refusal)}`);
      return;
    }
    onChanged();
    download(made.value, `foretrace-backup-${new Date().toISOString().slice(0, 10)}.jsonl`);
    const left = made.damaged.length;
    setSaid(
      `Backup made: ${byteSize(made.value.size)}.${left === 0 ? "" : ` ${counted(left, "unreadable record")} could not be put into it.`}`,
    );
  }

  async function restore(file: File): Promise<void> {
    setResult(null);
    setSaid(`Reading ${file.name}`);
    const done = await data.restore(file, replaceOwn ? "replace" : "keep");
    setSaid("");
    setResult(done);
    onChanged();
  }

  return (
    <section className={css.part} aria-labelledby={`${box}-heading`}>
      <h3 id={`${box}-heading`} className={css.heading}>
        Backup
      </h3>
      <p className={css.note}>
        One file with your attempts, answers, scores, drafts, program and settings. Read it on
        another machine, or here again: what is there already stays as it is. Benchmarks are not in
        it: they are somebody else’s data, and their files can be brought again.
      </p>
      <div className={css.actions}>
        <Button look="main" onClick={() => void backUp()}>
          Back up to a file
        </Button>
        <Button onClick={() => chooser.current?.click()}>Restore from a file</Button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".jsonl,.json,.txt"
          aria-label="Backup to restore"
          onChange={(event) => {
            const input = event.currentTarget;
            const file = input.files?.[0];
            if (file === undefined) return;
            // The same file can be chosen again.
            void restore(file).then(() => {
              input.value = "";
            });
          }}
        />
      </div>
      <label className={css.check}>
        <input
          type="checkbox"
          checked={replaceOwn}
          onChange={(event) => setReplaceOwn(event.currentTarget.checked)}
        />
        Restoring also replaces the program and the settings on this page
      </label>
      <div role="status">
        {said !== "" && <p className={css.said}>{said}</p>}
        {result !== null && <ImportResult result={result} />}
      </div>
    </section>
  );
}
