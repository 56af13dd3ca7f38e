import { useState } from "react";
import { printRoute } from "../../app/routes.ts";
import type { Services } from "../../app/services.ts";
import type { AttemptRecord } from "../../core/attempt/record.ts";
import { download } from "../kept/download.ts";
import { Button } from "../parts/button/Button.tsx";
import { ConfirmDialog } from "../parts/dialog/ConfirmDialog.tsx";
import { exportNames, exportWords } from "../words/exports.ts";
import { refusalWords } from "../words/keeping.ts";
import css from "./AttemptActions.module.css";

interface Properties {
  readonly services: Services;
  readonly record: AttemptRecord;
  /** Whether it is kept in this browser; otherwise it is from a file. */
  readonly isKept: boolean;
}

/** What can be done with an attempt: go on or again, take it away, keep it here, delete it. */
export function AttemptActions({ services, record, isKept }: Properties) {
  const { attempt } = record;
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const name = `foretrace-${attempt.programHash.slice(0, 8)}`;

  async function drop(): Promise<void> {
    const kept = await services.attempts.drop(attempt.id);
    setAsking(false);
    if (kept.kind === "failed") {
      setProblem(`Not deleted: ${refusalWords(kept.refusal)}`);
      return;
    }
    services.announcer.say("The attempt is deleted.");
    services.routes.go({ kind: "results", attempt: null });
  }

  async function keep(): Promise<void> {
    const kept = await services.attempts.adopt(record);
    if (kept.kind === "failed") setProblem(`Not kept: ${refusalWords(kept.refusal)}`);
    else services.announcer.say("The attempt is kept in this browser.");
  }

  return (
    <div className={css.actions}>
      {isKept && attempt.finishedMs === null && (
        <a className={css.on} href={printRoute({ kind: "predict", attempt: attempt.id })}>
          Go on with it
        </a>
      )}
      {attempt.mode !== "exam" && (
        <Button
          onClick={() => {
            const { program, title, concepts, mode, options } = attempt;
            services.predict.start({ program, title, concepts, mode, options });
            services.routes.go({ kind: "predict", attempt: null });
          }}
        >
          Try the same questions again
        </Button>
      )}
      {!isKept && <Button onClick={() => void keep()}>Keep in this browser</Button>}
      {exportNames.map((format) => (
        <Button
          key={format}
          look={format === "result" ? "plain" : "quiet"}
          title={exportWords[format].title}
          onClick={() => {
            void services.results.print(format, [record]).then(({ text, extension, mediaType }) => {
              download(new Blob([text], { type: mediaType }), `${name}.${extension}`);
            });
          }}
        >
          {exportWords[format].name}
        </Button>
      ))}
      {isKept && (
        <Button look="quiet" onClick={() => setAsking(true)}>
          Delete
        </Button>
      )}
      {problem !== null && (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
      <ConfirmDialog
        open={asking}
        title="Delete this attempt?"
        text="Its answers are gone then, unless you exported them."
        yes="Delete it"
        no="Keep it"
        onYes={() => void drop()}
        onNo={() => setAsking(false)}
      />
    </div>
  );
}
