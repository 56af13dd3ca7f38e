import type { Benchmarks } from "../../../app/benchmarks/benchmarks.ts";
import type { ImportState } from "../../../app/benchmarks/importState.ts";
import type { Services } from "../../../app/services.ts";
import { Button } from "../../parts/button/Button.tsx";
import { BringFiles } from "../../parts/files/BringFiles.tsx";
import { Prose } from "../../parts/Prose.tsx";
import { ProgressBar } from "../../parts/progress/ProgressBar.tsx";
import sheet from "../../parts/sheet/Sheet.module.css";
import { useCell } from "../../parts/useCell.ts";
import { quarters, useSaid } from "../../parts/useSaid.ts";
import { benchmarkWords, importFailureWords, readingWords } from "../../words/benchmarks.ts";
import { count, counted } from "../../words/numbers.ts";
import { RejectedRows } from "../RejectedRows.tsx";
import { FormatCards } from "./FormatCards.tsx";
import { FormatList } from "./FormatList.tsx";
import { FoundForm } from "./FoundForm.tsx";
import css from "./ImportPart.module.css";

interface Properties {
  readonly services: Services;
  readonly benchmarks: Benchmarks;
}

/** How files become a set: brought, read, looked at, kept. Nothing of them is run. */
export function ImportPart({ services, benchmarks }: Properties) {
  const state = useCell(benchmarks.importing);
  useSaid(services.announcer, saidOf(state));
  switch (state.kind) {
    case "idle":
      return (
        <section aria-label="Bring files">
          <BringFiles
            label="Benchmark files"
            drop="Drop files or folders here: .jsonl, .json, .csv, .py, packed as .gz or .zip or not. Reading them runs no code."
            folders
            draft={benchmarks.draft}
            onInput={(input) => benchmarks.begin(input, null)}
          />
          <FormatList />
        </section>
      );
    case "choosing":
      return (
        <section className={sheet.part} aria-label="Choose the benchmark">
          <h3 className={sheet.title}>Which benchmark is {state.name}?</h3>
          <p className={sheet.sentence}>Its beginning does not tell. Choose how it is read.</p>
          <FormatCards likely={state.likely} onChoose={(format) => benchmarks.choose(format)} />
          <p className={css.actions}>
            <Button onClick={() => benchmarks.cancel()}>Cancel</Button>
          </p>
        </section>
      );
    case "reading":
      return (
        <section className={sheet.part} aria-label="Reading">
          <h3 className={sheet.title}>
            Reading {state.name}
            {state.format !== null && `, as ${benchmarkWords[state.format].name}`}
          </h3>
          <ProgressBar
            label="Bytes read"
            value={state.progress.done}
            max={Math.max(1, state.progress.total)}
          />
          <p className={css.how}>{readingWords(state.progress)}</p>
          <p className={css.actions}>
            <Button onClick={() => benchmarks.cancel()}>Cancel</Button>
          </p>
        </section>
      );
    case "read":
      return <FoundForm services={services} benchmarks={benchmarks} state={state} />;
    case "keeping":
      return (
        <section className={sheet.part} aria-label="Keeping">
          <h3 className={sheet.title}>Keeping {state.name}</h3>
          <ProgressBar label="Tasks kept" value={state.done} max={state.summary.tasks} />
          <p className={css.how}>
            {count(state.done)} of {counted(state.summary.tasks, "task")}
          </p>
        </section>
      );
    case "failed":
      return (
        <section className={sheet.part} aria-label="Nothing to keep">
          <h3 className={sheet.title}>Nothing to keep in {state.name}</h3>
          <p className={css.failure} role="alert">
            <Prose text={importFailureWords(state.failure)} />
          </p>
          {state.failure.kind === "no-tasks" && (
            <>
              <RejectedRows services={services} rejected={state.failure.rejected} />
              <details className={css.other}>
                <summary>Read it as another benchmark</summary>
                <FormatCards likely={[]} onChoose={(format) => benchmarks.choose(format)} />
              </details>
            </>
          )}
          <p className={css.actions}>
            <Button look="main" onClick={() => benchmarks.cancel()}>
              Choose other files
            </Button>
          </p>
        </section>
      );
  }
}

function saidOf(state: ImportState): string {
  switch (state.kind) {
    case "idle":
      return "";
    case "choosing":
      return `Which benchmark ${state.name} is has to be chosen.`;
    case "reading": {
      const far = quarters(state.progress.done, state.progress.total);
      return far === "" ? `Reading ${state.name}.` : `Reading ${state.name}, ${far}.`;
    }
    case "read": {
      const { benchmark, tasks, rejected } = state.summary;
      return `Found ${counted(tasks, "task")} of ${benchmarkWords[benchmark].name}, ${counted(rejected.length, "rejected row")}.`;
    }
    case "keeping":
      return `Keeping ${state.name}.`;
    case "failed":
      // The notice says it as soon as it is there.
      return "";
  }
}
