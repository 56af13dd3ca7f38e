import { useState } from "react";
import type { AnswerFile, BenchmarkSession } from "../../../app/benchmarks/session.ts";
import type { Services } from "../../../app/services.ts";
import { Button } from "../../parts/button/Button.tsx";
import { ConfirmDialog } from "../../parts/dialog/ConfirmDialog.tsx";
import { ProgressBar } from "../../parts/progress/ProgressBar.tsx";
import { quarters, useSaid } from "../../parts/useSaid.ts";
import { setFailureWords } from "../../words/benchmarks.ts";
import { refusalWords } from "../../words/keeping.ts";
import { count, counted } from "../../words/numbers.ts";
import { RejectedRows } from "../RejectedRows.tsx";
import { IdList } from "./IdList.tsx";
import css from "./AnswerFileItem.module.css";

interface Properties {
  readonly services: Services;
  readonly session: BenchmarkSession;
  readonly file: AnswerFile;
}

/** A file of answers: how many, what in it fits no task, and its scoring. */
export function AnswerFileItem({ services, session, file }: Properties) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const answered = new Set(file.predictions.map(({ task }) => task)).size;
  useSaid(services.announcer, saidOf(file));

  async function remove(): Promise<void> {
    setAsking(false);
    const done = await session.removeAnswers(file.id);
    if (done.kind === "failed") setProblem(`Not removed: ${refusalWords(done.refusal)}`);
    else services.announcer.say(`${file.name} is removed.`);
  }

  return (
    <li className={css.file}>
      <div className={css.head}>
        <div className={css.what}>
          <h4 className={css.name}>{file.name}</h4>
          <p className={css.facts}>
            {counted(file.predictions.length, "answer")} to {counted(answered, "task")}
          </p>
        </div>
        <div className={css.actions}>
          <ScoringActions session={session} file={file} />
          <Button
            look="quiet"
            aria-label={`Remove ${file.name}`}
            onClick={() => {
              setProblem(null);
              setAsking(true);
            }}
          >
            Remove
          </Button>
        </div>
      </div>
      {file.scoring.kind === "failed" && (
        <p role="alert" className={css.problem}>
          Not scored: {setFailureWords(file.scoring.failure)}
        </p>
      )}
      {problem !== null && (
        <p role="alert" className={css.problem}>
          {problem}
        </p>
      )}
      <IdList
        title={`${counted(file.unknown.length, "id")} that no task has, left out`}
        ids={file.unknown}
      />
      <IdList
        title={`${counted(file.missing.length, "task")} without an answer`}
        ids={file.missing}
      />
      <IdList
        title={`${counted(file.duplicate.length, "id")} given more than once; the first counts`}
        ids={file.duplicate}
      />
      <RejectedRows services={services} rejected={file.rejected} />
      <ConfirmDialog
        open={asking}
        title={`Remove ${file.name}?`}
        text="Its answers and their scores are gone then. The file itself can be read again."
        yes="Remove it"
        no="Keep it"
        onYes={() => void remove()}
        onNo={() => setAsking(false)}
      />
    </li>
  );
}

function ScoringActions({ session, file }: Pick<Properties, "session" | "file">) {
  const { scoring } = file;
  switch (scoring.kind) {
    case "unscored":
    case "failed":
      return (
        <Button
          look="main"
          aria-label={`Score ${file.name}`}
          onClick={() => void session.score(file.id)}
        >
          Score
        </Button>
      );
    case "waiting":
      return (
        <>
          <span className={css.facts}>waits for the truths</span>
          <Button onClick={() => session.stopScoring()}>Stop</Button>
        </>
      );
    case "scoring":
      return (
        <>
          <ProgressBar
            label="Answers scored"
            value={scoring.done}
            max={Math.max(1, scoring.total)}
            short
          />
          <span className={css.facts}>
            {count(scoring.done)} of {count(scoring.total)}
          </span>
          <Button onClick={() => session.stopScoring()}>Stop</Button>
        </>
      );
    case "scored":
      return <span className={css.scored}>Scored</span>;
  }
}

function saidOf({ name, scoring, predictions }: AnswerFile): string {
  switch (scoring.kind) {
    case "unscored":
      return `${name}: ${counted(predictions.length, "answer")}, not yet scored.`;
    case "waiting":
      return `${name} waits for the truths.`;
    case "scoring": {
      const far = quarters(scoring.done, scoring.total);
      return far === "" ? `Scoring ${name}.` : `Scoring ${name}, ${far}.`;
    }
    case "scored":
      return `${name} is scored.`;
    case "failed":
      // The notice says it as soon as it is there.
      return "";
  }
}
