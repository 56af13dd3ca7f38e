import { useState } from "react";
import type { BenchmarkSession, ExportKind, OpenSet } from "../../../app/benchmarks/session.ts";
import type { Services } from "../../../app/services.ts";
import { download } from "../../kept/download.ts";
import { Button } from "../../parts/button/Button.tsx";
import { ProgressBar } from "../../parts/progress/ProgressBar.tsx";
import sheet from "../../parts/sheet/Sheet.module.css";
import { setFailureWords } from "../../words/benchmarks.ts";
import { exportKinds, exportKindWords } from "../../words/benchmarkExports.ts";
import { count } from "../../words/numbers.ts";
import { IdList } from "./IdList.tsx";
import { scoredFiles } from "./scoredFiles.ts";
import css from "./ExportPart.module.css";

interface Properties {
  readonly services: Services;
  readonly session: BenchmarkSession;
  readonly state: OpenSet;
}

/** What can be taken away as files. */
export function ExportPart({ services, session, state }: Properties) {
  const { exporting, truths } = state;
  const files = scoredFiles(state.answers);
  const [chosen, setChosen] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [left, setLeft] = useState<readonly string[]>([]);
  const file = files.find((one) => one.file.id === chosen) ?? files[0];

  async function take(kind: ExportKind): Promise<void> {
    setProblem(null);
    setLeft([]);
    const exported = await session.export(kind, file?.file.id ?? null);
    if (exported.kind === "failed") setProblem(setFailureWords(exported.failure));
    if (exported.kind !== "file") return;
    download(exported.content, exported.name);
    setLeft(exported.left);
    services.announcer.say(`${exported.name} is downloaded.`);
  }

  function unavailable(kind: ExportKind): string | null {
    if (exporting !== null) return "Another file is being made";
    if (kind === "truths" && truths.done === 0) return "No truth is known yet";
    if (exportKindWords[kind].ofAnswers && file === undefined) return "No answers are scored yet";
    return null;
  }

  return (
    <section className={sheet.part} aria-labelledby="export">
      <h3 id="export" className={sheet.title}>
        Export
      </h3>
      {files.length > 1 && (
        <p className={css.which}>
          <label htmlFor="export-file">Scores and marks of</label>
          <select
            id="export-file"
            className={css.select}
            value={file?.file.id}
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {files.map((one) => (
              <option key={one.file.id} value={one.file.id}>
                {one.file.name}
              </option>
            ))}
          </select>
        </p>
      )}
      <ul className={css.kinds}>
        {exportKinds.map((kind) => (
          <li key={kind} className={css.kind}>
            <Button unavailable={unavailable(kind)} onClick={() => void take(kind)}>
              {exportKindWords[kind].name}
            </Button>
            <span className={css.says}>{exportKindWords[kind].says}</span>
          </li>
        ))}
      </ul>
      {exporting !== null && (
        <div className={css.work}>
          <span>Making {exportKindWords[exporting.kind].name}</span>
          <ProgressBar
            label="Records made"
            value={exporting.done}
            max={Math.max(1, exporting.total)}
          />
          <span className={css.says}>
            {count(exporting.done)} of {count(exporting.total)}
          </span>
          <Button onClick={() => session.cancelExport()}>Cancel</Button>
        </div>
      )}
      <IdList
        title={`${left.length === 1 ? "1 run is" : `${count(left.length)} runs are`} not in the file`}
        ids={left}
      />
      {problem !== null && (
        <p role="alert" className={css.problem}>
          Not exported: {problem}
        </p>
      )}
    </section>
  );
}
