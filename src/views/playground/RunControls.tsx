import type { ReactNode } from "react";
import type { Program } from "../../core/program/program.ts";
import type { Playground } from "../../app/playground.ts";
import type { Recorder } from "../../app/recorder.ts";
import { samples } from "../../app/samples/samples.ts";
import { Button } from "../parts/button/Button.tsx";
import { ProgressBar } from "../parts/progress/ProgressBar.tsx";
import { useCell } from "../parts/useCell.ts";
import { bootWords, runWords } from "../words/running.ts";
import css from "./RunControls.module.css";

interface Properties {
  readonly run: Playground["run"];
  readonly boot: Recorder["boot"];
  readonly onTrace: () => void;
  readonly onStop: () => void;
  readonly onRetry: () => void;
  readonly onSample: (program: Program) => void;
  /** What else can be done with the program. */
  readonly children: ReactNode;
}

/** Samples, Trace, Stop, and in words what is going on. */
export function RunControls(properties: Properties) {
  const { onTrace, onStop, onRetry, onSample, children } = properties;
  const run = useCell(properties.run);
  const boot = useCell(properties.boot);
  const busy = run.kind === "running" || run.kind === "waiting";
  const mac = navigator.userAgent.includes("Mac");
  return (
    <>
      <select
        className={css.samples}
        aria-label="Sample programs"
        value=""
        onChange={(event) => {
          const id = event.currentTarget.value;
          const chosen = samples.find((sample) => sample.id === id);
          if (chosen !== undefined) onSample(chosen.program);
        }}
      >
        <option value="" disabled>
          Samples
        </option>
        {samples.map((sample) => (
          <option key={sample.id} value={sample.id}>
            {sample.title}
          </option>
        ))}
      </select>
      <Button look="main" onClick={onTrace} aria-keyshortcuts="Control+Enter Meta+Enter">
        Trace{" "}
        <kbd className={css.shortcut} aria-hidden="true">
          {mac ? "⌘ ↵" : "Ctrl ↵"}
        </kbd>
      </Button>
      {busy && <Button onClick={onStop}>Stop</Button>}
      {children}
      <p className={css.status}>
        {busy ? runWords(run, boot) : bootWords(boot)}
        {boot.kind === "failed" && !busy && (
          <Button look="quiet" onClick={onRetry}>
            Try again
          </Button>
        )}
      </p>
      {boot.kind === "loading" && (
        <ProgressBar label="Loading Python" value={boot.bytes} max={boot.total} short />
      )}
    </>
  );
}
